/// The tables of a TOML file while it is read. They may be defined in pieces and in any order, so that the nodes get
/// into the order of the tree only in the end.
struct TOMLDocument {
  /// Who may still add to a list or table.
  enum Standing: UInt8 {
    /// Came about on the way to another: `a` of `[a.b]`. It may get a header of its own.
    case passed
    /// `[a]`
    case headed
    /// `a` of `a.b = 1`: more such keys, but no header.
    case dotted
    /// The list of `[[a]]`.
    case listed
    /// Written in brackets, or no table at all.
    case closed
  }

  struct Key {
    var text: [UInt8]
    var range: SourceRange
    /// Where the text stands in the file as it is.
    var verbatim: SourceRange?
    var style: SourceStyle
  }

  private struct Item {
    var node: SourceNode
    var lastChild = SourceNode.none
    var standing: Standing
    var depth: Int
  }

  private struct Name: Hashable {
    let table: Int32
    let text: [UInt8]
  }

  private let file: SourceFile
  private var items: [Item] = []
  private var values: [Name: Int32] = [:]
  private var arena: [UInt8] = []

  static let root: Int32 = 0

  init(_ file: SourceFile) {
    self.file = file
    items.append(Self.container(.mapping, .block, .headed, at: .empty(at: Int(file.contents.lower)), depth: 1))
  }

  // MARK: - Values

  mutating func scalar(
    _ text: [UInt8], verbatim: SourceRange?, style: SourceStyle, tag: SourceNode.Tag = .none, at range: SourceRange
  ) throws(SourceFault) -> Int32 {
    var node = SourceNode(kind: .scalar, style: style, tag: tag, range: range)
    node.isVerbatim = verbatim != nil
    node.text = verbatim ?? SourceRange(arena.count, arena.count + text.count)
    if verbatim == nil { arena += text }
    return try append(Item(node: node, standing: .closed, depth: 0))
  }

  /// A list or table in brackets. It stays by itself until `set` or `add` give it a place.
  mutating func bracketed(_ kind: SourceNode.Kind, at open: Int, depth: Int) throws(SourceFault) -> Int32 {
    let place = SourceRange(open, open + 1)
    guard depth <= SourceLimits.depth else { throw SourceFault(.tooDeep(limit: SourceLimits.depth), at: place) }
    return try append(Self.container(kind, .flow, .headed, at: place, depth: depth))
  }

  mutating func close(_ bracketed: Int32, at end: Int) {
    items[Int(bracketed)].standing = .closed
    items[Int(bracketed)].node.range.upper = UInt32(clamping: end)
  }

  mutating func add(_ value: Int32, to list: Int32) { link(value, to: list) }

  mutating func set(_ key: Key, to value: Int32, in table: Int32) throws(SourceFault) {
    let name = try scalar(key.text, verbatim: key.verbatim, style: key.style, tag: .string, at: key.range)
    link(name, to: table)
    link(value, to: table)
    // Of two the first counts; that there are two is told when the tree is built.
    let place = Name(table: table, text: key.text)
    if values[place] == nil { values[place] = value }
  }

  // MARK: - Tables

  func depth(of table: Int32) -> Int { items[Int(table)].depth }

  /// A table that belongs to nothing: what comes below a header that cannot be read.
  mutating func stray() throws(SourceFault) -> Int32 {
    try append(Self.container(.mapping, .block, .headed, at: .empty(at: Int(file.contents.lower)), depth: 1))
  }

  /// The table that a `[header]` opens; with `isList`, a new element of the list of `[[header]]`.
  mutating func table(_ path: [Key], isList: Bool, endingAt end: Int) throws(SourceFault) -> Int32 {
    var table = Self.root
    for key in path.dropLast() {
      table = try child(key, of: table, .passed) { known in known == .closed ? nil : known }
    }
    guard let last = path.last else { return table }
    if isList { return try element(last, of: table, endingAt: end) }
    return try child(last, of: table, .headed, endingAt: end) { $0 == .passed ? .headed : nil }
  }

  /// The table that the last part of a dotted key lies in.
  mutating func table(_ path: ArraySlice<Key>, below table: Int32) throws(SourceFault) -> Int32 {
    var table = table
    for key in path {
      table = try child(key, of: table, .dotted) { $0 == .passed || $0 == .dotted ? .dotted : nil }
    }
    return table
  }

  /// The table of a key, which is made when it is not there. `rule` says what standing one gets that is there, or nil
  /// when it is not to be touched.
  private mutating func child(
    _ key: Key, of table: Int32, _ standing: Standing, endingAt end: Int? = nil, rule: (Standing) -> Standing?
  ) throws(SourceFault) -> Int32 {
    guard let known = values[Name(table: table, text: key.text)] else {
      let made = try container(
        .mapping, standing, at: end ?? Int(key.range.upper), key: key, depth: depth(of: table) + 1)
      try set(key, to: made, in: table)
      return made
    }
    guard let next = rule(items[Int(known)].standing) else { throw conflict(key, with: known) }
    items[Int(known)].standing = next
    // Of a list of tables the last one is meant.
    return next == .listed ? items[Int(known)].lastChild : known
  }

  private mutating func element(_ key: Key, of table: Int32, endingAt end: Int) throws(SourceFault) -> Int32 {
    let list: Int32
    if let known = values[Name(table: table, text: key.text)] {
      guard items[Int(known)].standing == .listed else { throw conflict(key, with: known) }
      list = known
    } else {
      list = try container(.sequence, .listed, at: end, key: key, depth: depth(of: table) + 1)
      try set(key, to: list, in: table)
    }
    let made = try container(.mapping, .headed, at: end, key: key, depth: depth(of: list) + 1)
    link(made, to: list)
    return made
  }

  private func conflict(_ key: Key, with known: Int32) -> SourceFault {
    let name = String(decoding: key.text, as: UTF8.self)
    let item = items[Int(known)]
    let isTable = item.standing == .headed || item.standing == .dotted
    let problem: TOMLProblem =
      isTable
      ? .tableTwice(name: name, first: item.node.range) : .notATable(name: name, first: item.node.range)
    return SourceFault(.invalidTOML(problem), at: key.range)
  }

  // MARK: - Nodes

  private static func container(
    _ kind: SourceNode.Kind, _ style: SourceStyle, _ standing: Standing, at range: SourceRange, depth: Int
  ) -> Item {
    Item(node: SourceNode(kind: kind, style: style, range: range), standing: standing, depth: depth)
  }

  private mutating func container(
    _ kind: SourceNode.Kind, _ standing: Standing, at place: Int, key: Key, depth: Int
  ) throws(SourceFault) -> Int32 {
    guard depth <= SourceLimits.depth else { throw SourceFault(.tooDeep(limit: SourceLimits.depth), at: key.range) }
    return try append(Self.container(kind, .block, standing, at: .empty(at: place), depth: depth))
  }

  private mutating func append(_ item: Item) throws(SourceFault) -> Int32 {
    guard items.count < SourceLimits.nodes else {
      throw SourceFault(.tooManyNodes(limit: SourceLimits.nodes), at: item.node.range)
    }
    items.append(item)
    return Int32(items.count - 1)
  }

  private mutating func link(_ child: Int32, to parent: Int32) {
    let last = items[Int(parent)].lastChild
    if last >= 0 {
      items[Int(last)].node.next = child
    } else {
      items[Int(parent)].node.firstChild = child
    }
    items[Int(parent)].lastChild = child
    items[Int(child)].node.parent = parent
  }

  // MARK: - The tree

  mutating func build(into builder: inout SourceTreeBuilder) throws(SourceFault) {
    guard items[0].node.firstChild >= 0 else { return }
    measure()
    try arena.withUnsafeBufferPointer { arena throws(SourceFault) in
      try build(Self.root, arena, into: &builder)
    }
  }

  /// A table by lines begins with its first key and ends with its last value, wherever in the file that is.
  private mutating func measure() {
    var isMeasured = [Bool](repeating: false, count: items.count)
    for index in items.indices.reversed() {
      let parent = Int(items[index].node.parent)
      guard parent >= 0, items[parent].node.style == .block else { continue }
      let range = items[index].node.range
      items[parent].node.range = isMeasured[parent] ? items[parent].node.range.union(range) : range
      isMeasured[parent] = true
    }
  }

  private func build(
    _ index: Int32, _ arena: UnsafeBufferPointer<UInt8>, into builder: inout SourceTreeBuilder
  ) throws(SourceFault) {
    let node = items[Int(index)].node
    guard node.kind != .scalar else {
      let text = UnsafeBufferPointer(rebasing: node.isVerbatim ? arena[0..<0] : arena[node.text.indices])
      return try builder.scalar(
        text, verbatim: node.isVerbatim ? node.text : nil, style: node.style, tag: node.tag, at: node.range)
    }
    try builder.begin(node.kind, style: node.style, at: Int(node.range.lower))
    var child = node.firstChild
    while child >= 0 {
      try build(child, arena, into: &builder)
      child = items[Int(child)].node.next
    }
    builder.end(at: Int(node.range.upper))
  }
}
