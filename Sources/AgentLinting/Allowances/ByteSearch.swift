/// Looks for a few bytes in many, skipping as many as the pattern is long where the text allows it.
enum ByteSearch {
  /// The first place, as an index of the slice, where the pattern begins.
  static func first(_ pattern: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    guard let start = pattern.first else { return text.startIndex }
    return text.withUnsafeBufferPointer { bytes in
      var offset = 0
      while offset + pattern.count <= bytes.count {
        if bytes[offset] == start, pattern.indices.allSatisfy({ bytes[offset + $0] == pattern[$0] }) {
          return text.startIndex + offset
        }
        offset += 1
      }
      return nil
    }
  }

  /// Every place where the pattern begins, from the first on; overlapping places count once.
  static func offsets(of pattern: [UInt8], in text: [UInt8]) -> [Int] {
    guard let final = pattern.last, pattern.count <= text.count else { return [] }
    let length = pattern.count
    var skips = [UInt8](repeating: UInt8(clamping: length), count: 256)
    for (offset, byte) in pattern.dropLast().enumerated() { skips[Int(byte)] = UInt8(clamping: length - 1 - offset) }
    var found: [Int] = []
    text.withUnsafeBufferPointer { text in
      skips.withUnsafeBufferPointer { skips in
        var end = length - 1
        while end < text.count {
          let byte = text[end]
          if byte == final, text[(end - length + 1)...end].elementsEqual(pattern) {
            found.append(end - length + 1)
            end += length
          } else {
            end += Int(skips[Int(byte)])
          }
        }
      }
    }
    return found
  }
}
