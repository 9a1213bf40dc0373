extension ToolNameTable {
  /// The tools of docker-agent's toolsets. Its `list_directory` shows names alone, so it is no `view`.
  package static let dockerAgent = ToolNameTable(
    rows: toolsets.values.flatMap { $0 }.sorted { $0.name < $1.name }, isCaseSensitive: true, source: .dockerTools)

  /// What a toolset of this type holds; nil for a type whose tools only its own definition names.
  static func tools(ofToolset type: String) -> [String]? { toolsets[type]?.map(\.name) }

  /// Every type of toolset that docker-agent knows.
  static let toolsetTypes: Set<String> = Set(toolsets.keys).union([
    "a2a", "api", "background_jobs", "file", "git", "lsp", "mcp", "mcp_catalog", "open_url", "openapi", "plan", "rag",
    "scheduler", "script", "session_context", "session_plan", "webhook",
  ])

  private static let toolsets: [String: [Row]] = [
    "background_agents": [
      Row("list_background_agents", []),
      Row("run_background_agent", []),
      Row("stop_background_agent", []),
      Row("view_background_agent", []),
    ],
    "fetch": [Row("fetch", [.webFetch])],
    "filesystem": [
      Row("create_directory", []),
      Row("directory_tree", [.glob]),
      Row("edit_file", [.edit]),
      Row("list_directory", [.glob]),
      Row("read_file", [.view]),
      Row("read_multiple_files", [.view]),
      Row("remove_directory", []),
      Row("search_files_content", [.grep]),
      Row("write_file", [.create, .edit]),
    ],
    "memory": [
      Row("add_memory", []),
      Row("delete_memory", []),
      Row("get_memories", []),
      Row("search_memories", []),
      Row("update_memory", []),
    ],
    "model_picker": [Row("change_model", []), Row("revert_model", [])],
    "shell": [
      Row("list_background_jobs", [.readBash]),
      Row("run_background_job", []),
      Row("shell", [.bash]),
      Row("stop_background_job", [.stopBash]),
      Row("view_background_job", [.readBash]),
    ],
    "tasks": [
      Row("add_dependency", []),
      Row("create_task", []),
      Row("delete_task", []),
      Row("get_task", []),
      Row("list_tasks", []),
      Row("next_task", []),
      Row("remove_dependency", []),
      Row("update_task", []),
    ],
    "think": [Row("think", [])],
    "todo": [
      Row("create_todo", [.updateTodo]),
      Row("create_todos", [.updateTodo]),
      Row("list_todos", [.updateTodo]),
      Row("update_todos", [.updateTodo]),
    ],
    "user_prompt": [Row("user_prompt", [.askUser])],
  ]
}
