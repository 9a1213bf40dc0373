extension ToolNameTable {
  /// The SDK's names, each exactly one tool, and GitHub's group names, which the SDK's own runtime understands too.
  package static let native = ToolNameTable(
    rows: (ToolCatalogue.rows + ToolCatalogue.ofModes).map { Row($0.name.text, [$0.name]) }
      + copilotGroups.filter { ToolCatalogue.row(ToolName($0.name.lowercased())) == nil }
      .map { $0.from(.gitHubCustomAgents) },
    isCaseSensitive: false, servers: .slashAndFilters, source: .copilotSDK)

  /// What GitHub calls tool aliases.
  static let copilotGroups: [Row] = [
    Row("agent", [.task]),
    Row("Agent", [.task]),
    Row("Bash", [.bash]),
    Row("custom-agent", [.task]),
    Row("edit", [.create, .edit]),
    Row("execute", [.bash]),
    Row("Glob", [.glob]),
    Row("Grep", [.grep]),
    Row("MultiEdit", [.edit]),
    Row("NotebookEdit", []),
    Row("NotebookRead", []),
    Row("powershell", [.bash]),
    Row("read", [.view]),
    Row("search", [.glob, .grep]),
    Row("shell", [.bash]),
    Row("Task", [.task]),
    Row("todo", [.updateTodo]),
    Row("TodoWrite", [.updateTodo]),
    Row("web", [.webFetch, .webSearch]),
    Row("WebFetch", [.webFetch]),
    Row("WebSearch", [.webSearch]),
    Row("Write", [.create, .edit]),
  ]
}
