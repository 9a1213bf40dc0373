internal import SystemPackage

/// Writes output to a file as it comes, without the secrets in it.
///
/// A secret may come in two pieces, or go over lines as keys do. So what came last is held back until more has come, and
/// what is written ends where no secret does: where cleaning both sides by themselves gives what cleaning the whole does.
struct SpillWriter: Sendable {
  private let file: Descriptor
  private let redact: @Sendable (String) -> String
  private var held: [UInt8] = []
  /// How much has to be held for the next attempt to write some of it.
  private var threshold = Self.portion

  private static let portion = 64 << 10
  /// As long as a secret is that is safely found.
  private static let overlap = 16 << 10
  /// More than this is not held back, whatever it looks like.
  private static let limit = 1 << 20

  init(_ file: Descriptor, redact: @escaping @Sendable (String) -> String) {
    self.file = file
    self.redact = redact
  }

  mutating func add(_ bytes: [UInt8]) throws(Errno) {
    held += bytes
    if held.count >= threshold { try writeSome() }
  }

  /// Writes what was held back.
  mutating func end() throws(Errno) {
    let rest = held
    held = []
    try file.write(cleaned(rest[...])[...])
  }

  private mutating func writeSome() throws(Errno) {
    let whole = cleaned(held[...])
    var distance = Self.overlap
    while distance < held.count {
      let cut = cut(before: held.count - distance)
      let start = whole == held ? Array(held[..<cut]) : cleaned(held[..<cut])
      if whole == held || start + cleaned(held[cut...]) == whole {
        try file.write(start[...])
        held.removeFirst(cut)
        threshold = held.count + Self.portion
        return
      }
      distance *= 2
    }
    if held.count >= Self.limit {
      try file.write(whole[...])
      held = []
    }
    threshold = held.count * 2 + Self.portion
  }

  /// The end of a line if there is one not far before `place`, or else the beginning of a character.
  private func cut(before place: Int) -> Int {
    let window = held[max(place - Self.overlap, 0)..<place]
    if let newline = window.lastIndex(of: UInt8(ascii: "\n")) { return newline + 1 }
    return held[..<place].suffix(4).lastIndex { $0 & 0xC0 != 0x80 } ?? place
  }

  /// Bytes that are no text stay as they are unless there is a secret among them.
  private func cleaned(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    let clean = redact(text)
    return clean == text ? Array(bytes) : Array(clean.utf8)
  }
}
