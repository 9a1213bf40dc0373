import AgentDefinitions
import ScriptedModels
import SessionCore
import Testing

/// Sub-agents that work while their parent goes on, and what can be said to them.
struct BackgroundTests {
  let scout = agent("scout", "Looks around", tools: [.tool(.askUser)])

  func session(_ replies: String) throws -> (TestSession, Gates) { try session([scout], replies) }

  func session(
    _ agents: [AgentDefinition], limits: RunLimits = RunLimits(), _ replies: String
  ) throws -> (TestSession, Gates) {
    let gates = Gates()
    let test = try TestSession(
      agents: agents, replies: replies, limits: limits, askPerson: { await gates.answer($0) })
    return (test, gates)
  }

  /// Returns when the main agent has said this.
  func said(_ text: String, in events: AsyncStream<SessionEvent>) async {
    for await event in events {
      if event.agentID == nil, (event.data as? AssistantMessage)?.content == text { return }
    }
  }

  @Test func `A parent goes on, is told when the agent is through, and only then is the session idle`() async throws {
    let (test, gates) = try session(
      """
        - call: [task: { agent_type: scout, prompt: Look, name: eyes, mode: background }]
        - { expect: "Agent started in background with agent_id: eyes", say: I am waiting }
        - { for: scout, call: [ask_user: { question: gate }] }
        - { for: scout, say: Found it }
        - { expect: 'Agent "eyes" (scout) has completed successfully', call: [read_agent: { agent_id: eyes }] }
        - { expect: Found it, say: It is there }
      """)
    try await test.session.open()
    let events = await test.session.events()
    let all = await test.session.events()
    async let outcome = test.session.run("Where?")
    await said("I am waiting", in: events)
    await gates.reached("gate")
    gates.open("gate")
    #expect(await outcome == .success)
    #expect(await test.session.state.run.answer == "It is there")
    #expect(test.model.unusedLines == [])
    await test.session.close()
    var types: [String] = []
    for await event in all { types.append(event.type) }
    #expect(types.filter { $0 == "session.idle" }.count == 1)
    #expect(types.last == "session.idle")
    let end = try #require(types.firstIndex(of: "subagent.deselected"))
    #expect(try #require(types.firstIndex(of: "system.notification")) > end)
    let notice = try #require(test.log.events.lazy.compactMap { $0.data as? SystemNotification }.first)
    #expect(notice.agentID == "eyes" && notice.agentType == "scout" && notice.isCompleted)
  }

  @Test func `An agent is waited for with read_agent, and its end is not told twice`() async throws {
    let (test, gates) = try session(
      """
        - call: [task: { agent_type: scout, prompt: Look, mode: background }]
        - call: [read_agent: { agent_id: scout, wait: true, timeout: 60 }]
        - { for: scout, call: [ask_user: { question: gate }] }
        - { for: scout, say: Found it }
        - { expect: "completed.\\n\\n[turn 0]\\nFound it", say: It is there }
      """)
    gates.open("gate")
    #expect(try await test.run("Where?") == .success)
    #expect(!test.story.contains("system.notification"))
  }

  @Test func `A wait ends at its time, and the list says who is at work`() async throws {
    let (test, gates) = try session(
      """
        - call: [task: { agent_type: scout, prompt: Look, description: Looks, mode: background }]
        - { for: scout, call: [ask_user: { question: gate }] }
        - call: [read_agent: { agent_id: scout, wait: true, timeout: 1 }]
        - { expect: 'Agent "scout" (scout): running.', call: [list_agents: {}] }
        - { expect: "- scout (scout, running): Looks", call: [read_agent: { agent_id: nobody }] }
        - { expect: 'There is no agent "nobody". You have started: scout.', say: Enough }
        - { for: scout, say: Found it }
        - { expect: has completed, say: Done }
      """)
    try await test.session.open()
    let events = await test.session.events()
    async let outcome = test.session.run("Where?")
    await said("Enough", in: events)
    gates.open("gate")
    #expect(await outcome == .success)
    #expect(test.model.unusedLines == [])
  }

  @Test func `An agent that is through is asked something more, and knows what it did`() async throws {
    let (test, _) = try session(
      """
        - call: [task: { agent_type: scout, prompt: Look, name: eyes }]
        - { for: scout, say: Found it, usage: { input: 10, output: 1 } }
        - { expect: Found it, call: [write_agent: { agent_id: eyes, message: And there? }] }
        - { for: scout, expect: And there?, say: Nothing there, usage: { input: 20, output: 2 } }
        - { expect: agent_id, call: [read_agent: { agent_id: eyes, wait: true, since_turn: 0 }] }
        - { expect: "[turn 1]\\nNothing there", say: Done }
      """)
    #expect(try await test.run("Where?") == .success)
    let nodes = await test.session.state.nodes
    #expect(nodes.count == 2)
    #expect(nodes[1].messages.count == 4)
    #expect(nodes[1].status == .completed)
    #expect(nodes[1].spend.usage.total == 33)
    let ends = test.log.events.compactMap { ($0.data as? SubagentCompleted)?.end.totalTokens }
    #expect(ends == [11, 22])
  }

  @Test func `An agent at work reads what it is told before its next turn`() async throws {
    let (test, gates) = try session(
      """
        - call:
            - task: { agent_type: scout, prompt: Look, name: eyes, mode: background }
        - call: [ask_user: { question: started }]
        - call: [write_agent: { agent_id: eyes, message: To the left }]
        - { expect: It will read this, say: Told }
        - { for: scout, call: [ask_user: { question: gate }] }
        - { for: scout, expect: To the left, say: Found it }
        - { expect: has completed, say: Done }
      """)
    try await test.session.open()
    let events = await test.session.events()
    async let outcome = test.session.run("Where?")
    await gates.reached("gate")
    gates.open("started")
    await said("Told", in: events)
    gates.open("gate")
    #expect(await outcome == .success)
    #expect(test.model.unusedLines == [])
    let states = test.log.events.filter { $0.agentID != nil }.compactMap { ($0.data as? RosterMessage)?.state }
    #expect(states == [.queued, .accepted, .delivered])
  }

  @Test func `A person tells one agent something, and cancels another, and nobody else is touched`() async throws {
    let (test, gates) = try session(
      [scout, agent("digger", "Digs", tools: [.tool(.askUser), .tool(.edit)])],
      """
        - call:
            - task: { agent_type: scout, prompt: Look }
            - task: { agent_type: digger, prompt: Dig }
        - { for: scout, call: [ask_user: { question: scouting }] }
        - { for: digger, call: [ask_user: { question: digging }] }
        - { for: scout, expect: To the left, say: Found it, usage: { input: 90, output: 9 } }
        - { expect: The agent digger was cancelled., say: One of them }
      """)
    try await test.session.open()
    async let outcome = test.session.run("Where?")
    await gates.reached("scouting")
    await gates.reached("digging")
    let nodes = await test.session.state.nodes
    let scouting = try #require(nodes.first { $0.agent == "scout" }?.id)
    let digging = try #require(nodes.first { $0.agent == "digger" }?.id)
    #expect(await test.session.send("To the left", to: scouting) != nil)
    #expect(await test.session.cancel(digging))
    gates.open("scouting")
    // A cancelled child's call is settled like any other.
    #expect(await outcome == .success)
    #expect(await test.session.cancel(digging) == false)
    #expect(await test.session.send("late", to: scouting) == nil)
    let story = test.log.events.filter { $0.agentID == digging && !$0.type.hasPrefix("roster.") }.map(\.type)
    #expect(
      story == [
        "subagent.selected", "subagent.started", "user.message", "system.message", "assistant.turn_start",
        "assistant.message", "tool.execution_start", "tool.execution_complete", "assistant.turn_end",
        "subagent.completed", "subagent.deselected",
      ])
    let state = await test.session.state
    #expect(state.node(digging)?.status == .stopped)
    #expect(state.node(scouting)?.status == .completed)
    #expect(state.ledger.total.steering > 0)
    #expect(test.model.unusedLines == [])
  }

  @Test func `An agent in the background is cancelled, and its parent is told so`() async throws {
    let (test, gates) = try session(
      """
        - call: [task: { agent_type: scout, prompt: Look, mode: background }]
        - { say: I am waiting }
        - { for: scout, call: [ask_user: { question: gate }] }
        - { expect: 'Agent "scout" (scout) was cancelled', say: Then not }
      """)
    try await test.session.open()
    let events = await test.session.events()
    async let outcome = test.session.run("Where?")
    await said("I am waiting", in: events)
    await gates.reached("gate")
    let id = try #require(await test.session.state.nodes.last?.id)
    #expect(await test.session.cancel(id))
    #expect(await outcome == .success)
  }

  @Test func `Stopping ends those in the background before the run is over`() async throws {
    let (test, gates) = try session(
      """
        - call: [task: { agent_type: scout, prompt: Look, mode: background }]
        - { say: I am waiting }
        - { for: scout, call: [ask_user: { question: gate }] }
      """)
    try await test.session.open()
    let events = await test.session.events()
    async let outcome = test.session.run("Where?")
    await said("I am waiting", in: events)
    await gates.reached("gate")
    await test.session.stop()
    #expect(await outcome == .interrupted)
    let last = ["subagent.failed @scout", "subagent.deselected @scout", "abort", "roster.run_ended"]
    #expect(test.story.suffix(4) == last)
  }

  @Test func `An agent waits for those in its own background, with one slot for all`() async throws {
    let lead = agent("lead", "Leads", tools: [.tool(.task), .tool(.readAgent)])
    let (test, _) = try session(
      [lead, agent("scout", "Looks around", tools: [])], limits: RunLimits(concurrency: 1),
      """
        - call: [task: { agent_type: lead, prompt: Go }]
        - { for: lead, call: [task: { agent_type: scout, prompt: Look, mode: background }] }
        - { for: lead, say: I am waiting }
        - { for: scout, say: Found it }
        - { for: lead, expect: has completed successfully, say: It is there }
        - { expect: It is there, say: Good }
      """)
    #expect(try await test.run("Where?") == .success)
    #expect(test.model.unusedLines == [])
  }

  @Test func `Who cannot read what came of it cannot work in the background`() async throws {
    let (test, _) = try session(
      [agent("lead", "Leads", tools: [.tool(.task)]), scout],
      """
        - call: [task: { agent_type: lead, prompt: Go }]
        - { for: lead, call: [task: { agent_type: scout, prompt: Look, mode: background }] }
        - { for: lead, expect: you were not given read_agent, say: Then not }
        - { expect: Then not, say: Good }
      """)
    #expect(try await test.run("Where?") == .success)
  }

  @Test func `Of twenty children three fail, and the results of the others are kept`() async throws {
    let failing: Set<Int> = [3, 11, 17]
    let names = (0..<20).map { "n\($0)" }
    let tasks = names.map { "        - task: { agent_type: \($0), prompt: Go }\n" }.joined()
    let replies = names.enumerated().map { index, name in
      failing.contains(index)
        ? "  - { for: \(name), fail: { kind: rejected, status: 400, message: no } }\n"
        : "  - { for: \(name), say: done by \(name), usage: { input: 10, output: 1 } }\n"
    }.joined()
    let test = try TestSession(
      agents: names.map { agent($0, "d", tools: []) },
      replies: "  - call:\n" + tasks + replies + "  - { say: seventeen, usage: { input: 100, output: 1 } }\n",
      limits: RunLimits(concurrency: 4))
    #expect(try await test.run("Go") == .delegationFailed)
    let state = await test.session.state
    #expect(state.run.answer == "seventeen")
    let results = state.main.messages.compactMap { message -> String? in
      if case .toolResult(_, _, let text, _) = message { text } else { nil }
    }
    #expect(results.filter { $0.hasPrefix("done by") }.count == 17)
    #expect(results.filter { $0.hasSuffix("failed: no") }.count == 3)
    #expect(state.nodes.filter { $0.status == .completed }.count == 18)
    #expect(state.nodes.filter { $0.status == .failed("no") }.count == 3)
    #expect(state.ledger.total.failed == 3)
    // Never more at once than there are slots.
    var atWork = 0
    var most = 0
    for event in test.log.events {
      if event.data is SubagentStarted { atWork += 1 }
      if event.data is SubagentDeselected { atWork -= 1 }
      most = max(most, atWork)
    }
    #expect(most <= 4)
  }

  @Test func `A child's own time ends it with its children, and not its parent`() async throws {
    let time = ManualClock()
    let test = try TestSession(
      agents: [agent("lead", "Leads", tools: [.tool(.task)], timeout: .seconds(100)), agent("idler", "d", tools: [])],
      replies: """
          - call: [task: { agent_type: lead, prompt: Go }]
          - { for: lead, call: [task: { agent_type: idler, prompt: Idle }] }
          - { for: idler, silence: true }
          - { expect: "The time limit of 100.0 seconds is reached for lead.", say: Too slow }
        """, time: time)
    try await test.session.open()
    async let outcome = test.session.run("Go")
    await time.sleeping(for: .seconds(30))
    for length in [50, 25, 15, 10] {
      await time.sleeping(for: .seconds(length))
      time.advance(by: .seconds(length))
    }
    #expect(await outcome == .delegationFailed)
    let ends = test.story.filter { $0.hasPrefix("subagent.failed") }
    #expect(ends == ["subagent.failed @idler", "subagent.failed @lead"])
    let told = test.log.events.compactMap { $0.data as? RosterBudget }
    #expect(told.map(\.percent) == [50, 75, 90, nil])
    #expect(told.first?.message == "50 % of the time of lead are over (100.0 seconds).")
  }
}
