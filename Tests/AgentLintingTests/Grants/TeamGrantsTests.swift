import AgentDefinitions
import AgentLinting
import Testing

/// Teams, and by which path who of them can do what.
@Suite struct TeamGrantsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let team: String
    /// `agent: capability by path`, in the order of agents and capabilities; only the capabilities named in `about`.
    let expected: [String]
    var about: Set<Capability> = Set(Capability.allCases)
    var runtime = AgentRuntime.roster
  }

  static let cases = [
    Case(
      testDescription: "what an agent's own tools touch",
      team: agent("reader", "[view, grep]") + agent("writer", "[edit, ask_user]"),
      expected: [
        "reader: reads private data by reader → view",
        "writer: reads private data by writer → edit", "writer: changes files by writer → edit",
        "writer: asks people by writer → ask_user",
      ]),
    Case(
      testDescription: "a shell is everything, unless it may only show things",
      team: agent("shell", "[bash]") + agent("log", "[\"bash(git log *)\"]")
        + agent("chained", "[\"bash(git log; *)\"]"),
      expected: [
        "shell: takes in untrusted content by shell → bash", "shell: changes files by shell → bash",
        "shell: runs commands by shell → bash", "log: runs commands by log → bash(git log *)",
        "chained: takes in untrusted content by chained → bash(git log; *)",
        "chained: changes files by chained → bash(git log; *)",
        "chained: runs commands by chained → bash(git log; *)",
      ], about: [.changesFiles, .runsCommands, .takesUntrustedContent]),
    Case(
      testDescription: "no tools key is every tool, less what is denied; but who may call others has what they have",
      team: agent("all", nil) + agent("less", nil, "    disallowedTools: [bash, edit, create]\n"),
      expected: [
        "all: reads private data by all → every tool (bash)", "all: changes files by all → every tool (bash)",
        "less: reads private data by less → every tool (glob)",
        "less: changes files by less → all → every tool (bash)",
      ], about: [.readsPrivateData, .changesFiles]),
    Case(
      testDescription: "an empty list is nothing",
      team: agent("none", "[]"), expected: []),
    Case(
      testDescription: "a known server's reading tools read, and all of its tools do both",
      team: agent("triage", "[\"github/list_issues\"]") + agent("poster", "[\"github/*\"]"),
      expected: [
        "triage: reads private data by triage → github/list_issues",
        "triage: takes in untrusted content by triage → github/list_issues",
        "poster: reads private data by poster → github/*", "poster: takes in untrusted content by poster → github/*",
        "poster: can send out by poster → github/*",
      ]),
    Case(
      testDescription: "an unknown server can do who knows what, also under a known name",
      team: agent("one", "[\"wiki/*\"]")
        + agent(
          "two", "[\"github/*\"]", "    mcpServers: { github: { command: node, args: [mine.js] } }\n"),
      expected: ["one: unknown reach by one → wiki/*", "two: unknown reach by two → github/*"]),
    Case(
      testDescription: "a server is known by what starts it, and does what its list of tools lets it",
      team: agent(
        "one", "[\"gh/*\"]",
        "    mcpServers: { gh: { command: npx, args: [-y, \"@modelcontextprotocol/server-github@1.0.0\"], "
          + "tools: [get_issue] } }\n"),
      expected: [
        "one: reads private data by one → gh/get_issue", "one: takes in untrusted content by one → gh/get_issue",
      ]),
    Case(
      testDescription: "an agent's own server is no one's who does not list it",
      team: agent("one", "[view]", "    mcpServers: { web: { command: uvx, args: [mcp-server-fetch] } }\n"),
      expected: ["one: reads private data by one → view"]),
    Case(
      testDescription: "through those whom it may call, and whom they may call, by the shortest way",
      team: agent("lead", "[task]", "    subagents: [far, coder]\n") + agent("far", "[task]", "    subagents: [deep]\n")
        + agent("deep", "[edit]", "    infer: true\n") + agent("coder", "[edit]"),
      expected: [
        "lead: changes files by lead → coder → edit", "far: changes files by far → deep → edit",
        "deep: changes files by deep → edit", "coder: changes files by coder → edit",
      ], about: [.changesFiles]),
    Case(
      testDescription: "nobody without `task` calls anybody, and nobody calls who is not to be inferred",
      team: agent("mute", "[view]") + agent("lead", "[task]") + agent("hidden", "[edit]", "    infer: false\n"),
      expected: ["hidden: changes files by hidden → edit"], about: [.changesFiles]),
    Case(
      testDescription: "in a circle, everybody has what one has",
      team: agent("a", "[task]", "    subagents: [b]\n") + agent("b", "[task]", "    subagents: [c]\n")
        + agent("c", "[task, edit]", "    subagents: [a]\n"),
      expected: [
        "a: changes files by a → b → c → edit", "b: changes files by b → c → edit", "c: changes files by c → edit",
      ], about: [.changesFiles]),
    Case(
      testDescription: "Claude Code's subagents call nobody, so that one call is all there is",
      team: agent("a", "[task]", "    subagents: [b]\n") + agent("b", "[task]", "    subagents: [c]\n")
        + agent("c", "[edit]"),
      expected: ["b: changes files by b → c → edit", "c: changes files by c → edit"],
      about: [.changesFiles], runtime: .claudeCode),
    Case(
      testDescription: "VS Code lets a name in `agents` overrule the agent's own wish",
      team: agent("a", "[task]", "    subagents: [b]\n") + agent("b", "[edit]", "    infer: false\n"),
      expected: ["a: changes files by a → b → edit", "b: changes files by b → edit"],
      about: [.changesFiles], runtime: .visualStudioCode),
    Case(
      testDescription: "what the session has not, nobody has",
      team: "excludedTools: [bash]\n" + agent("one", "[bash, view]"),
      expected: ["one: reads private data by one → view"]),
  ]

  @Test(arguments: cases) func whoCanDoWhat(_ given: Case) throws {
    let team = try team(given.team)
    let grants = TeamGrants(of: team, in: given.runtime)
    let found = team.agents.indices.flatMap { agent in
      Capability.allCases.filter(given.about.contains).compactMap { capability in
        grants.path(of: agent, to: capability).map { "\(grants.ids[agent]): \(capability.rawValue) by \($0)" }
      }
    }
    #expect(found == given.expected)
  }

  @Test func theMainAgentHasWhatItsSessionHas() throws {
    let team = try team("defaultAgent: { excludedTools: [bash, edit, create] }\n" + Self.agent("coder", "[edit]"))
    let grants = TeamGrants(of: team)
    #expect(grants.pathOfMainAgent(to: .changesFiles)?.description == "the main agent → coder → edit")
    #expect(grants.pathOfMainAgent(to: .readsPrivateData)?.isOwn == true)
    #expect(grants.pathOfMainAgent(to: .runsCommands) == nil)
  }

  /// Everybody may call everybody: a million ways through the team, of which none is walked.
  @Test func aThousandWhoMayCallEachOther() throws {
    let agents = (0..<1000).map { Self.agent("a\($0)", $0 == 700 ? "[edit]" : "[task]") }
    let grants = TeamGrants(of: try team(agents.joined()))
    #expect(grants.path(of: 3, to: .changesFiles)?.description == "a3 → a700 → edit")
    #expect((0..<1000).count { grants.capabilities(of: $0).contains(.changesFiles) } == 1000)
  }

  @Test(arguments: [
    ("list_issues", true), ("get_file_contents", true), ("browser_snapshot", true), ("read_text_file", true),
    ("create_issue", false), ("browser_click", false), ("get_or_create", false), ("*", false), ("", false),
  ]) func whichToolsOnlyLook(_ tool: String, _ expected: Bool) {
    #expect(KnownServer.onlyLooks(tool) == expected)
  }

  @Test func everyServerSaysWhereItsRowComesFrom() {
    #expect(KnownServer.all.map(\.name) == KnownServer.all.map(\.name).sorted())
    let names = KnownServer.all.flatMap(\.names)
    #expect(Set(names).count == names.count)
    for server in KnownServer.all {
      #expect(DataSource.all.contains(server.source))
      #expect(server.names.allSatisfy { $0 == $0.lowercased() })
      #expect(!server.packages.isEmpty || !server.hosts.isEmpty)
    }
  }

  // MARK: - Teams

  private static func agent(_ name: String, _ tools: String?, _ more: String = "") -> String {
    "  - name: \(name)\n    prompt: You work.\n\(tools.map { "    tools: \($0)\n" } ?? "")\(more)"
  }

  private func team(_ text: String) throws -> TeamDefinition {
    let start = text.hasPrefix("  - ") ? text.startIndex : text.firstRange(of: "  - ")?.lowerBound ?? text.endIndex
    let yaml = text[..<start] + "agents:\n" + text[start...]
    let loaded = FilesLoader.load(SourceFile(path: "team.yaml", text: String(yaml)))
    return try #require(loaded.teams.first)
  }
}
