import Testing

@testable import AgentDefinitions

/// What a session says that it does nothing about.
@Suite struct IgnoredKeyTests {
  @Test(arguments: [
    ("name: t\nlimits: {turns: 3}\nx-hooks: [a]", []),
    ("hooks: {start: [./guard.sh]}", ["hooks blocks 1:1"]),
    ("hooks: ./guard.sh", ["hooks blocks 1:1"]),
    ("hooks: false", ["hooks blocks 1:1"]),
    ("hooks: {}", []), ("hooks: []", []), ("hooks:", []), ("hooks: ''", []), ("hooks: null", []),
    ("mcpServers: {db: {command: x}}", ["mcpServers 1:1"]), ("mcpServers: {}", []),
    (
      "name: t\nskillDirectories: [s]\ninstructionDirectories: [i]",
      ["skillDirectories 2:1", "instructionDirectories 3:1"]
    ),
    ("systemMessage: {mode: customize, content: c}", ["systemMessage.mode: customize 1:23"]),
    ("systemMessage: {mode: replace, content: c}", []), ("systemMessage: customize", []),
    (
      "agents: [{name: a, description: d, prompt: p, mcp-servers: {s: {command: x}}}]\nhooks: {a: b}",
      ["hooks blocks 2:1", "mcp-servers of a 1:47"]
    ),
  ])
  func ofTeams(text: String, expected: [String]) {
    #expect(Self.sketch(TestTeam.read(text).team) == expected)
  }

  @Test(arguments: [
    (".claude/agents/a.md", ["hooks of a blocks 4:1", "mcpServers of a 5:1"]),
    // Claude Code reads neither in a plugin.
    ("plugin/agents/a.md", []),
  ])
  func ofAgents(path: String, expected: [String]) throws {
    let text = "---\nname: a\ndescription: d\nhooks: {PreToolUse: [{command: ./guard.sh}]}\nmcpServers: [s]\n---\np\n"
    let opened = AgentFiles().read(SourceFile(path: path, text: text))
    var team = TeamDefinition(base: ".")
    team.agents = [try #require(opened.agent)]
    #expect(Self.sketch(team) == expected)
  }

  private static func sketch(_ team: TeamDefinition?) -> [String]? {
    team?.ignoredKeys.map { ignored in
      let file = ignored.agentID.flatMap { id in team?.agents.first { $0.id.value == id }?.file } ?? team?.file
      let place = file?.place(of: Int(ignored.key.range.lower))
      return ignored.key.value + (ignored.agentID.map { " of \($0)" } ?? "") + (ignored.blocks ? " blocks" : "")
        + (place.map { " \($0.line):\($0.column)" } ?? "")
    }
  }
}
