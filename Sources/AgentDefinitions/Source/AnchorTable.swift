/// The anchors of a document: which node a name stands for. A name that is given twice stands for the later node.
struct AnchorTable {
  private struct Anchor {
    /// In the builder's arena.
    var name: SourceRange
    var node: Int32
  }

  private var anchors: [Anchor] = []
  private var slots: [Int32] = []

  mutating func add(_ name: SourceRange, node: Int32, in arena: [UInt8]) {
    if slots.count < (anchors.count + 1) * 2 { rebuild(in: arena, slotCount: max(16, slots.count * 2)) }
    place(Anchor(name: name, node: node), in: arena)
  }

  func node(named name: UnsafeBufferPointer<UInt8>, in arena: [UInt8]) -> Int32? {
    guard !slots.isEmpty else { return nil }
    let found = slots[slot(of: name, in: arena)]
    return found >= 0 ? anchors[Int(found)].node : nil
  }

  /// Forgets the anchors of these nodes. An earlier node that shared a name with one of them is forgotten, too.
  mutating func removeNodes(from node: Int32, in arena: [UInt8]) {
    guard anchors.contains(where: { $0.node >= node }) else { return }
    anchors.removeAll { $0.node >= node }
    rebuild(in: arena, slotCount: slots.count)
  }

  private mutating func rebuild(in arena: [UInt8], slotCount: Int) {
    let all = anchors
    anchors.removeAll(keepingCapacity: true)
    slots = Array(repeating: -1, count: slotCount)
    for anchor in all { place(anchor, in: arena) }
  }

  private mutating func place(_ anchor: Anchor, in arena: [UInt8]) {
    let slot = arena.withUnsafeBufferPointer { bytes in
      self.slot(of: UnsafeBufferPointer(rebasing: bytes[anchor.name.indices]), in: arena)
    }
    if slots[slot] >= 0 {
      anchors[Int(slots[slot])] = anchor
    } else {
      slots[slot] = Int32(anchors.count)
      anchors.append(anchor)
    }
  }

  /// The slot that holds this name, or the free one where it belongs.
  private func slot(of name: UnsafeBufferPointer<UInt8>, in arena: [UInt8]) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(name))
    let mask = slots.count - 1
    var slot = hasher.finalize() & mask
    arena.withUnsafeBufferPointer { bytes in
      while slots[slot] >= 0 {
        let other = anchors[Int(slots[slot])].name
        if other.count == name.count, bytes[other.indices].elementsEqual(name) { return }
        slot = (slot + 1) & mask
      }
    }
    return slot
  }
}
