import SystemPackage
import Testing

@testable import AgentDefinitions

/// OpenCode's configuration: a whole team, in which what is said of all agents holds until one says otherwise.
@Suite struct OpenCodeTeamTests {
  private func load(_ text: String) -> LoadedTeam {
    var loader = TeamLoader()
    var team = loader.load(SourceFile(path: "opencode.jsonc", text: text))
    if var settled = team {
      loader.faults += References.settle(in: &settled, knowsAll: true)
      team = settled
    }
    return LoadedTeam(team: team, faults: loader.faults.sorted())
  }

  /// The one agent of a configuration, with these members and these of the whole file.
  private func agent(_ members: String, in file: String = "") throws -> AgentDefinition {
    let loaded = load(
      "{\(file.isEmpty ? "" : file + ", ")\"agent\": {\"a\": {\"description\": \"d\", \"prompt\": \"p\", \(members)}}}")
    return try #require(loaded.team?.agents.first)
  }

  private func granted(_ agent: AgentDefinition) -> [String] {
    let denied = Set(agent.disallowedTools.map(\.value.description))
    let listed = agent.tools.isAll ? ["*"] : agent.tools.patterns.map(\.value.description)
    return listed.filter { !denied.contains($0) } + denied.sorted().map { "-" + $0 }
  }

  @Test func aFileIsATeam() throws {
    let loaded = load(
      """
      {
        // Who does what.
        "$schema": "https://opencode.ai/config.json",
        "default_agent": "lead",
        "mcp": { "docs": { "type": "local", "command": ["docs", "serve"], "environment": { "KEY": "{env:DOCS_KEY}" } } },
        "agent": {
          "build": { "temperature": 0.3 },
          "lead": { "mode": "primary", "name": "Team lead", "description": "Leads", "prompt": "You lead.", "steps": 7 },
          "reviewer": {
            "mode": "subagent", "description": "Reviews", "prompt": "You review.", "model": "anthropic/claude-sonnet-4-5",
            "permission": { "edit": "deny" }, // nothing is changed
          },
        },
      }
      """)
    let team = try #require(loaded.team)
    #expect(Sketch.faults(loaded.faults) == [])
    #expect(team.dialect == .openCodeJSON)
    #expect(team.agent?.value == "lead")
    #expect(team.mcpServers.map(Sketch.server) == ["docs | docs serve | KEY={env:DOCS_KEY}"])
    #expect(team.mcpServers.first?.environment.first?.value.variables == ["DOCS_KEY"])
    #expect(
      team.agents.map(Sketch.lines) == [
        ["id: lead", "displayName: Team lead", "description: Leads", "prompt: You lead.", "infer: false", "turns: 7"],
        [
          "id: reviewer", "description: Reviews", "prompt: You review.", "disallowedTools: create, edit",
          "model: claude-sonnet-4-5",
        ],
      ])
  }

  @Test(arguments: [
    ("\"permission\": {\"edit\": \"deny\"}", "", ["*", "-create", "-edit"]),
    ("\"permission\": {\"edit\": \"deny\"}", "\"permission\": {\"edit\": \"ask\"}", ["*"]),
    ("\"permission\": {\"edit\": \"deny\"}", "\"tools\": {\"edit\": true}", ["*"]),
    (
      "\"permission\": {\"edit\": \"deny\"}", "\"permission\": {\"bash\": \"deny\"}",
      ["*", "-bash", "-create", "-edit"]
    ),
    ("\"permission\": {\"edit\": \"deny\"}", "\"permission\": \"allow\"", ["*"]),
    (
      "\"permission\": {\"*\": \"deny\", \"read\": \"allow\"}", "\"permission\": {\"grep\": \"allow\"}",
      ["view", "grep"]
    ),
    ("\"permission\": \"deny\"", "", []), ("\"tools\": {\"bash\": false}", "", ["*", "-bash"]),
    ("\"tools\": {\"bash\": false}, \"permission\": {\"bash\": \"ask\"}", "", ["*"]),
    // What cannot be read grants nothing, wherever it stands.
    ("\"permission\": [\"edit\"]", "", []),
    ("\"permission\": {\"edit\": \"no\"}", "\"tools\": {\"read\": true}", ["view"]),
    ("\"permission\": {\"edit\": \"deny\"}", "\"permission\": {\"bash\": \"never\"}", ["-create", "-edit"]),
  ])
  func whatHoldsForAllHoldsUntilAnAgentSaysOtherwise(file: String, members: String, tools: [String]) throws {
    #expect(granted(try agent(members.isEmpty ? "\"color\": \"red\"" : members, in: file)) == tools)
  }

  @Test(arguments: [
    ("\"permission\": {\"edit\": \"no\"}", true), ("\"permissions\": {\"edit\": \"deny\"}", true),
    ("\"default_agent\": \"nobody\"", true), ("\"default_agent\": \"plan\"", false), ("\"agents\": 1", false),
    ("\"theme\": \"dark\", \"hello\": 1", false),
  ])
  func whatBlocks(member: String, blocks: Bool) {
    let loaded = load("{\(member), \"agent\": {\"a\": {\"description\": \"d\", \"prompt\": \"p\"}}}")
    #expect(loaded.isBlocked == blocks)
  }

  /// OpenCode brings agents along, and has a prompt for those without.
  @Test(arguments: [
    ("\"plan\": {\"model\": \"x/y\"}", 0, []), ("\"old\": {\"disable\": true}", 0, []),
    ("\"plan\": {\"prompt\": \"p\", \"description\": \"d\"}", 1, []),
    ("\"a\": {\"description\": \"d\"}", 1, ["1:12 blocking missingPrompt"]),
    ("\"plan\": {\"permission\": {\"edit\": \"no\"}}", 0, ["unreadableDeny", "unreadableTools"]),
    // Its Markdown lies elsewhere.
    ("\"a\": {\"mode\": \"subagent\", \"permission\": {\"edit\": \"deny\"}}", 0, []),
    ("\"a\": {\"description\": \"d\", \"prompt\": \"\"}", 1, ["missingPrompt"]), ("\"a\": 7", 0, ["wrongType"]),
  ])
  func entriesWithoutAPrompt(entry: String, count: Int, faults: [String]) {
    let loaded = load("{\"agent\": {\(entry)}}")
    #expect(loaded.team?.agents.count == count)
    let found = Sketch.faults(loaded.faults)
    #expect(found.count == faults.count, "\(found)")
    for (found, expected) in zip(found, faults) { #expect(found.contains(expected)) }
  }

  @Test func whatModeWasCalled() throws {
    let team = try #require(load("{\"mode\": {\"a\": {\"prompt\": \"p\", \"description\": \"d\"}}}").team)
    #expect(team.agents.map(\.isInferable) == [false])
  }

  @Test(arguments: [
    ("{\"theme\": \"dark\"}", "an OpenCode configuration without agents"),
    ("{\"command\": {\"x\": {\"agent\": \"build\"}}}", "an OpenCode configuration without agents"),
  ])
  func aConfigurationWithoutAgentsIsNoTeam(text: String, looksLike: String) {
    let loaded = load(text)
    #expect(loaded.team == nil)
    #expect(loaded.faults.map(\.kind) == [.notAnAgentDefinition(looksLike: looksLike)])
  }

  @Test func aWalkFindsItAndItsMarkdownAgents() throws {
    let folder = try TestFolder([
      ".git/HEAD": "ref: refs/heads/main",
      "opencode.json":
        "{\"agent\": {\"lead\": {\"description\": \"d\", \"prompt\": \"p\", "
        + "\"permission\": {\"task\": {\"*\": \"deny\", \"tester\": \"allow\"}}}}}",
      ".opencode/agents/tester.md": "---\ndescription: d\npermission: {task: {lead: allow}}\n---\np",
      "sub/.opencode/opencode.jsonc": "{\"agent\": {\"x\": {\"description\": \"d\", \"prompt\": \"p\"}}} // one",
      "other/opencode.json": "{\"command\": {\"x\": {\"agent\": \"build\"}}}",
    ])
    let loaded = FilesLoader.load([folder.path.string])
    #expect(Sketch.faults(loaded.faults) == [])
    #expect(loaded.agents.map(\.id.value).sorted() == ["lead", "tester", "x"])
    #expect(loaded.teams.map { $0.agents.map(\.id.value) } == [["lead", "tester"], ["x"]])
    let team = TeamLoader.load(folder("opencode.json"))
    #expect(team.team?.agents.map(\.id.value) == ["lead", "tester"])
    #expect(!team.isBlocked)
  }

  /// OpenCode merges the two; here neither can undo what the other forbids.
  @Test func anEntryAndAFileOfOneNameAreOneAgent() throws {
    let folder = try TestFolder([
      "opencode.json":
        "{\"agent\": {\"scout\": {\"model\": \"a/b\", \"permission\": {\"bash\": \"deny\"}}, "
        + "\"bare\": {\"model\": \"a/b\"}}}",
      ".opencode/agents/scout.md": "---\ndescription: d\npermission: {edit: deny}\n---\nYou look.",
    ])
    let loaded = TeamLoader.load(folder("opencode.json"))
    let agents = try #require(loaded.team?.agents)
    #expect(agents.map(\.id.value) == ["scout"])
    let scout = try #require(agents.last)
    #expect(scout.description?.value == "d")
    #expect(scout.prompt.value == "You look.")
    #expect(scout.model?.value == "b")
    let denied = Set(scout.disallowedTools.map(\.value.description))
    #expect(denied.isSuperset(of: ["bash", "edit"]) && !denied.contains("grep"))
    #expect(loaded.faults.isEmpty)
  }
}
