import SystemPackage
import Testing

@testable import AgentDefinitions

/// docker-agent files: whole teams, in which an agent has the tools of its toolsets and calls whom it names.
@Suite struct DockerTeamTests {
  private func load(_ text: String) -> LoadedTeam {
    var loader = TeamLoader()
    var team = loader.load(SourceFile(path: "agent.yaml", text: text))
    if var settled = team {
      loader.faults += References.settle(in: &settled, knowsAll: true)
      team = settled
    }
    return LoadedTeam(team: team, faults: loader.faults.sorted())
  }

  /// The one agent of a file with these lines.
  private func agent(_ lines: String, besides more: String = "") throws -> (agent: AgentDefinition, faults: [String]) {
    let indented = lines.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
    let loaded = load("agents:\n  root:\n    model: m\n    description: d\n    instruction: p\n\(indented)\n\(more)")
    return (try #require(loaded.team?.agents.first), Sketch.faults(loaded.faults))
  }

  private func tools(_ lines: String, besides more: String = "") throws -> String? {
    Sketch.tools(try agent(lines, besides: more).agent.tools)
  }

  @Test func aFileIsATeam() throws {
    let loaded = load(
      """
      version: "2"
      models:
        claude: { provider: anthropic, model: claude-sonnet-4-5 }
      agents:
        writer:
          model: openai/gpt-5-mini
          description: Writes
          instruction: You write.
          toolsets:
            - type: filesystem
              tools: [read_file, write_file]
            - type: think
        root:
          model: claude
          description: Leads
          instruction: |
            You lead.
          sub_agents: [writer, agentcatalog/pirate]
          handoffs: [writer]
          max_iterations: 7
          toolsets:
            - type: mcp
              ref: docker:duckduckgo
            - type: mcp
              command: gopls
              args: [mcp]
              tools: [go_workspace]
              env: { KEY: "${GOKEY}" }
            - type: shell
          commands: { hi: Say hello }
      permissions:
        allow: [shell]
        deny: ["write_*", "shell:cmd=rm*", "mcp:github:delete"]
      metadata: { author: me }
      """)
    let team = try #require(loaded.team)
    #expect(Sketch.faults(loaded.faults) == [])
    #expect(team.agent?.value == "root")
    #expect(team.dialect == .dockerAgent)
    #expect(team.excludedTools.map(\.value.description) == ["create", "edit", "bash", "github/delete"])
    #expect(team.permissions == PermissionRules())
    #expect(
      team.agents.map(Sketch.lines) == [
        [
          "id: writer", "description: Writes", "prompt: You write.", "tools: view, create, edit, (think)",
          "model: gpt-5-mini", "subagents: ",
        ],
        [
          "id: root", "description: Leads", "prompt: You lead.\n",
          "tools: duckduckgo/*, gopls/go_workspace, read_bash, (run_background_job), bash, stop_bash, read_bash, task",
          "model: claude-sonnet-4-5", "subagents: writer", "turns: 7", "handoff: ? -> writer",
          "server: duckduckgo | (configured elsewhere)", "server: gopls | gopls mcp | KEY=${GOKEY} | only go_workspace",
        ],
      ])
  }

  @Test func withoutRootTheFirstAgentIsSelected() throws {
    let loaded = load("agents:\n  b: {instruction: p, description: d}\n  a: {instruction: p, description: d}\n")
    #expect(loaded.team?.agent?.value == "b")
  }

  /// Whatever a file does not say, or not readably, is not granted.
  @Test(arguments: [
    "", "toolsets:", "toolsets: []", "toolsets: filesystem", "toolsets: {type: shell}", "toolsets: [shell]",
    "toolsets: [{tools: [shell]}]", "toolsets: [{type: shell, tools: []}]", "toolsets: [{type: shell, tools: shell}]",
    "toolsets: [{type: filesytem}]", "toolsets: [{type: think}]", "toolsets: [{type: mcp}]", "use_toolsets: [none]",
    "toolsets: [{type: shell, readonly: true}]", "toolsets: [{type: shell}]\nreadonly: 'no'", "sub_agents: []",
    "toolsets: [{type: mcp, command: x, readonly: true}]", "toolsets: [{type: mcp, command: x, tools: []}]",
    "toolsets: [{type: shell}]\ntoolsets: []\nreadonly: true",
  ])
  func grantsNothing(lines: String) throws {
    let (agent, _) = try agent(lines)
    #expect(agent.tools.isNone || agent.tools.patterns.allSatisfy { $0.value.tool?.text.hasSuffix("_bash") ?? true })
    #expect(agent.subagents?.isEmpty == true)
  }

  @Test func sharedToolsetsAndServersAreFound() throws {
    let more = """
      toolsets: { look: { type: filesystem, tools: [list_directory] } }
      mcps: { db: { command: npx, args: [db], tools: [query] } }

      """
    #expect(try tools("use_toolsets: [look]", besides: more) == "glob")
    let (agent, faults) = try agent("toolsets: [{type: mcp, ref: db}]", besides: more)
    #expect(Sketch.tools(agent.tools) == "db/query")
    #expect(agent.mcpServers.map(Sketch.server) == ["db | npx db | only query"])
    #expect(faults == [])
  }

  @Test(arguments: [
    ("sub_agent: [x]", "6:5 blocking ignoredLimit(key: \"sub_agent\", instead: \"sub_agents\", blocks: true)"),
    ("prompt: x", "6:5 blocking unknownKey(\"prompt\", suggestion: nil, blocks: true)"),
    ("sub_agents: [nobody]", "6:18 unknownReference(key: \"sub_agents\", \"nobody\", suggestion: nil)"),
    ("handoffs: [rooot]", "6:16 unknownReference(key: \"handoffs\", \"rooot\", suggestion: (\"root\"))"),
    ("toolsets: [{type: shel}]", "6:23 invalidValue(key: \"toolsets.type\", written: \"shel\", expected: \"shell\")"),
    (
      "toolsets: [{type: shell, reodnly: true}]",
      "6:30 blocking unknownKey(\"toolsets.reodnly\", suggestion: (\"readonly\"), blocks: true)"
    ),
    (
      "toolsets: [{type: shell, allow_list: [.]}]",
      "6:30 blocking misplacedKey(\"toolsets.allow_list\", in: \"shell\", belongsTo: [\"file\", \"filesystem\"])"
    ),
    ("x-note: y", "6:5 blocking unknownKey(\"x-note\", suggestion: nil, blocks: true)"),
    ("toolsets: [{tools: [x]}]", "6:16 missingKey(key: \"type\", in: \"toolsets\")"),
    (
      "use_toolsets: [x]",
      "6:20 invalidValue(key: \"use_toolsets\", written: \"x\", expected: \"a name that the file has under `toolsets`\")"
    ),
  ])
  func faultsHaveTheirPlace(lines: String, fault: String) throws {
    #expect(try agent(lines).faults == [fault])
  }

  @Test(arguments: [
    ("toolsets: {a: {type: memory, pth: x}}", "toolsets.pth"), ("mcps: {a: {comand: x}}", "mcps.comand"),
    ("mcps: {a: {command: x, type: mcp}}", "mcps.type"),
  ])
  func sharedToolsetsAreStrictThoughNobodyUsesThem(line: String, key: String) {
    let loaded = load("agents:\n  root: {instruction: p, description: d}\n\(line)\n")
    let found = loaded.faults.compactMap { fault in
      if case .unknownKey(let key, _, _) = fault.kind { key } else { nil }
    }
    #expect(found == [key])
  }

  /// An empty value is none, which docker-agent does not tell from no key.
  @Test(arguments: ["env: {}", "shared: false", "path: ''", "allow_list: []"])
  func emptyValuesBelongAnywhere(member: String) throws {
    #expect(try agent("toolsets: [{type: think, \(member)}]").faults == [])
  }

  @Test func twoServersOfOneProgramAreTwo() throws {
    let (agent, faults) = try agent(
      "toolsets: [{type: mcp, command: npx, args: [a]}, {type: mcp, command: npx, args: [b]}]")
    #expect(faults == [])
    #expect(agent.mcpServers.map(\.name.value) == ["npx", "npx-2"])
    #expect(Sketch.tools(agent.tools) == "npx/*, npx-2/*")
  }

  @Test func topLevelKeysAreStrict() {
    let loaded = load("agents:\n  root: {instruction: p, description: d}\nmodel: x\n")
    #expect(
      Sketch.faults(loaded.faults) == ["3:1 blocking unknownKey(\"model\", suggestion: (\"models\"), blocks: true)"])
  }

  @Test(arguments: ["permissions: [shell]", "permissions: {deny: shell}", "permissions: {deny: [[x]]}"])
  func anUnreadableDenyBlocks(line: String) {
    let loaded = load("agents:\n  root: {instruction: p, description: d}\n\(line)\n")
    #expect(Sketch.faults(loaded.faults).first?.contains("blocking unreadableDeny") == true)
  }

  /// A list of tools that every agent takes: a quarter of a million bytes would stand for billions of tools.
  @Test func sharedListsDoNotMultiply() {
    let long = (0..<20_000).map { "t\($0)" }.joined(separator: ", ")
    let agents = (0..<2_000).map { "  a\($0): {instruction: p, description: d, use_toolsets: [all]}\n" }.joined()
    let loaded = load("toolsets: {all: {type: filesystem, tools: [\(long)]}}\nagents:\n\(agents)")
    #expect(loaded.team?.agents.count == 2_000)
    #expect(loaded.team?.agents.last?.tools.isNone == true)
    #expect((loaded.team?.agents.map(\.tools.patterns.count) ?? []).reduce(0, +) <= SourceLimits.nodes)
  }

  @Test func aWalkFindsTeamsByTheirContent() throws {
    let docker = "models: {}\nagents:\n  root:\n    model: m\n    description: d\n    instruction: p\n"
    let folder = try TestFolder([
      "a/agent.yaml": docker, "values.yml": "agents:\n  replicas: 2\n",
      "crew.yaml": "agents:\n  - model: x\n    instruction: y\n",
      "agents.json": "{\"customAgents\": [{\"name\": \"r\", \"prompt\": \"p\", \"description\": \"d\"}]}",
      "b/x.agents.json": "[{\"name\": \"s\", \"prompt\": \"p\", \"description\": \"d\"}]",
      "c/agents.json": "[{\"name\": 1}]",
    ])
    let loaded = FilesLoader.load([folder.path.string])
    #expect(Sketch.faults(loaded.faults) == [])
    #expect(
      Set(loaded.agents.map { "\($0.dialect.id) \($0.id.value)" }) == [
        "docker-agent root", "copilot-sdk r", "copilot-sdk s",
      ])
  }
}
