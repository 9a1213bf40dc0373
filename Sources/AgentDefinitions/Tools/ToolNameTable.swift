/// What the tool names of one dialect mean here: data, with where and when it was read.
package struct ToolNameTable: Sendable {
  package struct Row: Sendable {
    package enum Status: Hashable, Sendable {
      case current
      /// Not the name any more; the system may still understand it.
      case renamed(to: String)
      /// The system has no such tool any more.
      case removed
    }

    package let name: String
    /// What it is here; empty when this runtime knows nothing like it.
    package let tools: [ToolName]
    package let status: Status
    /// Nil is the table's.
    package private(set) var source: DataSource?

    package init(_ name: String, _ tools: [ToolName], _ status: Status = .current) {
      self.name = name
      self.tools = tools
      self.status = status
    }

    func from(_ source: DataSource) -> Row {
      var row = self
      row.source = source
      return row
    }
  }

  package let rows: [Row]
  package let isCaseSensitive: Bool
  /// How the tools of MCP servers are written.
  package let servers: ServerNotation
  /// The names to write where a tool has several: those that every system knows that reads the files.
  package let preferred: [String]
  /// Where the rows were read that do not say otherwise.
  package let source: DataSource
  /// Further editors whose names count where no row has them.
  package let editors: [EditorToolNames]
  private let byName: [String: Row]

  package init(
    rows: [Row], isCaseSensitive: Bool, servers: ServerNotation = .slash(reserved: []), preferred: [String] = [],
    source: DataSource, editors: [EditorToolNames] = []
  ) {
    self.editors = editors
    self.rows = rows
    self.isCaseSensitive = isCaseSensitive
    self.servers = servers
    self.preferred = preferred
    self.source = source
    byName = Dictionary(
      rows.map { (isCaseSensitive ? $0.name : $0.name.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
  }

  package func source(of row: Row) -> DataSource { row.source ?? source }

  package func row(_ name: String) -> Row? { byName[isCaseSensitive ? name : name.lowercased()] }

  /// What one entry of a tool list stands for; several patterns when its name is a group. `*` is not an entry: it is
  /// the whole grant (`ToolGrant.all`).
  package func patterns(for entry: String) -> [ToolPattern] {
    if let kinds = servers.wholeEntry(entry) { return kinds.map { ToolPattern($0, written: entry) } }
    let (name, specifier) = Self.split(entry)
    if let row = row(name) {
      guard !row.tools.isEmpty else { return [ToolPattern(.foreign(name), written: entry, specifier: specifier)] }
      return row.tools.map { ToolPattern(.tool($0), written: entry, specifier: specifier) }
    }
    if let tools = editors.lazy.compactMap({ $0.tools[name] }).first {
      guard !tools.isEmpty else { return [ToolPattern(.foreign(name), written: entry, specifier: specifier)] }
      return tools.map { ToolPattern(.tool($0), written: entry, specifier: specifier) }
    }
    let kinds = servers.tools(name)
    return (kinds.isEmpty ? [.unknown(name)] : kinds).map { ToolPattern($0, written: entry, specifier: specifier) }
  }

  /// `Bash(git *)` is the name `Bash` and the specifier `git *`.
  private static func split(_ entry: String) -> (name: String, specifier: String?) {
    guard entry.utf8.last == UInt8(ascii: ")"), let open = entry.utf8.firstIndex(of: UInt8(ascii: "(")) else {
      return (entry, nil)
    }
    let specifier = entry[entry.utf8.index(after: open)...].dropLast()
    return (String(entry[..<open]), String(specifier))
  }
}
