/// A value in a source tree. Cheap to make and to pass on.
///
/// An alias looks like what it refers to, except for its `range`, which is the alias itself. One that refers to
/// something enclosing it, or to nothing, has the kind `.alias` and no content.
package struct SourceValue: Sendable {
  package enum Kind: Hashable, Sendable { case scalar, sequence, mapping, alias }

  package let tree: SourceTree
  let index: Int32

  init(tree: SourceTree, index: Int32) {
    self.tree = tree
    self.index = index
  }

  package var range: SourceRange { own.range }

  package var isAlias: Bool { own.kind == .alias }

  /// What an alias refers to; nil for other values, and for an alias without content.
  package var target: SourceValue? {
    let own = self.own
    return own.kind == .alias && own.target >= 0 ? SourceValue(tree: tree, index: own.target) : nil
  }

  package var kind: Kind {
    switch content.kind {
    case .scalar: .scalar
    case .sequence: .sequence
    case .mapping: .mapping
    case .alias: .alias
    }
  }

  package var style: SourceStyle { content.style }

  /// Whether this is text that YAML rejects and that was taken as it stands.
  package var isRaw: Bool { content.style == .raw }

  package var parent: SourceValue? { at(own.parent) }

  /// How many values a copy of this one would hold with every alias copied too, and how deep it would be. Whoever
  /// makes such a copy checks `isSafeToCopy` first: a kilobyte of aliases can stand for gigabytes.
  package var expandedCount: Int { Int(content.expandedCount) }
  package var expandedDepth: Int { Int(content.expandedDepth) }

  package var isSafeToCopy: Bool {
    expandedCount <= SourceLimits.nodes && expandedDepth <= SourceLimits.depth
  }

  var own: SourceNode { tree.nodes[Int(index)] }

  var content: SourceNode {
    let own = self.own
    return own.kind == .alias && own.target >= 0 ? tree.nodes[Int(own.target)] : own
  }

  func at(_ index: Int32) -> SourceValue? { index < 0 ? nil : SourceValue(tree: tree, index: index) }
}

extension SourceValue {
  /// A mapping's pairs in the order of the file, duplicate keys included; empty for other values.
  package var entries: Entries {
    let content = self.content
    return Entries(tree: tree, upcoming: content.kind == .mapping ? content.firstChild : SourceNode.none)
  }

  /// A list's values; empty for other values.
  package var elements: Elements {
    let content = self.content
    return Elements(tree: tree, upcoming: content.kind == .sequence ? content.firstChild : SourceNode.none)
  }

  /// How many entries or elements there are.
  package var count: Int {
    let content = self.content
    return content.kind == .mapping ? Int(content.childCount) / 2 : Int(content.childCount)
  }

  /// The value of a key; of the first one when it is there twice.
  package subscript(key: String) -> SourceValue? { entry(key)?.value }

  package func entry(_ key: String) -> Entry? {
    for entry in entries where entry.key.isText(key) { return entry }
    return nil
  }

  package struct Entry: Sendable {
    package let key: SourceValue
    package let value: SourceValue

    package var range: SourceRange { key.range.union(value.range) }
  }

  package struct Entries: Sequence, IteratorProtocol, Sendable {
    let tree: SourceTree
    var upcoming: Int32

    package mutating func next() -> Entry? {
      guard upcoming >= 0 else { return nil }
      let key = upcoming
      let value = tree.nodes[Int(key)].next
      guard value >= 0 else { return nil }
      upcoming = tree.nodes[Int(value)].next
      return Entry(key: SourceValue(tree: tree, index: key), value: SourceValue(tree: tree, index: value))
    }
  }

  package struct Elements: Sequence, IteratorProtocol, Sendable {
    let tree: SourceTree
    var upcoming: Int32

    package mutating func next() -> SourceValue? {
      guard upcoming >= 0 else { return nil }
      defer { upcoming = tree.nodes[Int(upcoming)].next }
      return SourceValue(tree: tree, index: upcoming)
    }
  }
}

extension SourceValue {
  /// A scalar's text as YAML reads it (quotes and escapes resolved, lines folded), whatever its type: `1.0` is "1.0".
  /// Nil for lists, mappings and aliases without content.
  package var text: String? {
    content.kind == .scalar ? String(decoding: bytes, as: UTF8.self) : nil
  }

  /// The same without making a string; empty for what is not a scalar.
  package var bytes: ArraySlice<UInt8> {
    let content = self.content
    return content.isVerbatim ? tree.file.bytes[content.text.indices] : tree.arena[content.text.indices]
  }

  /// Whether a scalar's text is exactly this, byte for byte.
  package func isText(_ other: String) -> Bool {
    let content = self.content
    guard content.kind == .scalar, content.text.count == other.utf8.count else { return false }
    return bytes.elementsEqual(other.utf8)
  }

  /// Where in the file the byte at `offset` of `bytes` is: exact where the text stands in the file as it is, otherwise
  /// nil.
  package func range(of part: Range<Int>) -> SourceRange? {
    let content = self.content
    guard content.isVerbatim, !isAlias, part.lowerBound >= 0, part.upperBound <= content.text.count else { return nil }
    let start = Int(content.text.lower)
    return SourceRange(start + part.lowerBound, start + part.upperBound)
  }

  /// A scalar typed by the YAML 1.2 core schema; nil for what is not a scalar.
  package var scalar: SourceScalar? {
    let content = self.content
    guard content.kind == .scalar else { return nil }
    return SourceScalar(bytes, tag: content.tag, isPlain: content.style == .plain)
  }

  package var isNull: Bool { scalar == .null }
}
