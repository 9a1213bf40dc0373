import AgentDefinitions
import JSONText
import ScriptedModels
import SessionCore
import Testing

/// Who may call whom, what a child gets, and in which order it all stands in the log.
struct DelegationTests {
  let researcher = agent("researcher", "Explores code", tools: [.tool(.grep)])

  @Test func eventsOfADelegationComeInTheirOrder() async throws {
    let test = try TestSession(
      agents: [researcher],
      replies: """
          - call: [task: { agent_type: researcher, prompt: Look }]
          - { for: researcher, expect: Look, call: [grep: { pattern: retry }] }
          - { for: researcher, expect: "echo: retry", say: Found it }
          - { expect: Found it, say: It is there }
        """)
    #expect(try await test.run("Where?") == .success)
    #expect(
      test.story == [
        "user.message", "assistant.turn_start", "assistant.message", "tool.execution_start",
        "subagent.selected @researcher", "subagent.started @researcher", "user.message @researcher",
        "assistant.turn_start @researcher", "assistant.message @researcher", "tool.execution_start @researcher",
        "tool.execution_complete @researcher", "assistant.turn_end @researcher", "assistant.turn_start @researcher",
        "assistant.message @researcher", "assistant.turn_end @researcher", "subagent.completed @researcher",
        "subagent.deselected @researcher", "tool.execution_complete", "assistant.turn_end", "assistant.turn_start",
        "assistant.message", "assistant.turn_end", "roster.run_ended",
      ])
    let state = await test.session.state
    #expect(state.run.answer == "It is there")
    #expect(state.nodes.map(\.name) == ["main", "researcher"])
    #expect(state.nodes[1].status == .completed)
    #expect(test.model.unusedLines == [])
  }

  @Test func everyEventOfAChildCarriesItsTaskCall() async throws {
    let test = try TestSession(
      agents: [researcher],
      replies: """
          - call: [task: { agent_type: researcher, prompt: Look }]
          - { for: researcher, say: Found }
          - say: Done
        """)
    try await test.run("Where?")
    let call = try #require(test.log.events.lazy.compactMap { $0.data as? SubagentStarted }.first?.toolCallID)
    let start = try #require(test.log.events.firstIndex { $0.type == "subagent.selected" })
    let end = try #require(test.log.events.firstIndex { $0.type == "subagent.deselected" })
    #expect(test.log.events[start...end].allSatisfy { $0.agentID == call })
    #expect(test.log.events[..<start].allSatisfy { $0.agentID == nil })
    #expect(test.log.events[(end + 1)...].allSatisfy { $0.agentID == nil })
  }

  @Test func childrenRunSideBySide() async throws {
    let test = try TestSession(
      agents: [researcher, agent("tester", "Runs tests", tools: [])],
      replies: """
          - call:
              - task: { agent_type: researcher, prompt: A }
              - task: { agent_type: tester, prompt: B }
          - { for: researcher, say: a }
          - { for: tester, say: b }
          - { expect: b, say: both }
        """)
    #expect(try await test.run("Both") == .success)
    let starts = test.story.filter { $0.hasPrefix("tool.execution_start") || $0.hasPrefix("subagent.started") }
    #expect(starts.prefix(2) == ["tool.execution_start", "tool.execution_start"])
    // Results stand in the order of the calls, whoever was first.
    let results = await test.session.state.main.completedMessages.suffix(3).dropLast()
    #expect(await test.session.state.nodes.map(\.name) == ["main", "researcher", "tester"])
    #expect(results.count == 2)
  }

  @Test func aFailedChildIsToldAndTheParentGoesOn() async throws {
    let test = try TestSession(
      agents: [researcher],
      replies: """
          - call: [task: { agent_type: researcher, prompt: Look }]
          - { for: researcher, fail: { kind: unauthorized, status: 401, message: bad key } }
          - { expect: bad key, say: It failed }
        """)
    #expect(try await test.run("Where?") == .delegationFailed)
    #expect(!test.story.contains("session.error"))
    #expect(test.story.contains("subagent.failed @researcher"))
    #expect(await test.session.state.nodes[1].status == .failed("bad key"))
  }

  @Test func aLaterSuccessOfTheSameAgentMendsIt() async throws {
    let test = try TestSession(
      agents: [researcher],
      replies: """
          - call: [task: { agent_type: researcher, prompt: Look }]
          - { for: researcher, fail: { kind: rejected, message: no } }
          - call: [task: { agent_type: researcher, prompt: Again }]
          - { for: researcher, say: found }
          - say: Done
        """)
    #expect(try await test.run("Where?") == .success)
  }

  @Test func anUnknownAgentIsRefusedWithTheList() async throws {
    let test = try TestSession(
      agents: [researcher, agent("hidden", "Never of its own accord", infer: false)],
      replies: """
          - call: [task: { agent_type: hidden, prompt: Look }]
          - { expect: "Unknown agent_type: hidden. Valid types are: researcher", say: No such agent }
        """)
    #expect(try await test.run("Where?") == .success)
    #expect(!test.story.contains { $0.hasPrefix("subagent.") })
  }

  @Test(arguments: [
    ("@hidden do it", "do it"), ("@hidden  do\nit ", "do\nit"),
  ])
  func aPersonReachesAHiddenAgentByName(prompt: String, task: String) async throws {
    let test = try TestSession(
      agents: [agent("hidden", "Only for people", tools: [], infer: false)],
      replies: "  - { for: hidden, say: Done as told }\n")
    #expect(try await test.run(prompt) == .success)
    let state = await test.session.state
    #expect(state.run.answer == "Done as told")
    #expect(state.nodes[1].task == task)
    #expect(
      test.story == [
        "user.message", "assistant.turn_start", "assistant.message", "tool.execution_start",
        "subagent.selected @hidden", "subagent.started @hidden", "user.message @hidden",
        "assistant.turn_start @hidden", "assistant.message @hidden", "assistant.turn_end @hidden",
        "subagent.completed @hidden", "subagent.deselected @hidden", "tool.execution_complete", "assistant.message",
        "assistant.turn_end", "roster.run_ended",
      ])
  }

  @Test(arguments: [
    ("@a do it", "a", "do it"), ("@a b do it", "a b", "do it"), ("@a bc", "a", "bc"), ("@c x", "c", "x"),
    ("@a", "a", ""), ("@a\nb", "a", "b"),
  ])
  func anAddressIsTheLongestIDThatFits(prompt: String, agent: String, task: String) {
    let address = DirectAddress(prompt, ids: ["a", "a b"])
    #expect(address?.agent == agent)
    #expect(address?.prompt == task)
  }

  @Test(arguments: ["a do it", "@ a", "", "@"])
  func aPromptWithoutAnAddressHasNone(prompt: String) { #expect(DirectAddress(prompt, ids: ["a"]) == nil) }

  @Test func selectionEventsOfTheSessionCarryNoAgent() async throws {
    let test = try TestSession(
      agents: [researcher], replies: "  - { for: researcher, say: I am it }\n", selected: "researcher")
    #expect(try await test.run("Hello") == .success)
    let selected = try #require(test.log.events.first { $0.type == "subagent.selected" })
    #expect(selected.agentID == nil)
    #expect((selected.data as? SubagentSelected)?.tools == ["grep"])
    #expect(await test.session.state.main.agent == "researcher")
  }

  @Test func nestingEndsAtTheDepthLimit() async throws {
    let test = try TestSession(
      agents: [
        agent("a", "first", tools: [.tool(.task)]), agent("b", "second", tools: [.tool(.task)]),
      ],
      replies: """
          - call: [task: { agent_type: a, prompt: go }]
          - { for: a, call: [task: { agent_type: b, prompt: go }] }
          - { for: b, call: [task: { agent_type: a, prompt: go }] }
          - { for: b, expect: Maximum sub-agent depth of 2 reached, say: enough }
          - { for: a, say: enough }
          - say: enough
        """, limits: RunLimits(depth: 2))
    #expect(try await test.run("Go") == .success)
    let nodes = await test.session.state.nodes
    #expect(nodes.map(\.parent) == [nil, AgentNode.mainID, nodes[1].id])
  }

  @Test func oneSlotIsEnoughForNestedAgents() async throws {
    let test = try TestSession(
      agents: [
        agent("a", "first", tools: [.tool(.task)]), agent("b", "second", tools: []),
      ],
      replies: """
          - call: [task: { agent_type: a, prompt: go }]
          - { for: a, call: [task: { agent_type: b, prompt: one }] }
          - { for: b, say: yes }
          - { for: a, expect: "yes", say: good }
          - say: good
        """, limits: RunLimits(concurrency: 1))
    #expect(try await test.run("Go") == .success)
  }

  @Test(arguments: [
    // A child gets what its own list names, whatever the main agent may not use.
    (["grep"], ["edit"], ["grep"]),
    (["edit"], ["edit"], ["edit"]),
    ([], [], []),
  ])
  func aChildHasExactlyItsOwnTools(granted: [String], excludedFromMain: [String], expected: [String]) {
    let child = agent("child", "d", tools: granted.map { .tool(ToolName($0)) })
    let access = ToolAccess(
      offered: [.grep, .edit, .task, .askUser], excludedFromMain: excludedFromMain, agents: [child])
    #expect(access.tools(of: child).map(\.text) == expected)
  }

  @Test func grantsNeverWiden() {
    let all = agent("all", "d")
    let denied = agent("denied", "d", disallowed: [.edit])
    let unknown = agent("unknown", "d", tools: [.unknown("frobnicate")])
    let offered: [ToolName] = [.grep, .edit, .task, .askUser]
    let access = ToolAccess(offered: offered, agents: [all, denied, unknown])
    #expect(access.tools(of: all) == offered)
    #expect(access.tools(of: denied) == [.grep, .task, .askUser])
    #expect(access.tools(of: unknown) == [])
    let filtered = ToolAccess(offered: offered, available: ["grep", "builtin:edit"], excluded: ["edit"], agents: [all])
    #expect(filtered.tools(of: all) == [.grep])
    #expect(filtered.mainTools(selected: nil) == [.grep])
  }

  @Test func subagentsNarrowWhomAnAgentMayCall() {
    let caller = agent("caller", "d", subagents: ["helper"])
    let helper = agent("helper", "d")
    let other = agent("other", "d")
    let access = ToolAccess(offered: [.task], agents: [caller, helper, other])
    #expect(access.delegates(of: caller).map(\.id.value) == ["helper"])
    #expect(access.delegates(of: nil).map(\.id.value) == ["caller", "helper", "other"])
    #expect(access.delegates(of: agent("lonely", "d", subagents: [])).isEmpty)
  }
}
