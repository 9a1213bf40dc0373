internal import AgentDefinitions

/// Finds descriptions of a team that are nearly the same, in time that hardly grows faster than their number.
///
/// Two sets of words that share four fifths share one of the rarest fifth of either. So only those are in the index, and
/// only agents that meet there are compared, as rising numbers.
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
    let numbered = Numbered(works)
    var index: [Int: [Int]] = [:]
    var pairs: [Pair] = []
    for (second, work) in works.enumerated() {
      guard let work, work.isSplittable, work.stems.count >= fewestWords else { continue }
      // By how rare they are: the numbers are given out in that order.
      let heads = numbered.stems[second].prefix(work.stems.count / 5 + 1)
      var candidates: Set<Int> = []
      for stem in heads { candidates.formUnion((index[stem] ?? []).prefix(mostCandidates)) }
      for first in candidates.sorted() where numbered.areAlike(first, second) {
        guard let pair = compare(first, second, works, numbered) else { continue }
        pairs.append(pair)
        break
      }
      if pairs.count == mostPairs { break }
      for stem in heads { index[stem, default: []].append(second) }
    }
    return pairs
  }

  private static let fewestWords = 3
  /// A word that so many agents begin with tells none of them from the others.
  private static let mostCandidates = 64
  /// Who has so many has not written them by hand, and one more says nothing new.
  private static let mostPairs = 50

  /// The stems as numbers, the rarest first, so that two descriptions can be compared without looking at letters.
  private struct Numbered {
    /// By description, in rising order.
    let stems: [[Int]]
    /// By number: how many descriptions have the stem.
    let counts: [Int]
    private let numbers: [String: Int]

    init(_ works: [DescribedWork?]) {
      var counts: [String: Int] = [:]
      for work in works { for stem in work?.stems ?? [] { counts[stem, default: 0] += 1 } }
      let byRarity = counts.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
      let numbers = Dictionary(
        byRarity.enumerated().map { ($0.element.key, $0.offset) }, uniquingKeysWith: { first, _ in first })
      self.numbers = numbers
      self.counts = byRarity.map(\.value)
      stems = works.map { work in (work?.stems ?? []).compactMap { numbers[$0] }.sorted() }
    }

    func count(_ stem: String) -> Int { numbers[stem].map { counts[$0] } ?? 0 }

    /// Whether they share four fifths of their stems, and all that one of them has.
    func areAlike(_ first: Int, _ second: Int) -> Bool {
      let (one, other) = (stems[first], stems[second])
      let (fewer, more) = (min(one.count, other.count), max(one.count, other.count))
      guard fewer * 5 >= more * 4 else { return false }
      var (left, right, shared) = (0, 0, 0)
      while left < one.count, right < other.count {
        if one[left] == other[right] { shared += 1 }
        let (here, there) = (one[left], other[right])
        if here <= there { left += 1 }
        if there <= here { right += 1 }
      }
      return shared == fewer
    }
  }

  private static func compare(
    _ first: Int, _ second: Int, _ works: [DescribedWork?], _ numbered: Numbered
  ) -> Pair? {
    guard let one = works[first], let other = works[second] else { return nil }
    let (stems, others) = (Set(one.stems), Set(other.stems))
    let shared = zip(other.stems, other.words).filter { stems.contains($0.0) }
    guard shared.count * 5 >= stems.union(others).count * 4 else { return nil }
    let (onlyFirst, onlySecond) = (stems.subtracting(others), others.subtracting(stems))
    // “… for Python” and “… for TypeScript”: each has a subject of its own.
    guard onlyFirst.isEmpty || onlySecond.isEmpty else { return nil }
    // One that has a word which nobody else has is told from the others by it.
    guard onlyFirst.union(onlySecond).allSatisfy({ numbered.count($0) > 1 }) else { return nil }
    return Pair(
      first: first, second: second, shared: shared.map(\.1), isSame: onlyFirst.isEmpty && onlySecond.isEmpty)
  }
}
