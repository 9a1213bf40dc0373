/// Finds what somebody may have meant who quotes a text that a file does not contain.
struct NearestLines {
  /// Lines of a file, the first of them by its number from 1.
  struct Found: Equatable {
    let first: Int
    let lines: [String]
    /// The same but for spaces, tabs and line ends.
    let differsOnlyInSpace: Bool
  }

  /// Below this share of common letter pairs, lines have nothing to do with each other.
  private static let threshold = 0.5
  private static let lineLimit = 50_000
  private static let shownLines = 12

  static func find(_ wanted: String, in lines: [ArraySlice<UInt8>]) -> Found? {
    let quoted = wanted.split(separator: "\n", omittingEmptySubsequences: false)
    // The longest line says most about the place.
    let longest = quoted.indices.max { quoted[$0].utf8.count < quoted[$1].utf8.count }
    guard let longest, lines.count <= lineLimit else { return nil }
    let pairs = LetterPairs(Array(quoted[longest].utf8)[...])
    guard !pairs.isEmpty else { return nil }
    var best = (score: 0.0, index: 0)
    for (index, line) in lines.enumerated() {
      let score = pairs.likeness(to: LetterPairs(line))
      if score > best.score { best = (score, index) }
    }
    guard best.score >= threshold else { return nil }

    let first = max(best.index - longest, 0)
    let count = quoted.last?.isEmpty == true && quoted.count > 1 ? quoted.count - 1 : quoted.count
    let window = lines[first..<min(first + count, lines.count)]
    return Found(
      first: first + 1, lines: window.prefix(shownLines).map { String(decoding: $0, as: UTF8.self) },
      differsOnlyInSpace: withoutSpace(wanted.utf8) == window.flatMap { withoutSpace($0) })
  }

  private static func withoutSpace(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.filter { $0 != 0x20 && !(0x09...0x0d).contains($0) }
  }
}

/// How often every pair of neighbouring bytes occurs in a line, spaces left out.
private struct LetterPairs {
  private var counts: [UInt16: Int] = [:]
  private var total = 0

  /// Only so much of a line is looked at.
  private static let length = 400

  init(_ line: ArraySlice<UInt8>) {
    var previous: UInt8?
    for byte in line.prefix(Self.length) where byte != 0x20 && byte != 0x09 && byte != 0x0d {
      let pair = UInt16(previous ?? 0) << 8 | UInt16(byte)
      counts[pair, default: 0] += 1
      total += 1
      previous = byte
    }
  }

  var isEmpty: Bool { total == 0 }

  /// 1 for the same pairs, 0 for none in common.
  func likeness(to other: LetterPairs) -> Double {
    guard total > 0, other.total > 0 else { return 0 }
    // Lines of very different lengths cannot be alike.
    guard min(total, other.total) * 4 >= max(total, other.total) else { return 0 }
    let common = counts.reduce(0) { $0 + min($1.value, other.counts[$1.key] ?? 0) }
    return 2 * Double(common) / Double(total + other.total)
  }
}
