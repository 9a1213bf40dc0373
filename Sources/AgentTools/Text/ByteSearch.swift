/// Finds a run of bytes in others, in time that grows with the sum of their lengths whatever they are.
struct ByteSearch {
  private let wanted: [UInt8]
  /// For every prefix of `wanted`, the length of the longest proper prefix that it also ends with.
  private let fallback: [Int]

  init(_ wanted: [UInt8]) {
    self.wanted = wanted
    var fallback = [Int](repeating: 0, count: wanted.count)
    var length = 0
    for index in wanted.indices.dropFirst() {
      while length > 0, wanted[index] != wanted[length] { length = fallback[length - 1] }
      if wanted[index] == wanted[length] { length += 1 }
      fallback[index] = length
    }
    self.fallback = fallback
  }

  /// Where it begins, overlapping occurrences included; not more than `limit` of them.
  func places(in bytes: [UInt8], limit: Int) -> [Int] {
    guard !wanted.isEmpty else { return [] }
    var places: [Int] = []
    var length = 0
    for (index, byte) in bytes.enumerated() {
      while length > 0, byte != wanted[length] { length = fallback[length - 1] }
      if byte == wanted[length] { length += 1 }
      guard length == wanted.count else { continue }
      places.append(index + 1 - length)
      if places.count == limit { break }
      length = fallback[length - 1]
    }
    return places
  }
}
