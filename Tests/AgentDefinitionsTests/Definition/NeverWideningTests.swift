import Testing

@testable import AgentDefinitions

/// What cannot be read never lets an agent do more than its author wrote.
@Suite struct NeverWideningTests {
  @Test(arguments: [
    "tools: {view: true}", "tools: 7", "tools: true", "tools:", "tools: [[view]]", "tools: [{view: x}]", "tools: [7]",
    "tools: []", "tools: [nosuchtool]", "tools: 'nosuchtool, other'", "tools: ''", "tools: [null]", "tools: *nowhere",
    "tools: [view]\ntools: [bash]", "disallowedTools: ['*']", "tools: &a [*a]",
  ])
  func toolsAreNone(line: String) {
    #expect(agent(line)?.tools.isNone == true)
  }

  @Test(arguments: [
    ("tools: [view, nosuchtool]", "view, ?nosuchtool"), ("tools: [view, [bash]]", "view"),
    ("tools: [view, bash]\ntools: [view, edit]", "view"), ("tools: view", "view"),
    ("tools: 'view, grep'", "view, grep"),
  ])
  func theReadablePartIsKept(line: String, tools: String) {
    #expect(agent(line).flatMap { Sketch.tools($0.tools) } == tools)
  }

  @Test(arguments: ["tools: null", "tools: ~", "tools: ['*']", "tools: '*'", "tools: [view, '*']"])
  func allIsAllOnlyWhereItIsSaid(line: String) {
    #expect(agent(line)?.tools.isAll == true)
  }

  @Test(arguments: [
    "infer: false", "infer: 'false'", "infer: 'true'", "infer: 0", "infer: no", "infer:", "infer: [true]",
    "disable-model-invocation: true", "disable-model-invocation: 'false'", "disable-model-invocation: yes",
    "infer: true\ndisable-model-invocation: true", "infer: false\ninfer: true", "infer: true\ninfer: false",
  ])
  func onlyPeopleMayChooseIt(line: String) {
    #expect(agent(line)?.isInferable == false)
  }

  @Test(arguments: ["", "infer: true", "disable-model-invocation: false"])
  func modelsMayChooseIt(line: String) {
    #expect(agent(line)?.isInferable == true)
  }

  @Test(arguments: [
    "disallowedTools: {bash: true}", "disallowedTools: 7", "disallowedTools: [[bash]]", "limits: 7",
    "limits: {turns: -1}", "limits: {turns: '5'}", "limits: {timeout: soon}", "limits: {costUSD: much}",
    "limits: [20]", "limit: {turns: 5}", "limits: {turn: 5}",
  ])
  func whatLimitsAnAgentBlocksWhenItCannotBeRead(line: String) {
    let (_, faults) = read(line)
    #expect(!faults.filter(\.isBlocking).isEmpty)
  }

  @Test(arguments: [
    ("subagents: {a: true}", []), ("subagents: []", []), ("subagents:", []), ("subagents: 'a, b'", ["a", "b"]),
    ("subagents: [a]\nsubagents: [b]", []), ("subagents: ['*']", nil), ("", nil),
  ])
  func whomItMayCall(line: String, names: [String]?) {
    #expect(agent(line)?.subagents?.map(\.value) == names)
  }

  /// Front matter whose end cannot be found may hold limits that nobody sees.
  @Test(arguments: [
    "---\nname: a\ntools: [view]\nThe prompt.", "---\n- a\n- b\n---\nThe prompt.",
    "---\njust a sentence\n---\nThe prompt.",
  ])
  func unreadFrontMatterGrantsNothing(text: String) throws {
    for dialect in [Dialect.agentMarkdown, .claudeCode] {
      let file = SourceFile(path: ".claude/agents/a.md", text: text)
      let agent = try #require(DefinitionReader.read(file, as: dialect).agent)
      #expect(agent.tools.isNone)
      #expect(!agent.isInferable)
    }
  }

  /// The limit of a file that YAML rejects is found all the same.
  @Test func recoveryKeepsTheGrant() throws {
    let text = "---\nname: a\ndescription: Use this: it helps\ntools: Read, Grep\n---\nThe prompt."
    let file = SourceFile(path: ".claude/agents/a.md", text: text)
    let (agent, faults) = DefinitionReader.read(file, as: .claudeCode)
    let lines = Sketch.lines(try #require(agent))
    #expect(
      lines == ["id: a", "description: Use this: it helps", "prompt: The prompt.", "tools: view, grep", "recovered"])
    #expect(faults.filter(\.isBlocking).isEmpty)
  }

  private func agent(_ line: String) -> AgentDefinition? { read(line).agent }

  private func read(_ line: String) -> (agent: AgentDefinition?, faults: [Fault]) {
    let file = SourceFile(path: "a.agent.yaml", text: "name: a\ndescription: d\nprompt: p\n" + line)
    return DefinitionReader.read(file, as: .native)
  }
}
