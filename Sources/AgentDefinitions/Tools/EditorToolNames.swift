/// The names that an editor other than VS Code has for the tools of its Copilot. It reads the same files as the others,
/// which pass over names that they do not know.
package struct EditorToolNames: Sendable {
  /// By the exact name; empty where this runtime knows nothing like it.
  package let tools: [String: [ToolName]]
  /// Those that nobody else has: a list with one of them was written for this editor.
  private let signs: Set<String>
  package let source: DataSource

  /// Whether a list of tools was written for this editor.
  package func isFor(_ names: some Sequence<String>) -> Bool { names.contains(where: signs.contains) }

  package static let visualStudio = EditorToolNames(
    tools: [
      "code_search": [.grep], "editfiles": [.create, .edit], "find_references": [.grep],
      "get_symbol_call_hierarchy": [], "get_symbol_class_hierarchy": [], "getwebpages": [.webFetch],
      "readfile": [.view], "runcommandinterminal": [.bash],
    ],
    signs: [
      "code_search", "editfiles", "find_references", "get_symbol_call_hierarchy", "get_symbol_class_hierarchy",
      "getwebpages", "readfile", "runcommandinterminal",
    ], source: .visualStudioAgents)

  /// Most are also what VS Code calls its tools before a model, though not in a file.
  package static let jetBrains = EditorToolNames(
    tools: [
      "create_file": [.create], "file_search": [.glob], "get_errors": [], "get_terminal_output": [.readBash],
      "grep_search": [.grep], "insert_edit_into_file": [.edit], "list_dir": [.glob], "open_file": [],
      "read_file": [.view], "replace_string_in_file": [.edit], "run_in_terminal": [.bash], "run_subagent": [.task],
      "show_content": [],
    ],
    signs: ["open_file", "run_subagent", "show_content"], source: .jetBrainsTools)
}
