internal import AgentDefinitions

/// The names that VS Code gives its tools before a model, which are others than those that files list: a prompt that was
/// copied from a conversation says `read_file`, a tool list says `read/readFile`.
enum VisualStudioCodeTools {
  /// By the model's name the file's. Only tools that stand for one thing that can be granted.
  fileprivate static let listed: [String: String] = [
    "create_file": "edit/createFile",
    "fetch_webpage": "web/fetch",
    "file_search": "search/fileSearch",
    "get_errors": "read/problems",
    "get_terminal_output": "execute/getTerminalOutput",
    "grep_search": "search/textSearch",
    "insert_edit_into_file": "edit/editFiles",
    "list_dir": "search/listDirectory",
    "read_file": "read/readFile",
    "replace_string_in_file": "edit/editFiles",
    "run_in_terminal": "execute/runInTerminal",
    "semantic_search": "search/codebase",
  ]
}

extension ToolNameTable {
  /// How a file's tool list has what VS Code's models know by this name; nil for other names and other systems.
  func listedName(of name: String) -> String? {
    VisualStudioCodeTools.listed[name].flatMap { row($0)?.name }
  }
}
