/// The keys of one mapping, to find those that are there twice. Small mappings, which nearly all are, are compared
/// pair by pair; large ones through a hash that a file cannot foresee.
struct KeyTable {
  private struct Key {
    var text: UnsafeRawBufferPointer
    var range: SourceRange
    var hash: Int
  }

  private static let few = 12

  private var keys: [Key] = []
  private var slots: [Int32] = []

  init(expecting count: Int) {
    keys.reserveCapacity(count)
    guard count > Self.few else { return }
    var size = 32
    while size < count * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
  }

  /// Adds a key; if one with this text is there already, gives the range of that one instead.
  ///
  /// - Parameter text: must outlive the table.
  mutating func insert(_ text: UnsafeRawBufferPointer, at range: SourceRange) -> SourceRange? {
    guard !slots.isEmpty else {
      for other in keys where other.text.elementsEqual(text) { return other.range }
      keys.append(Key(text: text, range: range, hash: 0))
      return nil
    }
    var hasher = Hasher()
    hasher.combine(bytes: text)
    let hash = hasher.finalize()
    let mask = slots.count - 1
    var slot = hash & mask
    while slots[slot] >= 0 {
      let other = keys[Int(slots[slot])]
      if other.hash == hash, other.text.elementsEqual(text) { return other.range }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(keys.count)
    keys.append(Key(text: text, range: range, hash: hash))
    return nil
  }
}
