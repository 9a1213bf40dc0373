extension JSON {
  /// The value as compact JSON, without line breaks.
  package func bytes() -> [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }

  package var text: String { String(decoding: bytes(), as: UTF8.self) }

  /// The value over several lines, for people.
  package func pretty(indent: Int = 2) -> String {
    var bytes: [UInt8] = []
    appendPretty(to: &bytes, indent: indent, depth: 0)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends compact JSON. A number that is not finite has no spelling in JSON and becomes `null`.
  package func append(to bytes: inout [UInt8]) {
    switch self {
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      var isFirst = true
      for element in elements {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        element.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      var isFirst = true
      for (key, value) in members {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        Self.append(quoted: key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        value.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    default: appendScalar(to: &bytes)
    }
  }

  private func appendScalar(to bytes: inout [UInt8]) {
    switch self {
    case .bool(true): bytes.append(contentsOf: "true".utf8)
    case .bool(false): bytes.append(contentsOf: "false".utf8)
    case .int(let value): bytes.append(contentsOf: value.description.utf8)
    case .double(let value) where value.isFinite: bytes.append(contentsOf: value.description.utf8)
    case .string(let value): Self.append(quoted: value, to: &bytes)
    default: bytes.append(contentsOf: "null".utf8)
    }
  }

  private func appendPretty(to bytes: inout [UInt8], indent: Int, depth: Int) {
    switch self {
    case .array(let elements) where !elements.isEmpty:
      bytes.append(UInt8(ascii: "["))
      for (place, element) in elements.enumerated() {
        Self.appendLineBreak(to: &bytes, afterComma: place > 0, columns: indent * (depth + 1))
        element.appendPretty(to: &bytes, indent: indent, depth: depth + 1)
      }
      Self.appendLineBreak(to: &bytes, columns: indent * depth)
      bytes.append(UInt8(ascii: "]"))
    case .object(let members) where !members.isEmpty:
      bytes.append(UInt8(ascii: "{"))
      var isFirst = true
      for (key, value) in members {
        Self.appendLineBreak(to: &bytes, afterComma: !isFirst, columns: indent * (depth + 1))
        isFirst = false
        Self.append(quoted: key, to: &bytes)
        bytes.append(contentsOf: ": ".utf8)
        value.appendPretty(to: &bytes, indent: indent, depth: depth + 1)
      }
      Self.appendLineBreak(to: &bytes, columns: indent * depth)
      bytes.append(UInt8(ascii: "}"))
    default: append(to: &bytes)
    }
  }

  private static func appendLineBreak(to bytes: inout [UInt8], afterComma: Bool = false, columns: Int) {
    if afterComma { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: max(0, columns)))
  }
}
