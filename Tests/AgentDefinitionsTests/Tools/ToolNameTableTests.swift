import Testing

@testable import AgentDefinitions

/// What an entry of a tool list stands for in each dialect. Foreign tools are in parentheses, unknown ones have a `?`.
@Suite struct ToolNameTableTests {
  @Test(arguments: [
    ("view", "view"), ("bash", "bash"), ("edit", "edit"), ("create", "create"), ("task", "task"), ("read", "view"),
    ("search", "glob, grep"), ("shell", "bash"), ("Bash", "bash"), ("web_fetch", "web_fetch"),
    ("docs/search", "docs/search"), ("docs/*", "docs/*"), ("vieww", "?vieww"), ("/x", "?/x"), ("x/", "?x/"),
  ])
  func native(entry: String, tools: String) {
    #expect(Self.text(ToolNameTable.native, entry) == tools)
  }

  @Test(arguments: [
    ("read", "view"), ("edit", "create, edit"), ("EXECUTE", "bash"), ("shell", "bash"), ("Bash", "bash"),
    ("powershell", "bash"), ("search", "glob, grep"), ("agent", "task"), ("custom-agent", "task"), ("Task", "task"),
    ("web", "web_fetch, web_search"), ("todo", "update_todo"), ("view", "view"), ("grep", "grep"),
    ("search/codebase", "glob, grep"), ("codebase", "glob, grep"), ("editFiles", "create, edit"),
    ("runCommands", "bash"), ("execute/runInTerminal", "bash"), ("runTests", "(runTests)"),
    ("vscode/askQuestions", "ask_user"), ("read/problems", "(read/problems)"), ("search/nothing", "?search/nothing"),
    ("github/*", "github/*"), ("ms-python.python/installPythonPackage", "ms-python.python/installPythonPackage"),
    ("playwright", "?playwright"),
  ])
  func copilot(entry: String, tools: String) {
    #expect(Self.text(ToolNameTable.copilot, entry) == tools)
  }

  @Test(arguments: [
    ("Read", "view"), ("Write", "create, edit"), ("MultiEdit", "edit"), ("Bash", "bash"), ("Task", "task"),
    ("Agent", "task"), ("AskUserQuestion", "ask_user"), ("WebFetch", "web_fetch"), ("read", "?read"), ("LS", "glob"),
    ("NotebookEdit", "(NotebookEdit)"), ("Bash(git *)", "bash(git *)"), ("Agent(a, b)", "task(a, b)"),
    ("mcp__docs__search", "docs/search"), ("mcp__docs", "docs/*"), ("mcp__docs__*", "docs/*"),
    ("mcp__21st_magic__x", "21st_magic/x"), ("mcp____x", "?mcp____x"), ("mcp__", "?mcp__"),
    ("docs/search", "?docs/search"),
  ])
  func claudeCode(entry: String, tools: String) {
    #expect(Self.text(ToolNameTable.claudeCode, entry) == tools)
  }

  @Test(arguments: [
    ("codebase", ToolNameTable.Row.Status.renamed(to: "search/codebase")), ("findTestFiles", .removed),
    ("read", .current),
  ])
  func formerNames(name: String, status: ToolNameTable.Row.Status) {
    #expect(ToolNameTable.copilot.row(name)?.status == status)
  }

  /// A former name leads to a present one.
  @Test func renamedToolsExist() {
    for table in [ToolNameTable.copilot, .claudeCode] {
      for row in table.rows {
        guard case .renamed(let name) = row.status else { continue }
        #expect(table.row(name)?.status == .current, "\(row.name) -> \(name)")
      }
    }
  }

  private static func text(_ table: ToolNameTable, _ entry: String) -> String {
    let range = SourceRange.empty(at: 0)
    return Sketch.tools(.listed(table.patterns(for: entry).map { Located($0, at: range) }, range)) ?? "all"
  }

  /// Names of other editors that read the same files count where no row has them.
  @Test(arguments: [
    ("code_search", ["grep"]), ("runcommandinterminal", ["bash"]), ("insert_edit_into_file", ["edit"]),
    ("readfile", ["view"]), ("show_content", []), ("Code_Search", []),
  ])
  func editorsNames(name: String, tools: [String]) {
    #expect(ToolNameTable.copilot.patterns(for: name).compactMap(\.tool?.text) == tools)
  }
}
