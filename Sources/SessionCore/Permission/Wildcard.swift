/// A text in which `*` stands for any characters, none included.
struct Wildcard: Sendable {
  private let parts: [[UInt8]]

  init(_ text: String) {
    parts = text.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false).map(Array.init)
  }

  /// What stands before the first `*`.
  var prefix: String { String(decoding: parts.first ?? [], as: UTF8.self) }

  /// Linear enough: each part is looked for once, from where the one before it ended.
  func matches(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = parts.first, let last = parts.last, bytes.starts(with: first) else { return false }
    guard parts.count > 1 else { return bytes.count == first.count }
    var start = first.count
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = Self.index(of: part, in: bytes, from: start) else { return false }
      start = found + part.count
    }
    return bytes.count - start >= last.count && bytes.suffix(last.count).elementsEqual(last)
  }

  private static func index(of part: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count - start >= part.count else { return nil }
    return (start...bytes.count - part.count).first { bytes[$0..<$0 + part.count].elementsEqual(part) }
  }
}
