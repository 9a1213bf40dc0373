internal import AgentDefinitions

/// What to write instead of a tool name that its dialect does not have.
struct ToolSuggestion {
  /// Names of the dialect.
  let names: [String]
  /// True when the name resembles one that exists; otherwise the suggestion comes from what other systems mean by it.
  let isMisspelling: Bool

  init(for name: String, in dialect: Dialect) {
    let current = dialect.tools.rows.filter { $0.status == .current }.map(\.name)
    if let nearest = Spelling.nearest(name, among: current) {
      names = [nearest]
      isMisspelling = true
    } else {
      names = Self.counterparts(of: name, in: dialect)
      isMisspelling = false
    }
  }

  /// The end of a sentence.
  var cure: String {
    names.isEmpty ? "; take it out, or write the name of one that exists" : "; did you mean \(names.listed("or"))?"
  }

  /// Another system's name for something that this one has too: `codebase` is `Glob` and `Grep` in Claude Code.
  private static func counterparts(of name: String, in dialect: Dialect) -> [String] {
    let others = Dialect.all.filter { $0 != dialect }.lazy.compactMap { $0.tools.row(name)?.tools }
    guard let tools = others.first(where: { !$0.isEmpty }) else {
      return aliases[name.lowercased()].map { row(for: [$0], in: dialect) } ?? []
    }
    return row(for: tools, in: dialect)
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

extension ToolNameTable {
  static func == (left: ToolNameTable, right: ToolNameTable) -> Bool {
    left.source == right.source && left.rows.count == right.rows.count
  }
}
