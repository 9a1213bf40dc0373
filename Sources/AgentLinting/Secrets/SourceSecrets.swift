internal import AgentDefinitions

/// What of a file no report may show, whichever rules run and whatever could be read of it: it goes by the text alone.
///
/// It hides more than `literal-secret` reports: a word too much behind stars costs nothing.
struct SourceSecrets: Sendable {
  private(set) var ranges: [SourceRange]
  private var words: Set<[UInt8]> = []

  init(in file: SourceFile) {
    var found = KnownToken.all(in: file.bytes, file.bytes.indices).map { Self.whole($0.range, in: file.bytes) }
    found += NamedSecrets.all(in: file.bytes)
    ranges = found.map { SourceRange($0.lowerBound, $0.upperBound) }
    for range in found.prefix(Self.most) {
      // A private key has lines, which a message shows as words; in JSON they are divided by `\n`.
      let parts = file.bytes[range].split { $0 <= 0x20 || $0 == UInt8(ascii: "\\") }
      for part in parts where parts.count == 1 || part.count >= Self.head + 1 {
        words.insert(Array(part.prefix(256)))
        if part.first == UInt8(ascii: "n"), parts.count > 1 { words.insert(Array(part.dropFirst().prefix(256))) }
      }
    }
    // Where else it stands it is as secret.
    for word in words where word.count >= Self.head {
      ranges += ByteSearch.offsets(of: word, in: file.bytes).map { SourceRange($0, $0 + word.count) }
    }
  }

  /// The text of a message about the file: each secret is replaced, also where a quotation was cut short.
  func hidden(in text: String) -> String {
    var bytes = Array(text.utf8)
    var isChanged = false
    for word in words.sorted(by: { $0.count > $1.count }) where !word.isEmpty {
      let head = Array(word.prefix(Self.head))
      for offset in ByteSearch.offsets(of: head, in: bytes).reversed() {
        let same = zip(bytes[offset...], word).prefix { $0 == $1 }.count
        bytes.replaceSubrange(offset..<offset + same, with: Array("***".utf8))
        isChanged = true
      }
    }
    return isChanged ? String(decoding: bytes, as: UTF8.self) : text
  }

  func hidden(in finding: Finding) -> Finding {
    if words.isEmpty { return finding }
    return Finding(
      rule: finding.rule, severity: finding.severity, file: finding.file, range: finding.range,
      message: hidden(in: finding.message),
      effects: finding.effects.map { RuntimeEffect($0.runtime, hidden(in: $0.text)) },
      related: finding.related.map { .init(file: $0.file, range: $0.range, note: hidden(in: $0.note)) },
      fixes: finding.fixes.map { $0.with(title: hidden(in: $0.title)) },
      isBlocking: finding.isBlocking)
  }

  private static let most = 200
  /// As much of a secret tells it from other words.
  private static let head = 12

  /// A private key with all its lines: its form is known from the first.
  private static func whole(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    guard bytes[range].starts(with: "-----".utf8) else { return range }
    let rest = bytes[range.upperBound..<min(range.upperBound + 8192, bytes.count)]
    return range.lowerBound..<(ByteSearch.first(Array("-----END".utf8), in: rest) ?? rest.endIndex)
  }
}
