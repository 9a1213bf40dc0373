extension JSON {
  /// Appends a text as a JSON string, quotes included.
  ///
  /// U+2028 and U+2029 are escaped though JSON does not ask for it: older JavaScript ends a line there, and so do
  /// programs that split a log into lines by Unicode's rules.
  package static func append(quoted text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { append(escaping: $0, to: &bytes) }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func append(escaping text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var runStart = 0
    for place in text.indices where needsEscape(text, place) {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart..<place]))
      runStart = place + appendEscape(text, place, to: &bytes)
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart...]))
  }

  private static func needsEscape(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    switch text[place] {
    case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"): true
    // U+2028 and U+2029 are E2 80 A8 and E2 80 A9; a string is valid UTF-8, so both bytes are there.
    case 0xE2: text[place + 1] == 0x80 && text[place + 2] & 0xFE == 0xA8
    default: false
    }
  }

  /// Returns how many bytes the escape stands for.
  private static func appendEscape(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, to bytes: inout [UInt8]) -> Int {
    switch text[place] {
    case 0xE2:
      bytes.append(contentsOf: (text[place + 2] == 0xA8 ? "\\u2028" : "\\u2029").utf8)
      return 3
    case 0x0A: bytes.append(contentsOf: "\\n".utf8)
    case 0x09: bytes.append(contentsOf: "\\t".utf8)
    case 0x0D: bytes.append(contentsOf: "\\r".utf8)
    case 0x08: bytes.append(contentsOf: "\\b".utf8)
    case 0x0C: bytes.append(contentsOf: "\\f".utf8)
    case let control where control < 0x20:
      bytes.append(contentsOf: "\\u00".utf8)
      bytes.append(contentsOf: [hexDigit(control >> 4), hexDigit(control & 0xF)])
    case let plain: bytes.append(contentsOf: [UInt8(ascii: "\\"), plain])
    }
    return 1
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
