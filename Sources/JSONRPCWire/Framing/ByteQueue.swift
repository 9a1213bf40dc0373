/// Bytes that have come and are not yet taken. Taking from the front costs what is taken, not what stays.
struct ByteQueue: Sendable {
  private var bytes: [UInt8] = []
  private var start = 0
  /// How many of the waiting bytes were searched in vain.
  private var searched = 0

  var count: Int { bytes.count - start }

  mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  /// How many bytes there are up to the end of the first `pattern`; nil while it has not come.
  mutating func length(through pattern: [UInt8]) -> Int? {
    guard let first = pattern.first else { return 0 }
    while searched + pattern.count <= count {
      let place = start + searched
      if bytes[place] == first, bytes[place..<(place + pattern.count)].elementsEqual(pattern) {
        return searched + pattern.count
      }
      searched += 1
    }
    return nil
  }

  mutating func take(_ length: Int) -> [UInt8] {
    let taken = Array(bytes[start..<(start + length)])
    start += length
    searched = 0
    if start == bytes.count {
      bytes.removeAll(keepingCapacity: bytes.capacity <= 1 << 16)
      start = 0
    } else if start > 1 << 16, start > bytes.count / 2 {
      bytes.removeSubrange(..<start)
      start = 0
    }
    return taken
  }

  mutating func removeAll() { self = ByteQueue() }
}
