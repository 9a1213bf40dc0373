#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// BM25's inverse document frequency: the fewer have a word, the more it tells.
package enum Rarity {
  package static func weight(having count: Int, of total: Int) -> Double {
    log(1 + (Double(total - count) + 0.5) / (Double(count) + 0.5))
  }
}
