extension ToolNameTable {
  /// Kiro's tags, and the tools of its command line under their own names.
  package static let kiro = ToolNameTable(
    rows: [
      Row("context", []),
      Row("knowledge", []),
      Row("read", [.glob, .grep, .view]),
      Row("shell", [.bash]),
      Row("subagent", [.task]),
      Row("todo_list", [.updateTodo]),
      Row("web", [.webFetch, .webSearch]),
      Row("write", [.create, .edit]),
    ]
      + [
        Row("aws", []),
        Row("code", []),
        Row("delegate", []),
        Row("execute_bash", [.bash]),
        Row("fs_read", [.glob, .grep, .view]),
        Row("fs_write", [.create, .edit]),
        Row("glob", [.glob]),
        Row("grep", [.grep]),
        Row("introspect", []),
        Row("report", []),
        Row("report_issue", []),
        Row("session", []),
        Row("thinking", []),
        Row("todo", [.updateTodo]),
        Row("use_aws", []),
        Row("use_subagent", [.task]),
        Row("web_fetch", [.webFetch]),
        Row("web_search", [.webSearch]),
      ].map { $0.from(.kiroCommandLine) },
    isCaseSensitive: true, servers: .at, source: .kiroAgents)
}
