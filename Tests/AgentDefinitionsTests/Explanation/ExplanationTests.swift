import Testing

@testable import AgentDefinitions

@Suite struct ExplanationTests {
  @Test func anAgentOfManySystems() throws {
    let folder = try TestFolder([
      "lead.agent.md": """
      ---
      name: Team Lead
      description: Plans work
      tools: [read, search]
      mcp-servers: { docs: { type: http, url: "https://mcp.example.com" } }
      infer: false
      x-team: blue
      ---
      You plan.
      """
    ])
    let explanation = Explanation(of: folder("lead.agent.md"))
    guard case .agent(let agent, let claim) = explanation.subject else {
      Issue.record("not an agent: \(explanation.subject)")
      return
    }
    #expect(agent.id.value == "lead")
    #expect(claim == .suffix(".agent.md"))
    #expect(
      explanation.fields.map { "\($0.line) \($0.key) = \($0.value): \($0.readAs)" } == [
        "2 name = Team Lead: name", "3 description = Plans work: description", "4 tools = [read, search]: tools",
        "5 mcp-servers = { docs: { type: http, url: \"https://mcp.example.com\" } }: mcpServers",
        "6 infer = false: infer", "7 x-team = blue: unknown",
      ])
    #expect(
      explanation.outcomes.map { "\($0.runtime.id) \($0.verdict.rawValue) \($0.reason)" } == [
        "roster loads ", "copilot-cloud loads ", "copilot-cli loads ", "vscode loads ignores `mcp-servers`",
      ])
  }

  @Test(arguments: [
    (
      ".claude/agents/x.md", "---\nname: x\ndescription: Use it: well\n---\np",
      ["roster warns", "claude-code loads"]
    ),
    (
      ".claude/agents/x.md", "---\nname: x\ndescription: Use it: well\nand: [often\n---\np",
      ["roster warns", "claude-code skips"]
    ),
    (
      "plugin/agents/x.md", "---\nname: x\ncolor: red\ndescription: Use it: well\nand: [often\n---\np",
      ["roster warns", "claude-code drops the tool limit"]
    ),
    (
      "x.agent.md", "---\ndescription: Use it: well\n---\np",
      ["roster warns", "copilot-cloud refuses", "copilot-cli refuses", "vscode loads"]
    ),
    (
      "x.agent.md", "---\nname: x\n---\np",
      ["roster warns", "copilot-cloud skips", "copilot-cli skips", "vscode loads"]
    ),
    (".claude/agents/x.md", "---\nname: x\n---\np", ["roster warns", "claude-code skips"]),
    (
      "x.agent.md", "---\ndescription: d\ntarget: vscode\n---\np",
      ["roster loads", "copilot-cloud skips", "copilot-cli skips", "vscode loads"]
    ),
    (
      "x.agent.md", "---\ndescription: d\ntarget: github-copilot\n---\np",
      ["roster loads", "copilot-cloud loads", "copilot-cli loads", "vscode skips"]
    ),
    (".codex/agents/x.toml", "name = 'x'\ndeveloper_instructions = 'p'", ["roster warns", "codex refuses"]),
    (
      ".codex/agents/x.toml", "name = 'x'\ndescription = 'd'\nhello = 1\ndeveloper_instructions = 'p'",
      ["roster refuses", "codex refuses"]
    ),
    (".codex/agents/x.toml", "name = x", ["roster refuses", "codex refuses"]),
    (
      ".gemini/agents/x.md", "---\nname: x\ndescription: d\nhello: 1\n---\np",
      ["roster refuses", "gemini-cli refuses"]
    ),
    (
      "agent.yaml", "agents: {root: {description: d, instruction: p, hello: 1}}",
      ["roster refuses", "docker-agent refuses"]
    ),
    (
      "opencode.json", "{\"agent\": {\"a\": {\"description\": \"d\", \"prompt\": \"p\"}}}",
      ["roster loads", "opencode loads"]
    ),
    ("x.agent.yaml", "name: x\ndescription: d", ["roster refuses"]),
    ("team.yaml", "agents: [{name: a, description: d, prompt: p}]", ["roster loads"]),
    ("notes.md", "Hello", ["roster refuses"]),
  ])
  func whatEachSystemDoes(path: String, text: String, outcomes: [String]) throws {
    let folder = try TestFolder([path: text])
    let explanation = Explanation(of: folder(path))
    #expect(explanation.outcomes.map { "\($0.runtime.id) \($0.verdict.rawValue)" } == outcomes)
  }

  @Test func longValuesAreCut() throws {
    let folder = try TestFolder([
      "x.agent.yaml": "name: x\ndescription: d\nprompt: |\n" + String(repeating: "  word\n", count: 500)
    ])
    let prompt = try #require(Explanation(of: folder("x.agent.yaml")).fields.last)
    #expect(prompt.value == String(repeating: "word ", count: 11) + "word…")
  }
}
