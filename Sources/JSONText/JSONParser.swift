/// Reads the bytes of one JSON text into a value, without recursion, so that no nesting can exhaust a stack.
///
/// Finished values wait on one shared stack until the container around them closes and takes its share; each
/// container is thus allocated once, at its final size.
struct JSONParser {
  /// A container whose end has not been seen.
  private struct Level {
    let isObject: Bool
    let firstValue: Int
    let firstKey: Int

    var closing: UInt8 { isObject ? UInt8(ascii: "}") : UInt8(ascii: "]") }
    var expected: String { isObject ? "',' or '}'" : "',' or ']'" }
  }

  private let maximumDepth: Int
  private var levels: [Level] = []
  private var values: [JSON] = []
  private var keys: [String] = []
  var position = 0
  /// The string being read, once it has turned out to contain an escape.
  var unescaped: [UInt8] = []

  init(maximumDepth: Int) {
    self.maximumDepth = maximumDepth
    // Room for a typical message, so that small texts do not pay for growing step by step.
    levels.reserveCapacity(8)
    values.reserveCapacity(16)
    keys.reserveCapacity(16)
  }

  mutating func parse(_ bytes: Span<UInt8>) throws(JSONSyntaxError) -> JSON {
    skipByteOrderMark(bytes)
    var value = try firstComplete(bytes)
    while let level = levels.last {
      values.append(value)
      let byte = try peek(bytes)
      if byte == UInt8(ascii: ",") {
        position += 1
        if level.isObject { try readKey(bytes, orClosing: false) }
        value = try firstComplete(bytes)
      } else if byte == level.closing {
        position += 1
        value = close(level)
      } else {
        throw unexpected(byte, expected: level.expected)
      }
    }
    skipSpace(bytes)
    guard position == bytes.count else { throw JSONSyntaxError(offset: position, reason: .trailingText) }
    return value
  }

  /// Opens containers until a value is complete: a scalar, or a container with nothing in it.
  private mutating func firstComplete(_ bytes: Span<UInt8>) throws(JSONSyntaxError) -> JSON {
    while true {
      let byte = try peek(bytes)
      switch byte {
      case UInt8(ascii: "["):
        try open(isObject: false)
        if try peek(bytes) == UInt8(ascii: "]") {
          position += 1
          levels.removeLast()
          return .array([])
        }
      case UInt8(ascii: "{"):
        try open(isObject: true)
        if try readKey(bytes, orClosing: true) == false {
          levels.removeLast()
          return .object(JSONObject())
        }
      default:
        return try scalar(byte, bytes)
      }
    }
  }

  private mutating func scalar(_ byte: UInt8, _ bytes: Span<UInt8>) throws(JSONSyntaxError) -> JSON {
    switch byte {
    case UInt8(ascii: "\""): return .string(try string(bytes))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number(bytes)
    case UInt8(ascii: "t"): return try word("true", .bool(true), bytes)
    case UInt8(ascii: "f"): return try word("false", .bool(false), bytes)
    case UInt8(ascii: "n"): return try word("null", .null, bytes)
    default: throw unexpected(byte, expected: "a value")
    }
  }

  private mutating func word(
    _ word: StaticString, _ value: JSON, _ bytes: Span<UInt8>
  ) throws(JSONSyntaxError) -> JSON {
    for place in 0..<word.utf8CodeUnitCount {
      guard position < bytes.count else { throw end(bytes) }
      guard bytes[position] == word.utf8Start[place] else { throw unexpected(bytes[position], expected: "\(word)") }
      position += 1
    }
    return value
  }

  /// Reads `"key":`. False: there was a `}` instead, which is only allowed right after the `{`.
  @discardableResult
  private mutating func readKey(_ bytes: Span<UInt8>, orClosing: Bool) throws(JSONSyntaxError) -> Bool {
    let byte = try peek(bytes)
    if orClosing, byte == UInt8(ascii: "}") {
      position += 1
      return false
    }
    guard byte == UInt8(ascii: "\"") else {
      throw unexpected(byte, expected: orClosing ? "a key in quotes or '}'" : "a key in quotes")
    }
    keys.append(try string(bytes))
    let colon = try peek(bytes)
    guard colon == UInt8(ascii: ":") else { throw unexpected(colon, expected: "':'") }
    position += 1
    return true
  }

  private mutating func open(isObject: Bool) throws(JSONSyntaxError) {
    guard levels.count < maximumDepth else {
      throw JSONSyntaxError(offset: position, reason: .tooDeep(limit: maximumDepth))
    }
    levels.append(Level(isObject: isObject, firstValue: values.count, firstKey: keys.count))
    position += 1
  }

  private mutating func close(_ level: Level) -> JSON {
    levels.removeLast()
    defer { values.removeSubrange(level.firstValue...) }
    guard level.isObject else { return .array(Array(values[level.firstValue...])) }
    defer { keys.removeSubrange(level.firstKey...) }
    return .object(JSONObject(keys: keys[level.firstKey...], values: values[level.firstValue...]))
  }
}

extension JSONParser {
  /// The next byte that is no white space.
  private mutating func peek(_ bytes: Span<UInt8>) throws(JSONSyntaxError) -> UInt8 {
    skipSpace(bytes)
    guard position < bytes.count else { throw end(bytes) }
    return bytes[position]
  }

  private mutating func skipSpace(_ bytes: Span<UInt8>) {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  private mutating func skipByteOrderMark(_ bytes: Span<UInt8>) {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
  }

  func end(_ bytes: Span<UInt8>) -> JSONSyntaxError {
    JSONSyntaxError(offset: bytes.count, reason: .unexpectedEnd)
  }

  func unexpected(_ byte: UInt8, expected: String) -> JSONSyntaxError {
    JSONSyntaxError(offset: position, reason: .unexpected(byte, expected: expected))
  }
}
