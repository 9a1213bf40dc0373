extension ToolNameTable {
  /// OpenCode's tools. Its `write`, `edit` and `patch` are one permission: whoever may edit may create.
  package static let openCode = ToolNameTable(
    rows: [
      Row("apply_patch", [.create, .edit]),
      Row("bash", [.bash]),
      Row("doom_loop", []),
      Row("edit", [.create, .edit]),
      Row("external_directory", []),
      Row("glob", [.glob]),
      Row("grep", [.grep]),
      Row("list", [.glob]),
      Row("lsp", []),
      Row("patch", [.create, .edit]),
      Row("question", [.askUser]),
      Row("read", [.view]),
      Row("skill", [.skill]),
      Row("task", [.task]),
      Row("todoread", [.updateTodo]),
      Row("todowrite", [.updateTodo]),
      Row("webfetch", [.webFetch]),
      Row("websearch", [.webSearch]),
      Row("write", [.create, .edit]),
    ],
    isCaseSensitive: true, servers: .underscore(after: ""), source: .openCodeAgents)
}
