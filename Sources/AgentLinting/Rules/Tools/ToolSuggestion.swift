internal import AgentDefinitions

/// What to write instead of a tool name that its dialect does not have.
struct ToolSuggestion {
  /// Names of the dialect: one that is spelled nearly the same, or those that mean what other systems mean by the name.
  let names: [String]
  /// Whether it looks like an MCP server's name in a dialect that has a form for those.
  let isServer: Bool

  init(for name: String, in dialect: Dialect) {
    let current = CurrentNames.of(dialect)
    if let listed = dialect.tools.listedName(of: name) {
      names = [listed]
    } else if let nearest = current.spelling.nearest(name, where: { $0.mayBe(name) }) {
      // `gerp` is `grep` rather than `Grep` where both are known.
      let inSmall = nearest.lowercased()
      names = [name.lowercased() == name && current.names.contains(inSmall) ? inSmall : nearest]
    } else if let sameEnd = current.byEnd[name.lastPart] {
      names = sameEnd
    } else {
      names = Self.counterparts(of: name, in: dialect)
    }
    isServer =
      names.isEmpty && dialect.tools.servers == .doubleUnderscore && name.lowercased().containsBytes("mcp")
  }

  /// The names that a dialect has now, ready to be looked up.
  private struct CurrentNames: Sendable {
    let names: Set<String>
    let spelling: Spelling
    /// Those with a slash, by what stands behind the last one.
    let byEnd: [Substring: [String]]

    private init(_ dialect: Dialect) {
      let current = dialect.tools.rows.filter { $0.status == .current }.map(\.name)
      names = Set(current)
      spelling = Spelling(current)
      byEnd = Dictionary(grouping: current.filter { $0.utf8.contains(UInt8(ascii: "/")) }, by: \.lastPart)
    }

    static func of(_ dialect: Dialect) -> CurrentNames { all[dialect.id]?.value ?? CurrentNames(dialect) }

    private static let all: [String: Deferred<CurrentNames>] = Dictionary(
      Dialect.all.map { dialect in (dialect.id, Deferred { CurrentNames(dialect) }) },
      uniquingKeysWith: { first, _ in first })
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
    let names = tools.compactMap { tool in
      dialect.tools.preferred.first { dialect.tools.row($0)?.tools.contains(tool) ?? false }
        ?? dialect.tools.rows.first { $0.status == .current && $0.tools == [tool] }?.name
        ?? dialect.tools.rows.first { $0.status == .current && $0.tools.contains(tool) }?.name
    }
    return names.enumerated().filter { !names[..<$0.offset].contains($0.element) }.map(\.element)
  }

  /// What authors write who have no system's names at hand.
  private static let aliases: [String: ToolName] = [
    "cat": .view, "command": .bash, "create_file": .create, "delete_file": .bash, "edit_file": .edit,
    "execute_command": .bash, "file_read": .view, "file_search": .glob, "file_write": .create, "find": .glob,
    "grep_search": .grep, "list_dir": .glob, "list_files": .glob, "read_file": .view, "read_files": .view,
    "ripgrep": .grep, "run_command": .bash, "run_terminal_cmd": .bash, "search_files": .grep, "shell": .bash,
    "terminal": .bash, "terminalcommand": .bash, "write_file": .create,
  ]
}

extension String {
  /// A quick look that leaves few to compare letter by letter: about as long, and the same first or last letter.
  fileprivate func mayBe(_ other: String) -> Bool {
    guard abs(utf8.count - other.utf8.count) <= 3, let first = utf8.first, let last = utf8.last else { return false }
    return first | 0x20 == (other.utf8.first ?? 0) | 0x20 || last | 0x20 == (other.utf8.last ?? 0) | 0x20
  }

  /// What stands behind the last slash.
  fileprivate var lastPart: Substring {
    self[(utf8.lastIndex(of: UInt8(ascii: "/")).map { utf8.index(after: $0) } ?? startIndex)...]
  }
}
