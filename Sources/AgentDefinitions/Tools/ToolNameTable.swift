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
  /// What may stand before a slash without being an MCP server.
  package let reservedPrefixes: Set<String>
  /// Whether an MCP tool is written `mcp__server__tool` and not `server/tool`.
  package let doubleUnderscoreServers: Bool
  /// What stands before `server_tool` where one underscore is between them; nil where servers are written otherwise.
  package let underscoreServerPrefix: String?
  /// Whether an MCP tool is written `@server/tool`, all of a server `@server`, all of every server `@mcp`, and every tool
  /// of the runtime `@builtin`.
  package let atServers: Bool
  /// Whether `builtin:view` means `view`, `builtin:*` every tool of the runtime, and `mcp:*` every server's: the SDK's
  /// way to write `availableTools` and `excludedTools`.
  package let hasFilterPrefixes: Bool
  /// Where the rows were read that do not say otherwise.
  package let source: DataSource
  private let byName: [String: Row]

  package init(
    rows: [Row], isCaseSensitive: Bool, reservedPrefixes: Set<String> = [], doubleUnderscoreServers: Bool = false,
    underscoreServerPrefix: String? = nil, atServers: Bool = false, hasFilterPrefixes: Bool = false, source: DataSource
  ) {
    self.rows = rows
    self.isCaseSensitive = isCaseSensitive
    self.reservedPrefixes = reservedPrefixes
    self.doubleUnderscoreServers = doubleUnderscoreServers
    self.underscoreServerPrefix = underscoreServerPrefix
    self.atServers = atServers
    self.hasFilterPrefixes = hasFilterPrefixes
    self.source = source
    byName = Dictionary(
      rows.map { (isCaseSensitive ? $0.name : $0.name.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
  }

  package func source(of row: Row) -> DataSource { row.source ?? source }

  package func row(_ name: String) -> Row? { byName[isCaseSensitive ? name : name.lowercased()] }

  /// What one entry of a tool list stands for; several patterns when its name is a group. `*` is not an entry: it is
  /// the whole grant (`ToolGrant.all`).
  package func patterns(for entry: String) -> [ToolPattern] {
    if atServers, let patterns = atPatterns(entry) { return patterns }
    if hasFilterPrefixes, let patterns = filter(entry) { return patterns }
    let (name, specifier) = Self.split(entry)
    if let row = row(name) {
      guard !row.tools.isEmpty else { return [ToolPattern(.foreign(name), written: entry, specifier: specifier)] }
      return row.tools.map { ToolPattern(.tool($0), written: entry, specifier: specifier) }
    }
    if let underscoreServerPrefix {
      let kinds = Self.underscoreServers(name, after: underscoreServerPrefix)
      if !kinds.isEmpty { return kinds.map { ToolPattern($0, written: entry, specifier: specifier) } }
    }
    return [ToolPattern(server(name) ?? .unknown(name), written: entry, specifier: specifier)]
  }

  private func filter(_ entry: String) -> [ToolPattern]? {
    switch entry {
    case "builtin:*": return ToolCatalogue.offered.map { ToolPattern(.tool($0), written: entry) }
    case "mcp:*": return [ToolPattern(.mcp(server: "*", tool: "*"), written: entry)]
    default:
      guard entry.hasPrefix("builtin:") else { return nil }
      let name = ToolName(String(entry.dropFirst(8)))
      return [ToolPattern(ToolCatalogue.row(name) == nil ? .unknown(entry) : .tool(name), written: entry)]
    }
  }

  private func atPatterns(_ entry: String) -> [ToolPattern]? {
    guard entry.utf8.first == UInt8(ascii: "@") else { return nil }
    switch entry {
    case "@builtin": return ToolCatalogue.offered.map { ToolPattern(.tool($0), written: entry) }
    case "@mcp": return [ToolPattern(.mcp(server: "*", tool: "*"), written: entry)]
    default:
      let parts = entry.dropFirst().split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
      guard let server = parts.first, !server.isEmpty, parts.last?.isEmpty == false else {
        return [ToolPattern(.unknown(entry), written: entry)]
      }
      let tool = parts.count > 1 ? String(parts[1]) : "*"
      return [ToolPattern(.mcp(server: String(server), tool: tool), written: entry)]
    }
  }

  private func server(_ name: String) -> ToolPattern.Kind? {
    if atServers { return nil }
    if doubleUnderscoreServers { return Self.doubleUnderscoreServer(name) }
    guard let slash = name.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    let server = name[..<slash]
    let tool = name[name.utf8.index(after: slash)...]
    guard !server.isEmpty, !tool.isEmpty, !reservedPrefixes.contains(server.lowercased()) else { return nil }
    return .mcp(server: String(server), tool: String(tool))
  }

  /// `server_tool` and `server_*`. A server's name may have underscores too, so that every division is meant that the
  /// name allows; but before a star there is one server, and a star alone is every server's.
  private static func underscoreServers(_ name: String, after prefix: String) -> [ToolPattern.Kind] {
    guard name.hasPrefix(prefix), name.utf8.count <= 200 else { return [] }
    let rest = Array(name.utf8.dropFirst(prefix.utf8.count))
    if rest == [UInt8(ascii: "*")], !prefix.isEmpty { return [.mcp(server: "*", tool: "*")] }
    let isStar = rest.suffix(2).elementsEqual("_*".utf8)
    let places = isStar ? [rest.count - 2] : rest.indices.filter { rest[$0] == UInt8(ascii: "_") }
    return places.compactMap { place in
      let server = String(decoding: rest[..<place], as: UTF8.self)
      let tool = String(decoding: rest[(place + 1)...], as: UTF8.self)
      let isPlain = !server.isEmpty && !tool.isEmpty && !server.contains("*") && (isStar || !tool.contains("*"))
      return isPlain ? .mcp(server: server, tool: tool) : nil
    }
  }

  /// `mcp__server__tool`, `mcp__server__*` and `mcp__server`, which is all of the server too.
  private static func doubleUnderscoreServer(_ name: String) -> ToolPattern.Kind? {
    let marker = "mcp__"
    guard name.hasPrefix(marker) else { return nil }
    let rest = name.dropFirst(marker.count)
    guard !rest.isEmpty else { return nil }
    let bytes = Array(rest.utf8)
    for offset in bytes.indices.dropLast()
    where bytes[offset] == UInt8(ascii: "_") && bytes[offset + 1] == bytes[offset] {
      let tool = String(decoding: bytes[(offset + 2)...], as: UTF8.self)
      guard offset > 0, !tool.isEmpty else { return nil }
      return .mcp(server: String(decoding: bytes[..<offset], as: UTF8.self), tool: tool)
    }
    return .mcp(server: String(rest), tool: "*")
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
