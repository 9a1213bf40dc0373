import Testing

@testable import AgentDefinitions

/// Agents in YAML: the SDK's keys, each read for what it means.
@Suite struct NativeAgentTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let text: String
    let lines: [String]
    var faults: [String] = []
    var testDescription: String { text }
  }

  private static let described = "description: d\n"

  @Test(arguments: [
    Case(
      text: """
        name: researcher
        displayName: Research Agent
        description: Explores code
        tools: [grep, glob, view]
        prompt: You only read.
        infer: false
        model: gpt-4.1
        reasoningEffort: low
        skills: [notes]
        subagents: [editor]
        user-invocable: false
        limits: { turns: 20, tokens: 1000, costUSD: 0.5, timeout: 1h 30m }
        """,
      lines: [
        "id: researcher", "displayName: Research Agent", "description: Explores code", "prompt: You only read.",
        "tools: grep, glob, view", "infer: false", "userInvocable: false", "model: gpt-4.1", "reasoningEffort: low",
        "skills: notes", "subagents: editor", "turns: 20", "tokens: 1000", "costUSD: 0.5", "timeout: 5400.0 seconds",
      ]),
    Case(
      text:
        "name: a\ndescription: d\nprompt: p\nmcp-servers: {s: {command: x, args: [1, b]}}\ndisable-model-invocation: true",
      lines: ["id: a", "description: d", "prompt: p", "infer: false", "server: s | x 1 b"]),
    Case(
      text: "name: a\ndescription: d\nprompt: p\nhandoffs: [{label: Go, agent: b, send: true}]",
      lines: ["id: a", "description: d", "prompt: p", "handoff: Go -> b at once"]),
    Case(text: "name: a\ndescription: d\nprompt: p\nx-team: blue", lines: ["id: a", "description: d", "prompt: p"]),
    Case(
      text: "name: a\nprompt: p", lines: ["id: a", "prompt: p"], faults: ["1:1 missingDescription(skippedBy: [])"]),
    Case(
      text: "name: a\ndescription: d", lines: ["id: a", "description: d"], faults: ["1:1 blocking missingPrompt"]),
    Case(
      text: "name: a\ndescription: d\nprompt: p\ntool: [view]", lines: ["id: a", "description: d", "prompt: p"],
      faults: ["4:1 blocking ignoredLimit(key: \"tool\", instead: \"tools\", blocks: true)"]),
    Case(
      text: "name: a\ndescription: 12\nprompt: p", lines: ["id: a", "description: 12", "prompt: p"],
      faults: ["2:14 coercedText(key: \"description\", written: \"12\", readAs: \"a number\")"]),
    Case(
      text: "name: a\ndescription: Fixes issue #12\nprompt: p",
      lines: ["id: a", "description: Fixes issue", "prompt: p"],
      faults: ["2:26 truncatedByComment(key: \"description\", lost: \"#12\")"]),
    Case(
      text: "name: a\ndescription: d # a comment\nprompt: p", lines: ["id: a", "description: d", "prompt: p"]),
    Case(
      text: "name: a\nname: b\ndescription: d\nprompt: p", lines: ["id: a", "description: d", "prompt: p"],
      faults: ["2:1 duplicateKey(\"name\")"]),
    Case(
      text: "name: a\ndescription: [d]\nprompt: p\nlimits: {turns: many}", lines: ["id: a", "prompt: p"],
      faults: [
        "1:1 missingDescription(skippedBy: [])",
        "2:14 wrongType(key: \"description\", expected: \"text\", found: \"a list\")",
        "4:17 blocking unreadableLimit(key: \"limits.turns\", found: \"text\")",
      ]),
  ])
  func reads(_ example: Case) throws {
    let file = SourceFile(path: "a.agent.yaml", text: example.text)
    let (agent, faults) = DefinitionReader.read(file, as: .native)
    let lines = Sketch.lines(try #require(agent))
    #expect(lines == example.lines)
    #expect(Sketch.faults(faults.sorted()) == example.faults)
  }

  @Test func anAgentWithoutANameIsNone() {
    let (agent, faults) = DefinitionReader.read(
      SourceFile(path: "a.agent.yaml", text: "description: d\nprompt: p"), as: .native)
    #expect(agent == nil)
    #expect(Sketch.faults(faults) == ["1:1 blocking missingID(key: \"name\")"])
  }

  /// Every value is where it was read.
  @Test func valuesKnowTheirPlace() throws {
    let text = "name: a\ndescription: \"d\"\nprompt: p\ntools: [view, bash]"
    let file = SourceFile(path: "a.agent.yaml", text: text)
    let agent = try #require(DefinitionReader.read(file, as: .native).agent)
    #expect(file.text(in: agent.id.range) == "a")
    #expect(agent.description.map { file.text(in: $0.range) } == "\"d\"")
    #expect(agent.tools.patterns.map { file.text(in: $0.range) } == ["view", "bash"])
    #expect(agent.fields.map { file.text(in: $0.range) } == text.split(separator: "\n").map(String.init))
    #expect(agent.fields.map(\.meaning) == [.name, .description, .prompt, .tools])
  }
}
