/// Finds what a misspelled word was probably meant to be, among words that are known beforehand.
///
/// A hostile file asks for a hundred thousand words, so that a look at lengths and letters comes before comparing.
package struct Spelling: Sendable {
  private struct Candidate {
    let word: String
    let plain: [UInt8]
    let letters: UInt64
  }

  private let candidates: [Candidate]
  private let longest: Int

  package init(_ words: some Sequence<String>) {
    candidates = words.map { word in
      let plain = Self.folded(word.utf8)
      return Candidate(word: word, plain: plain, letters: Self.letters(of: plain))
    }
    longest = candidates.map(\.plain.count).max() ?? 0
  }

  package static func nearest(_ word: String, among candidates: some Sequence<String>) -> String? {
    Spelling(candidates).nearest(word)
  }

  /// The candidate nearest to the word, when it is near enough to be no coincidence: the same but for case, hyphens
  /// and underscores, or one letter off, or two in a long word.
  package func nearest(_ word: String) -> String? { nearest(word) { _ in true } }

  /// The same, of those candidates alone for which this holds.
  package func nearest(_ word: String, where isWanted: (String) -> Bool) -> String? {
    // Hyphens and the like do not count, so that what is longer may still be near; twice as long is no misspelling.
    guard !word.isEmpty, word.utf8.count <= 2 * longest + 2 else { return nil }
    let plain = Self.folded(word.utf8)
    guard !plain.isEmpty else { return nil }
    let limit = plain.count < 4 ? 0 : plain.count < 7 ? 1 : 2
    let letters = Self.letters(of: plain)
    var best: (word: String, distance: Int, strangers: Int)?
    for candidate in candidates {
      guard abs(candidate.plain.count - plain.count) <= limit else { continue }
      // A letter that is replaced changes two bits, any other slip one or none.
      guard (candidate.letters ^ letters).nonzeroBitCount <= 2 * limit else { continue }
      guard isWanted(candidate.word) else { continue }
      let distance = plain == candidate.plain ? 0 : Self.distance(plain, candidate.plain)
      guard distance <= limit else { continue }
      // Of two that are as near, the one with the same letters: two of them were only swapped.
      let strangers = (candidate.letters ^ letters).nonzeroBitCount
      if let found = best, (found.distance, found.strangers, found.word) <= (distance, strangers, candidate.word) {
        continue
      }
      best = (candidate.word, distance, strangers)
    }
    return best?.word
  }

  /// Whether two words differ in nothing but case, hyphens and underscores: `mcp_servers` and `mcpServers`.
  package static func areSame(_ word: String, _ other: String) -> Bool { folded(word.utf8) == folded(other.utf8) }

  /// Whether one word is the other with a single slip of the finger: a letter too many, too few, wrong, or two swapped.
  package static func isSlip(_ word: String, for other: String) -> Bool {
    let (left, right) = (folded(word.utf8), folded(other.utf8))
    guard left != right else { return true }
    return abs(left.count - right.count) <= 1 && min(left.count, right.count) > 2 && left.count < 100
      && distance(left, right) == 1
  }

  private static func folded(_ word: String.UTF8View) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(word.count)
    for byte in word {
      switch byte {
      case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: " "): continue
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): plain.append(byte + 32)
      default: plain.append(byte)
      }
    }
    return plain
  }

  /// One bit for each letter that occurs; bytes 64 apart share theirs.
  private static func letters(of word: [UInt8]) -> UInt64 {
    word.reduce(into: 0) { $0 |= 1 << UInt64($1 & 63) }
  }

  /// Insertions, deletions, replacements and swaps of neighbours.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[right.count]
  }
}
