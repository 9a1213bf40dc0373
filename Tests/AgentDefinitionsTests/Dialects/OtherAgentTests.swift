import Testing

@testable import AgentDefinitions

/// Cursor's and Kiro's agents, whole.
@Suite struct OtherAgentTests {
  private func read(_ path: String, _ text: String) throws -> (lines: [String], faults: [String]) {
    let dialect = try #require(Dialect.claiming(path, head: Array(text.utf8)[...])).dialect
    let (agent, faults) = DefinitionReader.read(SourceFile(path: path, text: text), as: dialect)
    return (Sketch.lines(try #require(agent)), Sketch.faults(faults))
  }

  private func cursor(_ front: String) throws -> (lines: [String], faults: [String]) {
    try read(".cursor/agents/x.md", "---\nname: x\ndescription: d\n\(front)---\np")
  }

  private func kiro(_ members: String) throws -> (lines: [String], faults: [String]) {
    try read(".kiro/agents/x.json", "{\"description\": \"d\", \"prompt\": \"p\"\(members)}")
  }

  @Test func cursorReadsFiveFields() throws {
    let (lines, faults) = try cursor("model: fast\nreadonly: false\nis_background: true\n")
    #expect(lines == ["id: x", "description: d", "prompt: p", "model: fast"])
    #expect(faults == [])
  }

  /// Nothing that writes, runs or may call somebody who does.
  @Test(arguments: ["true", "'true'", "'false'", "maybe", "[false]", "7", "", "null"])
  func readonlyIsReadOnlyUnlessItSaysFalse(value: String) throws {
    let lines = try cursor("readonly: \(value)\n").lines
    #expect(
      lines.contains("tools: ask_user, glob, grep, skill, update_todo, view, web_fetch"))
  }

  @Test(arguments: [
    ("Read, Edit, mcp__docs__search", "view"),
    ("'*'", "ask_user, glob, grep, skill, update_todo, view, web_fetch"),
    ("[]", "none"),
  ])
  func readonlyNarrowsATools(tools: String, left: String) throws {
    #expect(try cursor("tools: \(tools)\nreadonly: true\n").lines.contains("tools: \(left)"))
    #expect(try cursor("readonly: true\ntools: \(tools)\n").lines.contains("tools: \(left)"))
  }

  @Test func aMisspelledReadonlyBlocks() throws {
    #expect(
      try cursor("readOnly: true\n").faults == [
        "4:1 blocking ignoredLimit(key: \"readOnly\", instead: \"readonly\", blocks: true)"
      ])
  }

  @Test func kiroReadsMarkdown() throws {
    let (lines, faults) = try read(
      ".kiro/agents/back.md",
      """
      ---
      description: d
      model: claude-sonnet-4
      tools: [read, shell, "@docs", "@db/query"]
      excludedTools: [shell]
      allowedTools: [write]
      mcpServers: { db: { command: npx, env: { URL: "${DATABASE_URL}" } } }
      welcomeMessage: Hello
      ---
      You build.
      """)
    #expect(
      lines == [
        "id: back", "description: d", "prompt: You build.", "tools: glob, grep, view, bash, docs/*, db/query",
        "disallowedTools: bash", "model: claude-sonnet-4", "server: db | npx | URL=${DATABASE_URL}",
      ])
    #expect(faults == [])
  }

  @Test(arguments: [
    ("", "none"), (", \"tools\": []", "none"), (", \"tools\": [\"*\"]", "all"), (", \"tools\": 7", "none"),
    (", \"tools\": [\"@builtin\"]", ToolCatalogue.offered.map(\.text).joined(separator: ", ")),
    (", \"tools\": [\"@mcp\"]", "*/*"), (", \"tools\": [\"@\"]", "?@"), (", \"tools\": [\"@x/\"]", "?@x/"),
    (", \"tools\": [\"fs_read\", \"nosuch\"]", "glob, grep, view, ?nosuch"),
    (", \"tools\": [\"web\"]", "web_fetch, web_search"),
    (", \"tools\": [\"db/query\"]", "?db/query"),
    // What needs no question is not what is granted.
    (", \"allowedTools\": [\"write\"]", "none"),
  ])
  func kiroGrantsWhatToolsNames(members: String, tools: String) throws {
    #expect(try kiro(members).lines == ["id: x", "description: d", "prompt: p", "tools: \(tools)"])
  }

  @Test func whatKiroExcludesMustBeReadable() throws {
    #expect(try kiro(", \"excludedTools\": 7").faults.first?.contains("blocking unreadableDeny") == true)
  }
}
