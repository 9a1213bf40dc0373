/// Which of the 256 bytes something holds for: a loop over a text asks it with one look instead of several comparisons.
struct ByteSet: Sendable {
  private let members: [Bool]

  init(where holds: (UInt8) -> Bool) { members = (UInt8.min...UInt8.max).map(holds) }

  /// The first offset of the range whose byte is one of these, or is none of them; the range's end when there is none.
  @inline(__always)
  func next(_ isMember: Bool = true, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
    members.withUnsafeBufferPointer { members in
      var offset = start
      while offset < end, members[Int(bytes[offset])] != isMember { offset += 1 }
      return offset
    }
  }
}
