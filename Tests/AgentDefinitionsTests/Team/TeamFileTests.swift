import Testing

@testable import AgentDefinitions

/// A team file's keys, each read for what it means.
@Suite struct TeamFileTests {
  @Test func everyKey() throws {
    let loaded = TestTeam.read(
      """
      version: 1
      name: code-team
      model: gpt-4.1
      reasoningEffort: high
      provider: { type: openai, wireApi: responses, baseUrl: https://api.example.com/v1, apiKey: "${env:EXAMPLE_KEY}" }
      providers: [{ name: local, type: openai, baseUrl: "http://localhost:8000/v1", headers: { X-Team: "${env:TEAM}" } }]
      models: [{ id: small, provider: local, wireModel: qwen3:4b, modelId: qwen3, maxOutputTokens: 512 }]
      fallback: [local/small, gpt-4.1]
      prices: { small: { input: 0.5, output: 1, cachedInput: 0.1 } }
      agents:
        - { name: researcher, displayName: Research Agent, description: d, prompt: p, tools: [view] }
      customAgents:
        - { name: editor, description: d, prompt: p, subagents: [Research Agent] }
      agent: Research Agent
      systemMessage: { mode: replace, content: Be brief. }
      defaultAgent: { excludedTools: [bash] }
      availableTools: [view, bash, task]
      excludedTools: [edit, docs/*]
      mcpServers: { docs: { type: http, url: "https://mcp.example.com", headers: { Key: "${env:DOCS_KEY}" } } }
      permissions: { allow: [read], ask: [write], deny: ["shell(git push:*)"] }
      limits: { turns: 40, tokens: 400000, costUSD: 2.00, depth: 4, concurrency: 4, timeout: 30m }
      tests:
        - { prompt: Where is it?, expect: researcher }
        - { prompt: Sing., expect: none }
      hooks: { start: [./hook.sh] }
      skillDirectories: [skills]
      instructionDirectories: [docs]
      x-owner: me
      """)
    #expect(Sketch.faults(loaded.faults) == [])
    let team = try #require(loaded.team)
    #expect(
      [team.name, team.model, team.reasoningEffort, team.agent].map { $0?.value } == [
        "code-team", "gpt-4.1", "high", "researcher",
      ])
    #expect(team.providers.map { $0.name?.value } == [nil, "local"])
    #expect(team.providers.map { $0.baseURL?.value } == ["https://api.example.com/v1", "http://localhost:8000/v1"])
    #expect(team.providers.first?.apiKey?.variables == ["EXAMPLE_KEY"])
    #expect(team.providers.first?.wireAPI?.value == "responses")
    #expect(team.models.map(\.selection) == ["local/small"])
    #expect(team.models.first?.wireModel?.value == "qwen3:4b")
    #expect(team.models.first?.modelID?.value == "qwen3")
    #expect(team.models.first?.maxOutputTokens?.value == 512)
    #expect(team.fallback.map(\.value) == ["local/small", "gpt-4.1"])
    #expect(team.prices.map(\.model.value) == ["small"])
    #expect(team.prices.first?.price == KnownModel.Price(input: 0.5, cachedInput: 0.1, output: 1))
    #expect(team.agents.map(\.id.value) == ["researcher", "editor"])
    #expect(team.agents.last?.subagents?.map(\.value) == ["researcher"])
    #expect(team.systemMessage?.mode == .replace)
    #expect(team.systemMessage?.content.value == "Be brief.")
    #expect(team.defaultExcludedTools.map(\.value) == [.tool(.bash)])
    #expect(team.availableTools.patterns.map(\.value) == [.tool(.view), .tool(.bash), .tool(.task)])
    #expect(team.excludedTools.map(\.value) == [.tool(.edit), .mcp(server: "docs", tool: "*")])
    #expect(team.mcpServers.map(Sketch.server) == ["docs | https://mcp.example.com | Key=${env:DOCS_KEY}"])
    #expect(team.permissions.allow.map(\.value) == ["read"])
    #expect(team.permissions.ask.map(\.value) == ["write"])
    #expect(team.permissions.deny.map(\.value) == ["shell(git push:*)"])
    let limits = team.limits
    #expect([limits.turns, limits.tokens, limits.depth, limits.concurrency].map { $0?.value } == [40, 400_000, 4, 4])
    #expect(limits.costUSD?.value == 2)
    #expect(limits.timeout?.value == .seconds(1800))
    #expect(team.tests.map(\.expected?.value) == ["researcher", nil])
    #expect(team.field(.hooks) != nil && team.field(.skillDirectories) != nil && team.field(.models) != nil)
  }

  @Test(arguments: [
    ("agent: nobody", ["1:8 blocking unknownAgent(\"nobody\", suggestion: nil)"]),
    (
      "agents: [{name: reader, description: d, prompt: p}]\nagent: raeder",
      ["2:8 blocking unknownAgent(\"raeder\", suggestion: (\"reader\"))"]
    ),
    (
      "agents: [{name: a, description: d, prompt: p}, {name: a, description: d, prompt: q}]",
      ["1:55 blocking duplicateID(\"a\")"]
    ),
    (
      "agents: [{name: a, displayName: N, description: d, prompt: p}, {name: b, displayName: N, description: d, prompt: q}]\n"
        + "tests: [{prompt: x, expect: N}, {prompt: x, expect: c}]",
      [
        "2:29 ambiguousReference(key: \"tests\", \"N\")",
        "2:53 unknownReference(key: \"tests\", \"c\", suggestion: nil)",
      ]
    ),
    ("version: 2", ["1:10 blocking newerVersion(found: 2, supported: 1)"]),
    ("agnets: []", ["1:1 blocking unknownKey(\"agnets\", suggestion: (\"agents\"), blocks: true)"]),
    (
      "permissions: {deny: shell}",
      ["1:21 blocking unreadableDeny(key: \"permissions.deny\", found: \"text\")"]
    ),
    (
      "permissions: {allow: shell}",
      ["1:22 wrongType(key: \"permissions.allow\", expected: \"a list of texts\", found: \"text\")"]
    ),
    (
      "permissions: {denny: []}",
      ["1:15 blocking unknownKey(\"permissions.denny\", suggestion: (\"deny\"), blocks: true)"]
    ),
    ("permissions: none", ["1:14 blocking unreadableDeny(key: \"permissions\", found: \"text\")"]),
    (
      "defaultAgent: {excludedTools: 7}",
      [
        "1:31 blocking unreadableDeny(key: \"defaultAgent.excludedTools\", found: \"a number\")"
      ]
    ),
    (
      "excludedTools: [bahs]",
      ["1:17 blocking unreadableDeny(key: \"excludedTools\", found: \"a list with the unknown tool “bahs”\")"]
    ),
    ("limits: {depth: deep}", ["1:17 blocking unreadableLimit(key: \"limits.depth\", found: \"text\")"]),
    (
      "model: \"${env:MODEL}\"", ["1:8 interpolationNotAllowed(key: \"model\", variable: \"MODEL\")"]
    ),
    (
      "mcpServers: {s: {command: \"${env:TOOL}\"}}",
      ["1:27 interpolationNotAllowed(key: \"mcpServers.s.command\", variable: \"TOOL\")"]
    ),
    ("mcpServers: {s: {type: http}}", ["1:17 missingKey(key: \"url\", in: \"mcpServers.s\")"]),
    ("tests: [{prompt: x}]", ["1:9 missingKey(key: \"expect\", in: \"tests\")"]),
  ])
  func faults(text: String, expected: [String]) {
    #expect(Sketch.faults(TestTeam.read(text).faults) == expected)
  }

  @Test(arguments: ["availableTools: {view: true}", "availableTools: []", "availableTools: 7", "availableTools:"])
  func anUnreadableSessionListIsNone(text: String) {
    #expect(TestTeam.read(text).team?.availableTools.isNone == true)
  }

  /// The SDK's filters.
  @Test(arguments: [
    ("builtin:view", "view"), ("builtin:*", ToolCatalogue.offered.map(\.text).joined(separator: ", ")),
    ("mcp:*", "*/*"),
    ("builtin:nothing", "?builtin:nothing"), ("view", "view"),
  ])
  func sessionFilters(entry: String, tools: String) {
    let team = TestTeam.read("availableTools: [\"\(entry)\"]").team
    #expect(team.flatMap { Sketch.tools($0.availableTools) } == tools)
  }

  /// What arrives in a session is the tools' own names.
  @Test func sessionFiltersNameTools() {
    let team = TestTeam.read("availableTools: [builtin:view, \"builtin:bash\", grep]").team
    #expect(team?.availableTools.patterns.compactMap(\.value.tool) == [.view, .bash, .grep])
  }

  @Test(arguments: ["[\"*\"]", "\"*\"", "[view, \"*\"]"])
  func aStarTakesEverythingAway(list: String) {
    let everything = Set(ToolCatalogue.offered.map(\.text) + ["*/*"])
    let loaded = TestTeam.read("excludedTools: \(list)\ndefaultAgent: {excludedTools: \(list)}")
    #expect(Sketch.faults(loaded.faults) == [])
    #expect(loaded.team.map { Set($0.excludedTools.map(\.value.description)) } == everything)
    #expect(loaded.team.map { Set($0.defaultExcludedTools.map(\.value.description)) } == everything)
  }

  @Test func aStarTakesEverythingFromAnAgent() throws {
    let loaded = TestTeam.read("agents: [{name: a, description: d, prompt: p, disallowedTools: [\"*\"]}]")
    #expect(Sketch.faults(loaded.faults) == [])
    let agent = try #require(loaded.team?.agents.first)
    #expect(agent.disallowedTools.compactMap(\.value.tool) == ToolCatalogue.offered)
    #expect(agent.tools.isNone)
  }
}
