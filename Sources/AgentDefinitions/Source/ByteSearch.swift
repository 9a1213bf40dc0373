#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Looks for a few bytes in many. The C library does the looking, many bytes at a time.
package enum ByteSearch {
  /// The first place, as an index of the slice, where the pattern begins.
  package static func first(_ pattern: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    text.withUnsafeBytes { text in pattern.withUnsafeBytes { offset(of: $0, in: text) } }.map { text.startIndex + $0 }
  }

  /// Every place where the pattern begins, from the first on; overlapping places count once.
  package static func offsets(of pattern: [UInt8], in text: [UInt8]) -> [Int] { offsets(of: pattern, in: text[...]) }

  /// Every place in a part of the text, as indices of the whole.
  package static func offsets(of pattern: [UInt8], in text: ArraySlice<UInt8>) -> [Int] {
    guard !pattern.isEmpty else { return [] }
    let first = text.startIndex
    var found: [Int] = []
    text.withUnsafeBytes { text in
      pattern.withUnsafeBytes { pattern in
        var start = 0
        while let next = offset(of: pattern, in: UnsafeRawBufferPointer(rebasing: text[start...])) {
          found.append(first + start + next)
          start += next + pattern.count
        }
      }
    }
    return found
  }

  package static func contains(_ pattern: [UInt8], in text: [UInt8]) -> Bool { first(pattern, in: text[...]) != nil }

  /// Every place of one byte, in order, as indices of the whole.
  package static func forEach(_ byte: UInt8, in text: ArraySlice<UInt8>, _ body: (Int) -> Void) {
    text.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      var offset = 0
      while offset < bytes.count, let hit = memchr(start + offset, Int32(byte), bytes.count - offset) {
        offset = UnsafeRawPointer(hit) - start
        body(text.startIndex + offset)
        offset += 1
      }
    }
  }

  /// The first place of one byte at or after `start`; `end` when there is none.
  package static func next(_ byte: UInt8, in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
    guard start < end, let base = text.baseAddress, let hit = memchr(base + start, Int32(byte), end - start) else {
      return end
    }
    return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
  }

  package static func contains(_ byte: UInt8, in text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return false }
      return memchr(start, Int32(byte), bytes.count) != nil
    }
  }

  fileprivate static func offset(of pattern: UnsafeRawBufferPointer, in text: UnsafeRawBufferPointer) -> Int? {
    guard let sought = pattern.baseAddress, pattern.count <= text.count else { return pattern.isEmpty ? 0 : nil }
    guard let start = text.baseAddress, !pattern.isEmpty else { return pattern.isEmpty ? 0 : nil }
    let (byte, lead) = rarest(in: pattern)
    var place = 0
    while place + pattern.count <= text.count {
      let rest = text.count - pattern.count - place + 1
      guard let hit = memchr(start + place + lead, Int32(byte), rest) else { return nil }
      place = UnsafeRawPointer(hit) - start - lead
      if memcmp(start + place, sought, pattern.count) == 0 { return place }
      place += 1
    }
    return nil
  }

  /// The byte of the pattern that English prose has least of, and where in the pattern it is: looking for that one stops
  /// at the fewest wrong places.
  private static func rarest(in pattern: UnsafeRawBufferPointer) -> (byte: UInt8, offset: Int) {
    var best = (byte: pattern[0], offset: 0)
    var frequency = Int.max
    for (offset, byte) in pattern.enumerated() {
      let own = Self.frequency(of: byte)
      if own < frequency { (best, frequency) = ((byte, offset), own) }
    }
    return best
  }

  /// Roughly how many of a thousand bytes of prose in Markdown are this one.
  private static func frequency(of byte: UInt8) -> Int {
    switch byte {
    case 0x20: 150
    case UInt8(ascii: "e"): 90
    case UInt8(ascii: "t"), UInt8(ascii: "a"), UInt8(ascii: "i"), UInt8(ascii: "n"), UInt8(ascii: "o"),
      UInt8(ascii: "r"), UInt8(ascii: "s"):
      60
    case UInt8(ascii: "c"), UInt8(ascii: "d"), UInt8(ascii: "l"), 0x0A: 35
    case UInt8(ascii: "h"), UInt8(ascii: "m"), UInt8(ascii: "p"), UInt8(ascii: "u"), UInt8(ascii: "-"): 22
    case UInt8(ascii: "f"), UInt8(ascii: "g"), UInt8(ascii: "y"), UInt8(ascii: "b"), UInt8(ascii: "v"),
      UInt8(ascii: "w"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "*"), UInt8(ascii: ":"):
      12
    case UInt8(ascii: "k"), UInt8(ascii: "x"), UInt8(ascii: "A")...UInt8(ascii: "Z"): 4
    default: 2
    }
  }
}

extension StringProtocol {
  /// Whether these letters stand in it as they are. `contains` of a text would compare characters, which costs a hundred
  /// times as much.
  package func containsBytes(_ pattern: StaticString) -> Bool {
    let pattern = UnsafeRawBufferPointer(start: pattern.utf8Start, count: pattern.utf8CodeUnitCount)
    let isFound = utf8.withContiguousStorageIfAvailable { text in
      ByteSearch.offset(of: pattern, in: UnsafeRawBufferPointer(text)) != nil
    }
    return isFound ?? ByteSearch.contains(Array(pattern), in: Array(utf8))
  }
}
