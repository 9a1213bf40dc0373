import Testing

@testable import AgentDefinitions

/// Agents of Gemini CLI and OpenCode: what their tools become here, and that it is never more than what was written.
@Suite struct ForeignAgentTests {
  private static func read(_ path: String, _ front: String) -> LoadedFiles {
    let text = "---\nname: a\ndescription: Checks links\n\(front)\n---\nYou check links.\n"
    return FilesLoader.load(SourceFile(path: path, text: text))
  }

  private static func gemini(_ front: String) -> LoadedFiles { read(".gemini/agents/a.md", front) }

  private static func openCode(_ front: String) -> LoadedFiles { read(".opencode/agents/a.md", front) }

  private static func granted(_ agent: AgentDefinition) -> [String] {
    let denied = Set(agent.disallowedTools.map(\.value.description))
    let granted =
      agent.tools.isAll ? ["*"] : agent.tools.patterns.filter { $0.value.isGranting }.map(\.value.description)
    return granted.filter { !denied.contains($0) } + denied.sorted().map { "-" + $0 }
  }

  @Test(arguments: [
    ("", ["*"]), ("tools: [\"*\"]", ["*"]), ("tools: []", []), ("tools:", []),
    ("tools: [read_file, list_directory, grep_search]", ["view", "glob", "grep"]),
    ("tools: [search_file_content, run_shell_command]", ["grep", "bash"]),
    ("tools: [\"mcp_*\"]", ["*/*"]), ("tools: [\"mcp_docs_*\"]", ["docs/*"]),
    ("tools: [mcp_docs_find]", ["docs/find"]), ("tools: [mcp_docs_find_all]", ["docs/find_all", "docs_find/all"]),
    // Neither another system's names nor wildcards that Gemini CLI does not have grant anything.
    ("tools: [Read, Bash, view]", []), ("tools: [\"read_*\", \"mcp__docs\", \"mcp_d*\"]", []),
    ("tools: {read_file: true}", []), ("tools: read_file, glob", []),
  ])
  func geminiTools(front: String, tools: [String]) throws {
    #expect(Self.granted(try #require(Self.gemini(front).agents.first)) == tools)
  }

  @Test(arguments: [
    "mcpServers: {}", "tool: [read_file]", "disallowedTools: [replace]", "max_turn: 3", "hello: 1", "x-owner: me",
  ])
  func geminiRefusesUnknownKeys(front: String) {
    #expect(!Self.gemini(front).faults.filter(\.isBlocking).isEmpty)
  }

  @Test func geminiLimits() throws {
    let agent = try #require(Self.gemini("max_turns: 4\ntimeout_mins: 2").agents.first)
    #expect(agent.limits.turns?.value == 4)
    #expect(agent.limits.timeout?.value == .seconds(120))
    #expect(!Self.gemini("max_turns: many").faults.filter(\.isBlocking).isEmpty)
    #expect(!Self.gemini("timeout_mins: long").faults.filter(\.isBlocking).isEmpty)
  }

  @Test(arguments: [
    ("", ["*"]), ("tools: {bash: true}", ["*"]), ("permission: allow", ["*"]), ("permission: {bash: ask}", ["*"]),
    ("tools: {bash: false}", ["*", "-bash"]), ("tools: {write: false}", ["*", "-create", "-edit"]),
    ("permission: {edit: deny, webfetch: deny}", ["*", "-create", "-edit", "-web_fetch"]),
    ("permission: deny", []), ("tools: {\"*\": false, read: true, grep: true}", ["view", "grep"]),
    ("permission: {\"*\": deny, read: allow, bash: ask}", ["view", "bash"]),
    ("permission: {\"*\": deny, edit: allow, write: deny}", []),
    // A pattern that is denied denies the tool.
    ("permission: {bash: {\"*\": ask, \"rm *\": deny}}", ["*", "-bash"]),
    ("permission: {bash: {\"*\": ask, \"git log*\": allow}}", ["*"]),
    // Servers: one underscore may be the server's own, and a star may stand for any of them.
    ("tools: {docs_find: false}", ["*", "-docs/find"]),
    ("tools: {\"docs_*\": false}", ["*", "-*/*"]),
    ("tools: {\"web*\": false}", ["*", "-*/*", "-web_fetch", "-web_search"]),
    ("tools: {\"*search\": false}", []), ("tools: {\"*\": false, \"docs_*\": true}", ["docs/*"]),
    // What cannot be read is none.
    ("tools: Read, Grep", []), ("tools: [read]", []), ("tools: {read: maybe}", []), ("permission: {bash: no}", []),
    ("permission: {bash: [deny]}", []),
  ])
  func openCodeTools(front: String, tools: [String]) throws {
    #expect(Self.granted(try #require(Self.openCode(front).agents.first)) == tools)
  }

  @Test(arguments: ["permission: {bash: no}", "permission: [bash]", "permissions: {bash: deny}", "steps: few"])
  func openCodeLimitsThatCannotBeReadBlock(front: String) {
    #expect(!Self.openCode(front).faults.filter(\.isBlocking).isEmpty)
  }

  @Test(arguments: [
    ("", true, true), ("mode: all", true, true), ("mode: subagent", true, true), ("mode: primary", false, true),
    ("mode: main", false, true), ("hidden: true", true, false), ("hidden: false", true, true),
    ("disable: true", false, false), ("disable: false", true, true),
  ])
  func openCodeModes(front: String, isInferable: Bool, isUserInvocable: Bool) throws {
    let agent = try #require(Self.openCode(front).agents.first)
    #expect(agent.isInferable == isInferable)
    #expect(agent.isUserInvocable == isUserInvocable)
  }

  @Test func openCodeTellsWhoMayBeCalled() throws {
    let agent = try #require(
      Self.openCode("permission: {task: {\"*\": deny, tester: allow, \"r*\": allow}}").agents.first)
    #expect(agent.subagents?.map(\.value) == ["tester"])
    #expect(agent.disallowedTools.map(\.value.tool) == [.task])
  }

  @Test(arguments: [(".gemini/agents/a.md", "gemini-cli", "refuses"), (".opencode/agents/a.md", "opencode", "loads")])
  func brokenFrontMatter(path: String, runtime: String, verdict: String) throws {
    let agent = try #require(Self.read(path, "model: a: b").agents.first)
    let found = try #require(agent.runtimes.first { $0.id == runtime })
    #expect(agent.isRecovered)
    #expect(agent.dialect.brokenOutcome(found, isOneLineColon: true).verdict.rawValue == verdict)
  }
}
