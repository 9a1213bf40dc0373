/// Collects the nodes of a tree in the order of the text, and stops at the limits.
///
/// A mapping's children are key, value, key, value; a sequence's are its elements.
struct SourceTreeBuilder {
  let file: SourceFile
  private(set) var nodes: [SourceNode] = []
  private(set) var arena: [UInt8] = []
  private(set) var faults: [SourceFault] = []
  private var open: [Frame] = []
  private var anchors: [Anchor] = []
  private var aliasCount = 0
  private var tagCount = 0

  fileprivate struct Frame {
    var node: Int32
    var lastChild = SourceNode.none
  }

  /// A name for a node. There are so few (`SourceLimits.aliases`) that looking through all of them is quick.
  private struct Anchor {
    /// In the arena.
    var name: SourceRange
    var node: Int32
  }

  /// How a builder was at some time, to go back to.
  struct Mark {
    fileprivate let builder: (nodes: Int, arena: Int, faults: Int, open: Int, aliases: Int)
    fileprivate let frame: Frame?
    fileprivate let frameChildren: UInt32
  }

  init(file: SourceFile, expecting bytes: Int) {
    self.file = file
    nodes.reserveCapacity(min(max(16, bytes / 24), 4096))
  }

  var depth: Int { open.count }

  mutating func report(_ fault: SourceFault) {
    guard faults.count < SourceLimits.faults || fault.endsReading else { return }
    faults.append(fault)
  }

  // MARK: - Nodes

  /// - Parameter text: the scalar's value; `verbatim` is where it stands in the file, when it does.
  mutating func scalar(
    _ text: UnsafeBufferPointer<UInt8>, verbatim: SourceRange?, style: SourceStyle, tag: SourceNode.Tag = .none,
    at range: SourceRange
  ) throws(SourceFault) {
    var node = SourceNode(kind: .scalar, style: style, tag: tag, range: range)
    if let verbatim {
      node.isVerbatim = true
      node.text = verbatim
    } else {
      node.text = store(text)
    }
    try append(node)
  }

  mutating func alias(name: UnsafeBufferPointer<UInt8>, at range: SourceRange) throws(SourceFault) {
    aliasCount += 1
    if aliasCount > SourceLimits.aliases {
      throw SourceFault(.tooManyAliases(limit: SourceLimits.aliases), at: range)
    }
    var node = SourceNode(kind: .alias, style: .plain, range: range)
    if let target = target(named: name) {
      // Following an alias to something that is still open would lead round in a circle.
      if !isOpen(target) {
        node.target = target
        node.expandedCount = nodes[Int(target)].expandedCount
        node.expandedDepth = nodes[Int(target)].expandedDepth
      }
    } else {
      report(SourceFault(.unknownAlias(name: String(decoding: name, as: UTF8.self)), at: range))
    }
    try append(node)
  }

  mutating func begin(_ kind: SourceNode.Kind, style: SourceStyle, at offset: Int) throws(SourceFault) {
    guard open.count < SourceLimits.depth else {
      throw SourceFault(.tooDeep(limit: SourceLimits.depth), at: SourceRange(offset, offset + 1))
    }
    let index = try append(SourceNode(kind: kind, style: style, range: .empty(at: offset)))
    open.append(Frame(node: index))
  }

  /// Ends the innermost list or mapping: at `end` if that is given, else where its last child ends.
  mutating func end(at end: Int?) {
    guard let frame = open.popLast() else { return }
    let index = Int(frame.node)
    var lower = nodes[index].range.lower
    var upper = nodes[index].range.upper
    // A recovered mapping is begun before it is known where its first entry is.
    if nodes[index].firstChild >= 0 { lower = min(lower, nodes[Int(nodes[index].firstChild)].range.lower) }
    if frame.lastChild >= 0 { upper = max(upper, nodes[Int(frame.lastChild)].range.upper) }
    if let end { upper = max(upper, UInt32(clamping: end)) }
    nodes[index].range = SourceRange(lower: lower, upper: upper)
    if nodes[index].kind == .mapping { checkKeys(of: frame.node) }
    if let parent = open.last { grow(parent.node, by: frame.node) }
  }

  /// Ends everything that is open. A key without a value, which only an ended reading leaves, gets an empty one.
  mutating func endAll() {
    while let frame = open.last {
      let node = nodes[Int(frame.node)]
      if node.kind == .mapping, node.childCount % 2 == 1, frame.lastChild >= 0 {
        let end = nodes[Int(frame.lastChild)].range.upper
        var empty = SourceNode(kind: .scalar, style: .plain, range: SourceRange(lower: end, upper: end))
        empty.isVerbatim = true
        empty.text = empty.range
        link(empty)
      }
      self.end(at: nil)
    }
  }

  /// Lets later aliases refer to the node that was added last. A name that is given twice stands for the later node.
  mutating func anchorLast(name: UnsafeBufferPointer<UInt8>) throws(SourceFault) {
    guard let last = nodes.last else { return }
    guard anchors.count < SourceLimits.aliases else {
      throw SourceFault(.tooManyAliases(limit: SourceLimits.aliases), at: last.range)
    }
    anchors.append(Anchor(name: store(name), node: Int32(nodes.count - 1)))
  }

  /// Tags cost libyaml ten times what other text does, and agent files have none.
  mutating func countTag(at range: SourceRange) throws(SourceFault) {
    tagCount += 1
    guard tagCount > SourceLimits.aliases else { return }
    throw SourceFault(.tooManyAliases(limit: SourceLimits.aliases), at: range)
  }

  /// Where the innermost list or mapping in brackets began that is still open.
  var innermostBracket: Int? {
    for frame in open.reversed() where nodes[Int(frame.node)].style == .flow {
      return Int(nodes[Int(frame.node)].range.lower)
    }
    return nil
  }

  // MARK: - Going back

  func mark() -> Mark {
    Mark(
      builder: (nodes.count, arena.count, faults.count, open.count, aliasCount), frame: open.last,
      frameChildren: open.last.map { nodes[Int($0.node)].childCount } ?? 0)
  }

  /// Forgets everything since `mark`, which must have been taken at this depth or above, including its faults.
  mutating func goBack(to mark: Mark) {
    nodes.removeLast(nodes.count - mark.builder.nodes)
    arena.removeLast(arena.count - mark.builder.arena)
    faults.removeLast(faults.count - mark.builder.faults)
    aliasCount = mark.builder.aliases
    anchors.removeAll { $0.node >= Int32(mark.builder.nodes) }
    open.removeLast(open.count - mark.builder.open)
    guard let frame = mark.frame, !open.isEmpty else { return }
    open[open.count - 1] = frame
    nodes[Int(frame.node)].childCount = mark.frameChildren
    if frame.lastChild >= 0 { nodes[Int(frame.lastChild)].next = SourceNode.none }
    if frame.lastChild < 0 { nodes[Int(frame.node)].firstChild = SourceNode.none }
  }

  // MARK: - The work

  private mutating func store(_ text: UnsafeBufferPointer<UInt8>) -> SourceRange {
    let start = arena.count
    arena.append(contentsOf: text)
    return SourceRange(start, arena.count)
  }

  @discardableResult
  private mutating func append(_ node: SourceNode) throws(SourceFault) -> Int32 {
    guard nodes.count < SourceLimits.nodes else {
      throw SourceFault(.tooManyNodes(limit: SourceLimits.nodes), at: node.range)
    }
    if let frame = open.last {
      let parent = nodes[Int(frame.node)]
      guard parent.kind != .mapping || parent.childCount < 2 * SourceLimits.keys else {
        throw SourceFault(.tooManyKeys(limit: SourceLimits.keys), at: node.range)
      }
    }
    return link(node)
  }

  @discardableResult
  private mutating func link(_ node: SourceNode) -> Int32 {
    let index = Int32(nodes.count)
    var node = node
    if let frame = open.last {
      node.parent = frame.node
      nodes[Int(frame.node)].childCount += 1
      if frame.lastChild >= 0 {
        nodes[Int(frame.lastChild)].next = index
      } else {
        nodes[Int(frame.node)].firstChild = index
      }
      open[open.count - 1].lastChild = index
    }
    nodes.append(node)
    // Lists and mappings count when they end and their size is known.
    if node.kind == .scalar || node.kind == .alias, node.parent >= 0 { grow(node.parent, by: index) }
    return index
  }

  private mutating func grow(_ parent: Int32, by child: Int32) {
    let size = nodes[Int(child)].expandedCount
    let depth = nodes[Int(child)].expandedDepth
    let (sum, overflow) = nodes[Int(parent)].expandedCount.addingReportingOverflow(size)
    nodes[Int(parent)].expandedCount = overflow ? .max : sum
    nodes[Int(parent)].expandedDepth = max(nodes[Int(parent)].expandedDepth, depth &+ 1)
  }

  private func target(named name: UnsafeBufferPointer<UInt8>) -> Int32? {
    arena.withUnsafeBufferPointer { arena in
      anchors.last { $0.name.count == name.count && arena[$0.name.indices].elementsEqual(name) }?.node
    }
  }

  private func isOpen(_ node: Int32) -> Bool { open.contains { $0.node == node } }
}

extension SourceTreeBuilder {
  /// Reports keys that are there twice or are no text.
  private mutating func checkKeys(of mapping: Int32) {
    let room = SourceLimits.faults - faults.count
    guard room > 0, nodes[Int(mapping)].childCount > 0 else { return }
    faults += nodes.withUnsafeBufferPointer { nodes in
      file.bytes.withUnsafeBytes { file in
        arena.withUnsafeBytes { arena in
          Self.keyFaults(of: nodes[Int(mapping)], in: nodes, file: file, arena: arena, room: room)
        }
      }
    }
  }

  private static func keyFaults(
    of mapping: SourceNode, in nodes: UnsafeBufferPointer<SourceNode>, file: UnsafeRawBufferPointer,
    arena: UnsafeRawBufferPointer, room: Int
  ) -> [SourceFault] {
    var faults: [SourceFault] = []
    var keys = KeyTable(expecting: Int(mapping.childCount) / 2)
    var next = mapping.firstChild
    while next >= 0, faults.count < room {
      let key = nodes[Int(next)]
      next = key.next >= 0 ? nodes[Int(key.next)].next : SourceNode.none
      let content = key.target >= 0 ? nodes[Int(key.target)] : key
      guard content.kind == .scalar else {
        // An unknown alias has been reported already.
        if key.kind != .alias || key.target >= 0 { faults.append(SourceFault(.nonScalarKey, at: key.range)) }
        continue
      }
      let text = UnsafeRawBufferPointer(rebasing: (content.isVerbatim ? file : arena)[content.text.indices])
      guard let first = keys.insert(text, at: key.range) else { continue }
      let name = String(decoding: text, as: UTF8.self)
      faults.append(SourceFault(.duplicateKey(name: name, first: first), at: key.range))
    }
    return faults
  }
}
