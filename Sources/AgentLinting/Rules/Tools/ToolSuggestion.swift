internal import AgentDefinitions

/// What to write instead of a tool name that its dialect does not have.
struct ToolSuggestion {
  /// Names of the dialect: one that is spelled nearly the same, or those that mean what other systems mean by the name.
  let names: [String]
  /// Whether it looks like an MCP server's name in a dialect that has a form for those.
  private let isServer: Bool

  init(for name: String, in dialect: Dialect) {
    let current = dialect.tools.rows.filter { $0.status == .current }.map(\.name)
    let sameEnd = current.filter { $0.contains("/") && $0.lastPart == name.lastPart }
    if let nearest = Spelling.nearest(name, among: current) {
      names = [nearest]
    } else if !sameEnd.isEmpty {
      names = sameEnd
    } else {
      names = Self.counterparts(of: name, in: dialect)
    }
    isServer = names.isEmpty && dialect.tools.doubleUnderscoreServers && name.lowercased().contains("mcp")
  }

  /// The end of a sentence.
  var cure: String {
    if isServer { return "; an MCP server's tools are written `mcp__SERVER` or `mcp__SERVER__TOOL`" }
    return names.isEmpty
      ? "; take it out, or write the name of one that exists" : "; did you mean \(names.listed("or"))?"
  }

  /// Another system's name for something that this one has too: `codebase` is `Glob` and `Grep` in Claude Code.
  private static func counterparts(of name: String, in dialect: Dialect) -> [String] {
    let others = Dialect.all.filter { $0 != dialect }.lazy.compactMap { $0.tools.row(name)?.tools }
    if let tools = others.first(where: { !$0.isEmpty }) { return row(for: tools, in: dialect) }
    return aliases[name.lowercased()].map { row(for: [$0], in: dialect) } ?? []
  }

  private static func row(for tools: [ToolName], in dialect: Dialect) -> [String] {
    tools.compactMap { tool in
      dialect.tools.rows.first { $0.status == .current && $0.tools == [tool] }?.name
        ?? dialect.tools.rows.first { $0.status == .current && $0.tools.contains(tool) }?.name
    }
  }

  /// What authors write who have no system's names at hand.
  private static let aliases: [String: ToolName] = [
    "cat": .view, "command": .bash, "create_file": .create, "delete_file": .bash, "edit_file": .edit,
    "execute_command": .bash, "file_read": .view, "file_search": .glob, "file_write": .create, "find": .glob,
    "grep_search": .grep, "list_dir": .glob, "list_files": .glob, "read_file": .view, "read_files": .view,
    "ripgrep": .grep, "run_command": .bash, "run_terminal_cmd": .bash, "search_files": .grep, "shell": .bash,
    "terminal": .bash, "write_file": .create,
  ]
}

extension Dialect {
  /// The systems other than this project's own, for sentences.
  var systems: String {
    let others = runtimes.filter { $0 != .roster }.map(\.title)
    guard let last = others.last else { return AgentRuntime.roster.title }
    return others.count == 1 ? last : others.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension String {
  /// What stands after the last slash.
  fileprivate var lastPart: Substring { split(separator: "/").last ?? self[...] }
}
