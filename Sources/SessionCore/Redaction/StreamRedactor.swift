/// Redacts a text that arrives in pieces: what could still become a secret is held back until it is clear.
package struct StreamRedactor: Sendable {
  private let redactor: Redactor
  private var held = ""

  package init(_ redactor: Redactor) { self.redactor = redactor }

  /// The longest run of key characters that is waited for; keys are shorter.
  private static let longest = 4096

  /// - Returns: what can be shown now; the pieces add up to the redacted text.
  package mutating func feed(_ piece: String) -> String {
    held += piece
    let bytes = Array(held.utf8)
    let cut = boundary(in: bytes)
    guard cut > 0 else { return "" }
    let ready = String(decoding: bytes[..<cut], as: UTF8.self)
    held = String(decoding: bytes[cut...], as: UTF8.self)
    return redactor.clean(ready)
  }

  /// What was still held back.
  package mutating func finish() -> String {
    defer { held = "" }
    return redactor.clean(held)
  }

  /// Everything before it is free of secrets that go on after it.
  private func boundary(in bytes: [UInt8]) -> Int {
    let block = lastBlock(in: bytes)
    if case .open(let start) = block { return start }
    var cut = bytes.count
    while cut > 0, Self.isKeyByte(bytes[cut - 1]), bytes.count - cut < Self.longest { cut -= 1 }
    cut = min(cut, redactor.startOfUnfinishedSecret(in: bytes) ?? cut)
    if case .closed(let end) = block { cut = max(cut, end) }
    return cut
  }

  private enum Block {
    case none
    /// A private key whose end has not come, from here on.
    case open(Int)
    case closed(Int)
  }

  /// The first line of a key's block says what it is, and its last line says so again.
  private func lastBlock(in bytes: [UInt8]) -> Block {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let begin = text.ranges(of: "-----BEGIN ").last else { return .none }
    let rest = text[begin.upperBound...]
    let mark = "PRIVATE KEY-----"
    if rest.contains(where: \.isNewline), !rest.prefix(while: { !$0.isNewline }).contains(mark) { return .none }
    let marks = rest.ranges(of: mark)
    if marks.count > 1 { return .closed(text[..<marks[1].upperBound].utf8.count) }
    let start = text[..<begin.lowerBound].utf8.count
    return bytes.count - start < Self.longest * 4 ? .open(start) : .none
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
