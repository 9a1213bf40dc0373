extension JSONParser {
  /// Reads a string from its opening quote to past its closing one. Most have no escape and are copied in one go.
  mutating func string(_ bytes: Span<UInt8>) throws(JSONSyntaxError) -> String {
    let start = position + 1
    position = start
    let isASCII = skipPlain(bytes)
    guard position < bytes.count else { throw firstFault(bytes, from: start, else: end(bytes)) }
    guard bytes[position] == UInt8(ascii: "\"") else { return try escapedString(bytes, from: start) }
    defer { position += 1 }
    return try text(bytes, start..<position, isASCII: isASCII)
  }

  private mutating func escapedString(_ bytes: Span<UInt8>, from start: Int) throws(JSONSyntaxError) -> String {
    unescaped.removeAll(keepingCapacity: true)
    append(bytes, start..<position)
    while true {
      guard position < bytes.count else { throw firstFault(bytes, from: start, else: end(bytes)) }
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        guard let text = String(validating: unescaped, as: UTF8.self) else { throw badUTF8(bytes, from: start) }
        return text
      case UInt8(ascii: "\\"):
        try escape(bytes)
      case let control:
        let error = JSONSyntaxError(offset: position, reason: .controlCharacter(control))
        throw firstFault(bytes, from: start, else: error)
      }
      let runStart = position
      _ = skipPlain(bytes)
      append(bytes, runStart..<position)
    }
  }

  /// Moves to the next byte that is a quote, a backslash or a control character, and says whether all before was ASCII.
  private mutating func skipPlain(_ bytes: Span<UInt8>) -> Bool {
    var place = position
    var seen: UInt8 = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
      seen |= byte
      place += 1
    }
    position = place
    return seen < 0x80
  }

  private mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    bytes.extracting(range).withUnsafeBufferPointer { unescaped.append(contentsOf: $0) }
  }

  private func text(_ bytes: Span<UInt8>, _ range: Range<Int>, isASCII: Bool) throws(JSONSyntaxError) -> String {
    let text: String? = bytes.extracting(range).withUnsafeBufferPointer {
      // The validating initialiser is generic to the bottom, which costs short strings more than the copy.
      isASCII ? String(decoding: $0, as: UTF8.self) : String(validating: $0, as: UTF8.self)
    }
    guard let text else { throw badUTF8(bytes, from: range.lowerBound) }
    return text
  }
}

// Escapes.
extension JSONParser {
  private mutating func escape(_ bytes: Span<UInt8>) throws(JSONSyntaxError) {
    guard position + 1 < bytes.count else { throw end(bytes) }
    let plain: UInt8
    switch bytes[position + 1] {
    case UInt8(ascii: "u"): return try unicodeEscape(bytes)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain = bytes[position + 1]
    case UInt8(ascii: "n"): plain = 0x0A
    case UInt8(ascii: "t"): plain = 0x09
    case UInt8(ascii: "r"): plain = 0x0D
    case UInt8(ascii: "b"): plain = 0x08
    case UInt8(ascii: "f"): plain = 0x0C
    default: throw JSONSyntaxError(offset: position, reason: .badEscape)
    }
    unescaped.append(plain)
    position += 2
  }

  /// `\uD83D\uDE00` is one character; half of such a pair alone is none, and becomes U+FFFD.
  private mutating func unicodeEscape(_ bytes: Span<UInt8>) throws(JSONSyntaxError) {
    let unit = try codeUnit(bytes)
    guard UTF16.isLeadSurrogate(unit) else { return append(UnicodeScalar(unit) ?? "\u{FFFD}") }
    let afterLead = position
    guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
    else { return append("\u{FFFD}") }
    let second = try codeUnit(bytes)
    guard UTF16.isTrailSurrogate(second) else {
      position = afterLead
      return append("\u{FFFD}")
    }
    append(UTF16.decode(UTF16.EncodedScalar([unit, second])))
  }

  private mutating func append(_ scalar: UnicodeScalar) {
    unescaped.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  /// Reads `\uXXXX`.
  private mutating func codeUnit(_ bytes: Span<UInt8>) throws(JSONSyntaxError) -> UInt16 {
    var unit: UInt16 = 0
    for place in (position + 2)..<(position + 6) {
      guard place < bytes.count else { throw end(bytes) }
      let digit: UInt8
      switch bytes[place] {
      case let byte where byte &- UInt8(ascii: "0") < 10: digit = byte - UInt8(ascii: "0")
      case let byte where byte &- UInt8(ascii: "a") < 6: digit = byte - UInt8(ascii: "a") + 10
      case let byte where byte &- UInt8(ascii: "A") < 6: digit = byte - UInt8(ascii: "A") + 10
      default: throw JSONSyntaxError(offset: position, reason: .badEscape)
      }
      unit = unit << 4 | UInt16(digit)
    }
    position += 6
    return unit
  }
}

// Where a string stops being UTF-8. Only asked when it is known to, so it need not be fast.
extension JSONParser {
  private func badUTF8(_ bytes: Span<UInt8>, from start: Int) -> JSONSyntaxError {
    let place = firstInvalid(bytes, start..<bytes.count) ?? start
    return JSONSyntaxError(offset: place, reason: .badUTF8)
  }

  /// Bad UTF-8 between `start` and here comes before what was found here.
  private func firstFault(
    _ bytes: Span<UInt8>, from start: Int, else error: JSONSyntaxError
  ) -> JSONSyntaxError {
    guard let place = firstInvalid(bytes, start..<position) else { return error }
    return JSONSyntaxError(offset: place, reason: .badUTF8)
  }

  private func firstInvalid(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    bytes.extracting(range).withUnsafeBufferPointer { buffer in
      var decoder = UTF8.ForwardParser()
      var input = buffer.makeIterator()
      var place = range.lowerBound
      while true {
        switch decoder.parseScalar(from: &input) {
        case .valid(let scalar): place += scalar.count
        case .emptyInput: return nil
        case .error: return place
        }
      }
    }
  }
}
