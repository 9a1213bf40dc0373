/// What a YAML file (or front matter) says, with the place of every value.
///
/// The nodes lie in one array in the order of the text; texts that stand in the file as they are refer to it, the
/// others share one arena. Aliases are edges and never copied, so a tree is as large as its file however the file
/// refers to itself.
package final class SourceTree: Sendable {
  package let file: SourceFile
  /// What was read.
  package let range: SourceRange
  /// Whether the text was not YAML and was read key by key instead.
  package let isRecovered: Bool
  let nodes: [SourceNode]
  let arena: [UInt8]

  init(file: SourceFile, range: SourceRange, nodes: [SourceNode], arena: [UInt8], isRecovered: Bool = false) {
    self.file = file
    self.range = range
    self.nodes = nodes
    self.arena = arena
    self.isRecovered = isRecovered
  }

  /// The value of the whole document; nil when there is none (an empty file, only comments).
  package var root: SourceValue? { nodes.isEmpty ? nil : SourceValue(tree: self, index: 0) }

  package var nodeCount: Int { nodes.count }

  /// The first value that begins at an offset and is what is looked for. Nodes lie in the order of the text, a list or
  /// mapping before what it holds.
  package func value(startingAt offset: UInt32, where isWanted: (SourceValue) -> Bool) -> SourceValue? {
    var low = 0
    var high = nodes.count
    while low < high {
      let middle = (low + high) / 2
      if nodes[middle].range.lower < offset { low = middle + 1 } else { high = middle }
    }
    while low < nodes.count, nodes[low].range.lower == offset {
      let value = SourceValue(tree: self, index: Int32(low))
      if isWanted(value) { return value }
      low += 1
    }
    return nil
  }
}

/// One value of a tree as it is stored: 44 bytes, linked by indices.
struct SourceNode: Sendable {
  enum Kind: UInt8 { case scalar, sequence, mapping, alias }

  enum Tag: UInt8 { case none, string, null, bool, int, float, other }

  static let none: Int32 = -1

  var kind: Kind
  var style: SourceStyle
  var tag: Tag = .none
  /// Whether `text` is a stretch of the file; otherwise it is one of the arena.
  var isVerbatim = false
  /// The value's own bytes: without anchor and tag, ending where its last child ends.
  var range: SourceRange
  var text = SourceRange(lower: 0, upper: 0)
  var parent = SourceNode.none
  var next = SourceNode.none
  var firstChild = SourceNode.none
  /// What an alias refers to; none when that is unknown or encloses the alias.
  var target = SourceNode.none
  var childCount: UInt32 = 0
  /// How many nodes a copy without aliases would have, and how deep it would be.
  var expandedCount: UInt32 = 1
  var expandedDepth: UInt32 = 1
}

/// How a value is written.
package enum SourceStyle: UInt8, Hashable, Sendable {
  case plain, singleQuoted, doubleQuoted, literal, folded
  /// A list or mapping by indentation.
  case block
  /// A list or mapping in brackets.
  case flow
  /// Text that YAML rejects, taken as it stands.
  case raw
}
