/// The keys of one mapping, to find those that are there twice. Small mappings, which nearly all are, are compared
/// pair by pair; large ones through a hash that a file cannot foresee.
struct KeyTable {
  private struct Key {
    var text: SourceRange
    var isVerbatim: Bool
    var range: SourceRange
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
  mutating func insert(
    _ node: SourceNode, at range: SourceRange, file: [UInt8], arena: [UInt8]
  ) -> SourceRange? {
    let key = Key(text: node.text, isVerbatim: node.isVerbatim, range: range)
    return file.withUnsafeBytes { file in
      arena.withUnsafeBytes { arena in insert(key, Texts(file: file, arena: arena)) }
    }
  }

  private struct Texts {
    let file: UnsafeRawBufferPointer
    let arena: UnsafeRawBufferPointer

    func bytes(_ key: Key) -> UnsafeRawBufferPointer {
      UnsafeRawBufferPointer(rebasing: (key.isVerbatim ? file : arena)[key.text.indices])
    }

    func areEqual(_ one: Key, _ other: Key) -> Bool {
      one.text.count == other.text.count && bytes(one).elementsEqual(bytes(other))
    }
  }

  private mutating func insert(_ key: Key, _ texts: Texts) -> SourceRange? {
    guard !slots.isEmpty else {
      for other in keys where texts.areEqual(other, key) { return other.range }
      keys.append(key)
      return nil
    }
    var hasher = Hasher()
    hasher.combine(bytes: texts.bytes(key))
    let mask = slots.count - 1
    var slot = hasher.finalize() & mask
    while slots[slot] >= 0 {
      let other = keys[Int(slots[slot])]
      if texts.areEqual(other, key) { return other.range }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(keys.count)
    keys.append(key)
    return nil
  }
}
