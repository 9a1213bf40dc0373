/// Finds what a misspelled word was probably meant to be.
package enum Spelling {
  /// The candidate nearest to the word, when it is near enough to be no coincidence: the same but for case, hyphens
  /// and underscores, or one letter off, or two in a long word.
  package static func nearest(_ word: String, among candidates: some Sequence<String>) -> String? {
    let plain = folded(word)
    guard !plain.isEmpty else { return nil }
    let limit = plain.count < 4 ? 0 : plain.count < 7 ? 1 : 2
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let other = folded(candidate)
      guard abs(other.count - plain.count) <= limit else { continue }
      let distance = plain == other ? 0 : distance(plain, other)
      guard distance <= limit else { continue }
      if let found = best, (found.distance, found.candidate) <= (distance, candidate) { continue }
      best = (candidate, distance)
    }
    return best?.candidate
  }

  /// Whether two words differ in nothing but case, hyphens and underscores: `mcp_servers` and `mcpServers`.
  package static func areSame(_ word: String, _ other: String) -> Bool { folded(word) == folded(other) }

  private static func folded(_ word: String) -> [UInt8] {
    word.utf8.compactMap { byte in
      switch byte {
      case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: " "): nil
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
      default: byte
      }
    }
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
