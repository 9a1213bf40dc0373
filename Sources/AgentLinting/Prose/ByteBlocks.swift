/// Looks through a text for bytes that are rare in it, eight at a time.
enum ByteBlocks {
  /// Eight bytes of the text.
  struct Block {
    fileprivate let bytes: UInt64

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// Whether one of the bytes is below the limit, which is 128 at most.
    @inline(__always)
    func mayHaveByte(below limit: UInt8) -> Bool {
      (bytes &- Self.ones &* UInt64(limit)) & ~bytes & Self.highs != 0
    }

    /// Whether one of the bytes is this one.
    @inline(__always)
    func has(_ byte: UInt8) -> Bool { Block(bytes: bytes ^ Self.ones &* UInt64(byte)).mayHaveByte(below: 1) }
  }

  /// Calls `body` with each offset at which `holds` is true of the byte. `mayHold` tells of eight bytes at once whether
  /// it is true of one; it may be wrong only in saying so of too many.
  @inline(__always)
  static func forEach(
    in bytes: [UInt8], _ range: Range<Int>, mayHold: (Block) -> Bool, holds: (UInt8) -> Bool, _ body: (Int) -> Void
  ) {
    bytes.withUnsafeBytes { bytes in
      var offset = range.lowerBound
      let end = min(range.upperBound, bytes.count)
      while offset < end {
        let rest = end - offset
        if rest >= 8, !mayHold(Block(bytes: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))) {
          offset += 8
          continue
        }
        for place in offset..<offset + min(rest, 8) where holds(bytes[place]) { body(place) }
        offset += min(rest, 8)
      }
    }
  }
}
