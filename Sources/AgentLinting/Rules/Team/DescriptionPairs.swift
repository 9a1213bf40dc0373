internal import AgentDefinitions

/// Finds descriptions of a team that are nearly the same, in time that hardly grows faster than their number.
///
/// Two sets of words that share four fifths share one of the rarest fifth of either. So only those are in the index, and
/// only agents that meet there are compared.
struct DescriptionPairs {
  struct Pair {
    /// Indices into the descriptions that were handed in; the first is the earlier one.
    let first: Int
    let second: Int
    /// What both say, as the second spells it and in its order.
    let shared: [String]
    /// Whether they say the same, but for order, forms and empty words.
    let isSame: Bool
  }

  /// At most one pair for each description, with the earliest that it is like.
  static func find(in works: [DescribedWork?]) -> [Pair] {
    let counts = counts(works)
    var index: [String: [Int]] = [:]
    var pairs: [Pair] = []
    for (second, work) in works.enumerated() {
      guard let work, work.isSplittable, work.stems.count >= fewestWords else { continue }
      let rarest = work.stems.sorted { (counts[$0] ?? 0, $0) < (counts[$1] ?? 0, $1) }
      let heads = rarest.prefix(work.stems.count / 5 + 1)
      var candidates: Set<Int> = []
      for stem in heads { candidates.formUnion((index[stem] ?? []).prefix(mostCandidates)) }
      if let pair = candidates.sorted().lazy.compactMap({ compare($0, second, works, counts) }).first {
        pairs.append(pair)
      }
      for stem in heads { index[stem, default: []].append(second) }
    }
    return pairs
  }

  private static let fewestWords = 3
  /// A word that so many agents begin with tells none of them from the others.
  private static let mostCandidates = 64

  private static func counts(_ works: [DescribedWork?]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for work in works { for stem in work?.stems ?? [] { counts[stem, default: 0] += 1 } }
    return counts
  }

  private static func compare(
    _ first: Int, _ second: Int, _ works: [DescribedWork?], _ counts: [String: Int]
  ) -> Pair? {
    guard let one = works[first], let other = works[second] else { return nil }
    let (stems, others) = (Set(one.stems), Set(other.stems))
    let shared = zip(other.stems, other.words).filter { stems.contains($0.0) }
    guard shared.count * 5 >= stems.union(others).count * 4 else { return nil }
    let (onlyFirst, onlySecond) = (stems.subtracting(others), others.subtracting(stems))
    // “… for Python” and “… for TypeScript”: each has a subject of its own.
    guard onlyFirst.isEmpty || onlySecond.isEmpty else { return nil }
    // One that has a word which nobody else has is told from the others by it.
    guard onlyFirst.union(onlySecond).allSatisfy({ (counts[$0] ?? 0) > 1 }) else { return nil }
    return Pair(
      first: first, second: second, shared: shared.map(\.1), isSame: onlyFirst.isEmpty && onlySecond.isEmpty)
  }
}
