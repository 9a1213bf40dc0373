/// The `file:` address of a path, as language servers are told of files.
struct FileURI: Hashable, Sendable {
  let text: String

  init(_ text: String) { self.text = text }

  init(path: String) {
    var text = "file://"
    for byte in path.utf8 {
      if Self.isFree(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "%" + Self.hex(byte >> 4) + Self.hex(byte & 15)
      }
    }
    self.text = text
  }

  /// The whole path without a slash at its end; nil for what is no file on this machine.
  var path: String? {
    guard text.utf8.count > 7, text.prefix(7).lowercased() == "file://" else { return nil }
    let rest = text.utf8.dropFirst(7)
    guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    let host = String(rest[..<slash]) ?? ""
    guard host.isEmpty || host.lowercased() == "localhost" else { return nil }
    guard let bytes = Self.decoded(rest[slash...]), !bytes.contains(0) else { return nil }
    var path = String(decoding: bytes, as: UTF8.self)
    while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    return path
  }

  private static func decoded(_ text: Substring.UTF8View) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = text[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { return bytes }
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(value), let low = rest.popFirst().flatMap(value) else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    Character(Unicode.Scalar(digit)).hexDigitValue.map { UInt8($0) }
  }

  private static func hex(_ value: UInt8) -> String { String(value, radix: 16, uppercase: true) }

  private static func isFree(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "/-._~".utf8.contains(byte)
    }
  }
}
