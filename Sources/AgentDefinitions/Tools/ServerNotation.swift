/// How a dialect writes the tools of MCP servers in a list of tools.
package enum ServerNotation: Hashable, Sendable {
  /// `server/tool`. What is reserved, in lower case, may stand before a slash without being a server.
  case slash(reserved: Set<String>)
  /// `server/tool`; `mcp:*` is every server's, `builtin:view` means `view` and `builtin:*` every tool of the runtime: the
  /// SDK's way to write `availableTools` and `excludedTools`.
  case slashAndFilters
  /// `mcp__server__tool`, `mcp__server__*` and `mcp__server`, which is all of the server too.
  case doubleUnderscore
  /// `server_tool` and `server_*` behind a prefix, which may be empty.
  case underscore(after: String)
  /// `@server/tool`, all of a server `@server`, all of every server `@mcp`, and every tool of the runtime `@builtin`.
  case at

  /// Whether extensions and servers may bring tools whose names have no form of their own.
  package var allowsAnyName: Bool {
    switch self {
    case .slash, .slashAndFilters, .at: true
    case .doubleUnderscore, .underscore: false
    }
  }

  /// What an entry stands for that is not looked up among the tools first; nil for others.
  func wholeEntry(_ entry: String) -> [ToolPattern.Kind]? {
    switch self {
    case .slashAndFilters: Self.filter(entry)
    case .at where entry.utf8.first == UInt8(ascii: "@"): Self.at(entry)
    case .slash, .doubleUnderscore, .underscore, .at: nil
    }
  }

  /// The servers' tools that a name may mean; none when it is no such name.
  func tools(_ name: String) -> [ToolPattern.Kind] {
    switch self {
    case .slash(let reserved): Self.slash(name, reserved)
    case .slashAndFilters: Self.slash(name, [])
    case .doubleUnderscore: Self.doubleUnderscore(name).map { [$0] } ?? []
    case .underscore(let prefix): Self.underscore(name, after: prefix)
    case .at: []
    }
  }

  // MARK: - Each notation

  private static func filter(_ entry: String) -> [ToolPattern.Kind]? {
    if entry == "builtin:*" { return ToolCatalogue.offered.map { .tool($0) } }
    if entry == "mcp:*" { return [.mcp(server: "*", tool: "*")] }
    let prefix = "builtin:"
    guard entry.hasPrefix(prefix) else { return nil }
    let name = ToolName(String(entry.dropFirst(prefix.utf8.count)))
    return [ToolCatalogue.row(name) == nil ? .unknown(entry) : .tool(name)]
  }

  private static func at(_ entry: String) -> [ToolPattern.Kind] {
    if entry == "@builtin" { return ToolCatalogue.offered.map { .tool($0) } }
    if entry == "@mcp" { return [.mcp(server: "*", tool: "*")] }
    let parts = entry.dropFirst().split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let server = parts.first, !server.isEmpty, parts.last?.isEmpty == false else { return [.unknown(entry)] }
    return [.mcp(server: String(server), tool: parts.count > 1 ? String(parts[1]) : "*")]
  }

  private static func slash(_ name: String, _ reserved: Set<String>) -> [ToolPattern.Kind] {
    guard let slash = name.utf8.firstIndex(of: UInt8(ascii: "/")) else { return [] }
    let server = name[..<slash]
    let tool = name[name.utf8.index(after: slash)...]
    guard !server.isEmpty, !tool.isEmpty, !reserved.contains(server.lowercased()) else { return [] }
    return [.mcp(server: String(server), tool: String(tool))]
  }

  /// A server's name may have underscores too, so that every division is meant that the name allows; but before a star
  /// there is one server, and a star alone is every server's.
  private static func underscore(_ name: String, after prefix: String) -> [ToolPattern.Kind] {
    guard name.hasPrefix(prefix), name.utf8.count <= 200 else { return slash(name, []) }
    let rest = Array(name.utf8.dropFirst(prefix.utf8.count))
    if rest == [UInt8(ascii: "*")], !prefix.isEmpty { return [.mcp(server: "*", tool: "*")] }
    let isStar = rest.suffix(2).elementsEqual("_*".utf8)
    let places = isStar ? [rest.count - 2] : rest.indices.filter { rest[$0] == UInt8(ascii: "_") }
    let tools = places.compactMap { place -> ToolPattern.Kind? in
      let server = String(decoding: rest[..<place], as: UTF8.self)
      let tool = String(decoding: rest[(place + 1)...], as: UTF8.self)
      let isPlain = !server.isEmpty && !tool.isEmpty && !server.contains("*") && (isStar || !tool.contains("*"))
      return isPlain ? .mcp(server: server, tool: tool) : nil
    }
    return tools.isEmpty ? slash(name, []) : tools
  }

  private static func doubleUnderscore(_ name: String) -> ToolPattern.Kind? {
    let marker = "mcp__"
    guard name.hasPrefix(marker) else { return nil }
    let rest = name.dropFirst(marker.utf8.count)
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
}
