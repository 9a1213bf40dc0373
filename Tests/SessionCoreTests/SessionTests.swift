import AgentDefinitions
import JSONText
import ScriptedModels
import SessionCore
import Testing

/// A run from the person's message to the end, with everything that can come between.
struct SessionTests {
  @Test func aToolThatWasNotGivenIsRefusedWithTheList() async throws {
    let test = try TestSession(
      replies: """
          - call: [rm: { path: / }]
          - { expect: "Tool 'rm' does not exist. Available tools: ask_user, edit, grep.", say: I see }
        """)
    #expect(try await test.run("Clean up") == .success)
    let complete = test.log.events.lazy.compactMap { $0.data as? ToolExecutionComplete }.first
    #expect(
      complete?.result
        == .failure(
          message: "Tool 'rm' does not exist. Available tools: ask_user, edit, grep.", code: "unknown_tool"))
  }

  @Test(arguments: [
    ("call: [grep: 'not json']", "are not valid JSON"), ("call: [grep: {}]", "needs the argument \"pattern\""),
    ("call: [grep: { pattern: [1] }]", "has the wrong shape"), ("call: [grep: { pattern: fail }]", "it did not work"),
  ])
  func whatWentWrongWithACallIsToldToTheModel(call: String, expected: String) async throws {
    let test = try TestSession(replies: "  - \(call)\n  - { expect: '\(expected)', say: I see }\n")
    #expect(try await test.run("Go") == .success)
  }

  @Test func callsWithTheSameIDAreToldApart() async throws {
    let test = try TestSession(
      replies: """
          - call: [grep: { pattern: a }]
          - say: one
        """)
    try await test.run("first")
    let ids = test.log.events.compactMap { ($0.data as? ToolExecutionStart)?.toolCallID }
    let again = try TestSession(
      replies: """
          - call: [grep: { pattern: a }]
          - say: two
        """, resuming: test.log.events)
    try await again.session.open()
    _ = await again.session.run("second")
    let newIDs = again.log.events.compactMap { ($0.data as? ToolExecutionStart)?.toolCallID }
    #expect(Set(ids).isDisjoint(with: newIDs))
  }

  // MARK: Failures of the model

  @Test func attemptsAreOnRecordAndBounded() async throws {
    let failure = "  - fail: { kind: server, status: 503, message: overloaded }\n"
    let test = try TestSession(replies: String(repeating: failure, count: 4))
    #expect(try await test.run("Hello") == .noAnswer)
    let calls = test.log.events.compactMap { $0.data as? RosterModelCall }
    #expect(calls.map(\.outcome) == ["server", "server", "server", "server"])
    #expect(calls.map(\.nextInMilliseconds) == [500, 1000, 2000, nil])
    #expect(test.waits.all == [.milliseconds(500), .milliseconds(1000), .milliseconds(2000)])
    #expect(await test.session.state.run.error == "overloaded")
    #expect(test.story.suffix(2) == ["session.error", "roster.run_ended"])
  }

  @Test func anotherModelStandsInAndEveryAttemptSaysWhy() async throws {
    let failure = "  - fail: { kind: server, status: 503, message: overloaded }\n"
    let test = try TestSession(
      replies: String(repeating: failure, count: 4),
      standIn: "  - fail: { kind: rate_limited, status: 429, message: slow down }\n  - say: Hello yourself\n")
    #expect(try await test.run("Hello") == .success)
    let calls = test.log.events.compactMap { $0.data as? RosterModelCall }
    #expect(calls.map(\.model) == Array(repeating: "test-model", count: 4) + ["stand-in", "stand-in"])
    #expect(calls.map(\.attempt) == [1, 2, 3, 4, 5, 6])
    #expect(calls.map(\.outcome) == ["server", "server", "server", "server", "rate_limited", "ok"])
    #expect(calls.map(\.nextInMilliseconds) == [500, 1000, 2000, 0, 500, nil])
    #expect(calls.map(\.nextModel) == [nil, nil, nil, "stand-in", nil, nil])
    #expect(await test.session.state.run.answer == "Hello yourself")
  }

  /// A model that nobody can reach: at most four attempts, and less than four seconds of waiting.
  @Test func whatNobodyCanReachEndsSoon() async throws {
    let failure = "  - fail: { kind: connection, message: refused }\n"
    let test = try TestSession(replies: String(repeating: failure, count: 10))
    #expect(try await test.run("Hello") == .noAnswer)
    #expect(test.log.events.count { $0.data is RosterModelCall } == 4)
    #expect(test.waits.all.reduce(.zero, +) < .seconds(4))
  }

  @Test func retryAfterIsObeyed() async throws {
    let test = try TestSession(
      replies: """
          - fail: { kind: rate_limited, status: 429, retryAfter: 7, message: slow down }
          - say: Hello
        """)
    #expect(try await test.run("Hello") == .success)
    #expect(test.waits.all == [.seconds(7)])
  }

  @Test func textOfABrokenStreamIsKept() async throws {
    let test = try TestSession(
      replies: """
          - fail: { kind: cut_off, message: the stream broke, after: The retry logic }
          - say: The retry logic is in Retry.swift
        """)
    #expect(try await test.run("Hello") == .success)
    let partial = test.log.events.lazy.compactMap { $0.data as? RosterPartial }.first
    #expect(partial?.content == "The retry logic")
  }

  // MARK: Permission

  @Test func withNobodyToAskAskMeansDeny() async throws {
    let test = try TestSession(
      replies: """
          - call: [edit: { path: a.txt }]
          - { expect: Permission denied and could not request permission from user, say: I could not }
        """)
    #expect(try await test.run("Change it") == .denied)
    #expect(
      test.story == [
        "user.message", "assistant.turn_start", "assistant.message", "tool.execution_start", "permission.requested",
        "roster.decision", "permission.completed", "tool.execution_complete", "assistant.turn_end",
        "assistant.turn_start", "assistant.message", "assistant.turn_end", "roster.run_ended",
      ])
  }

  @Test func aPersonsNoEndsTheRunWithoutAnotherCall() async throws {
    let test = try TestSession(
      replies: """
          - { say: I change it, call: [edit: { path: a.txt }] }
        """, askPermission: { _ in .reject })
    #expect(try await test.run("Change it") == .success)
    #expect(test.story.suffix(3) == ["tool.execution_complete", "assistant.turn_end", "roster.run_ended"])
  }

  @Test func aYesForTheSessionIsAskedOnce() async throws {
    let asked = Counter()
    let test = try TestSession(
      replies: """
          - call:
              - edit: { path: a.txt }
              - edit: { path: b.txt }
          - say: Done
        """,
      askPermission: { _ in
        _ = asked.next()
        return .approveForSession
      })
    #expect(try await test.run("Change both") == .success)
    #expect(asked.next() == 2)
  }

  @Test func aDenyRuleIsNoFailure() async throws {
    let deny = PermissionPolicy(layers: [.init(deny: [try PermissionRule("write")])], approvesAll: true)
    let test = try TestSession(
      replies: """
          - call: [edit: { path: a.txt }]
          - { expect: "Permission denied by a rule: deny write", say: I may not }
        """, policy: deny)
    #expect(try await test.run("Change it") == .success)
    #expect(!test.story.contains("permission.requested"))
  }

  @Test func anAgentWithANarrowedToolUsesItForNothingElse() async throws {
    let narrowed = agent("writer", "d", tools: [.tool(.edit, specifier: "docs/*")])
    let test = try TestSession(
      agents: [narrowed],
      replies: """
          - { for: writer, call: [edit: { path: src/a.swift }] }
          - { for: writer, expect: "only for write(docs/*)", say: I may not }
        """, selected: "writer", policy: PermissionPolicy(approvesAll: true))
    #expect(try await test.run("Change it") == .success)
  }

  /// Permission is asked for a folder; what the tool then finds in it is judged file by file.
  @Test func toolsKnowWhatTheirAgentMayRead() async throws {
    let narrowed = agent("reader", "d", tools: [.tool(.view, specifier: "src/**")])
    let deny = PermissionPolicy(layers: [.init(deny: [try PermissionRule("read(**/secrets/**)")])])
    let test = try TestSession(
      agents: [narrowed],
      replies: """
          - { for: reader, call: [view: { path: src }] }
          - { for: reader, expect: "src/a yes, src/secrets/b no, c no, secrets/d no; taken out", say: Done }
        """, tools: [KnowingTool()], selected: "reader", policy: deny, secrets: [KnowingTool.secret])
    #expect(try await test.run("Look") == .success)
    let all = try TestSession(
      replies: """
          - call: [view: { path: . }]
          - { expect: "src/a yes, src/secrets/b no, c yes, secrets/d no; kept", say: Done }
        """, tools: [KnowingTool()], policy: deny)
    #expect(try await all.run("Look") == .success)
  }

  @Test func questionsReachThePerson() async throws {
    let test = try TestSession(
      replies: """
          - call: [ask_user: { question: "Which one?", choices: [a, b] }]
          - { expect: "User selected: b", say: b it is }
        """, askPerson: { $0.choices == ["a", "b"] ? PersonAnswer(text: "b", wasFreeform: false) : nil })
    #expect(try await test.run("Choose") == .success)
    #expect(test.story.contains("roster.question"))
    #expect(test.story.contains("roster.answer"))
  }

  // MARK: Limits

  @Test func turnsAreRefusedBeforeTheCall() async throws {
    let test = try TestSession(
      replies: """
          - call: [grep: { pattern: a }]
          - call: [grep: { pattern: b }]
        """, limits: RunLimits(turns: 2))
    #expect(try await test.run("Go") == .limited)
    #expect(test.model.unusedLines == [])
    #expect(await test.session.state.run.limit == "The limit of 2 turns is reached.")
  }

  @Test func anAgentsOwnLimitEndsOnlyThatAgent() async throws {
    let test = try TestSession(
      agents: [agent("a", "d", tools: [.tool(.grep)], turns: 1)],
      replies: """
          - call: [task: { agent_type: a, prompt: go }]
          - { for: a, call: [grep: { pattern: x }] }
          - { expect: The limit of 1 turns is reached, say: It was stopped }
        """)
    #expect(try await test.run("Go") == .delegationFailed)
  }

  @Test(arguments: [RunLimits(turns: 0), RunLimits(tokens: 0), RunLimits(tokens: 1), RunLimits(cost: .zero)])
  func aBudgetOfNothingEndsWithoutACall(limits: RunLimits) async throws {
    let test = try TestSession(
      replies: "  - say: too much\n", limits: limits, price: { _ in ModelPrice(dollarsPerMillion: 1, output: 1) })
    #expect(try await test.run("Go") == .limited)
    #expect(test.model.unusedLines.count == 1)
    #expect(await test.session.state.ledger.total == Spend())
    #expect(
      test.story == [
        "user.message", "assistant.turn_start", "roster.budget", "assistant.turn_end", "roster.run_ended",
      ])
  }

  @Test func theLimitOfToolCallsEndsTheRunWhenTheTurnIsSettled() async throws {
    let test = try TestSession(
      replies: """
          - call:
              - grep: { pattern: a }
              - grep: { pattern: b }
        """, limits: RunLimits(toolCalls: 1))
    #expect(try await test.run("Go") == .limited)
    #expect(test.story.filter { $0 == "tool.execution_complete" }.count == 2)
    #expect(await test.session.state.run.limit == "The limit of 1 tool calls is reached.")
  }

  @Test func anAgentsLimitOfToolCallsEndsOnlyThatAgent() async throws {
    let test = try TestSession(
      agents: [agent("a", "d", tools: [.tool(.grep)], toolCalls: 1)],
      replies: """
          - call: [task: { agent_type: a, prompt: go }]
          - { for: a, call: [grep: { pattern: x }] }
          - { for: a, call: [grep: { pattern: x }] }
          - { expect: The limit of 1 tool calls is reached, say: It was stopped }
        """)
    #expect(try await test.run("Go") == .delegationFailed)
    #expect(test.model.unusedLines == [])
  }

  @Test func halfOfALimitIsTold() async throws {
    let test = try TestSession(
      replies: """
          - { call: [grep: { pattern: a }], usage: { input: 5000, output: 100 } }
          - { say: Done, usage: { input: 100, output: 10 } }
        """, limits: RunLimits(tokens: 10_000))
    #expect(try await test.run("Go") == .success)
    let told = test.log.events.compactMap { $0.data as? RosterBudget }
    #expect(told.map(\.message) == ["5100 of 10000 tokens are used (51 %)."])
    #expect(told.map(\.percent) == [50])
    #expect(await test.session.state.run.limit == nil)
  }

  @Test func aLimitOfMoneyIsRefusedWhereAModelHasNoPrice() throws {
    func check(_ agents: [AgentDefinition], _ limits: RunLimits = RunLimits(), isPriced: Bool = false) throws {
      let model = try TestSession(replies: "  - say: x\n").model
      let configuration = SessionConfiguration(
        sessionID: "s1", version: "0", workingDirectory: "/project", agents: agents, limits: limits)
      try configuration.checkPrices(
        model: { _ in model }, price: { _ in isPriced ? ModelPrice(dollarsPerMillion: 1, output: 1) : nil })
    }
    let limit = try #require(Money(dollars: 2))
    #expect(throws: UnpricedModel(model: "test-model", agent: nil, limit: limit)) {
      try check([], RunLimits(cost: limit))
    }
    #expect(throws: UnpricedModel(model: "test-model", agent: "a", limit: limit)) {
      try check([agent("a", "d", costUSD: 2)])
    }
    try check([agent("a", "d")])
    try check([agent("a", "d", costUSD: 2)], RunLimits(cost: limit), isPriced: true)
  }

  @Test func theDeadlineEndsTheRun() async throws {
    let test = try TestSession(replies: "  - silence: true\n", limits: RunLimits(timeout: .seconds(1)))
    #expect(try await test.run("Go") == .limited)
    #expect(test.story.contains("roster.budget"))
  }

  @Test func aSilentServerIsShownAndEndedAtTheDeadline() async throws {
    let time = ManualClock()
    let test = try TestSession(
      replies: "  - silence: true\n", limits: RunLimits(timeout: .seconds(200)), time: time)
    try await test.session.open()
    let events = await test.session.events()
    async let outcome = test.session.run("Go")
    for _ in 1...2 {
      await time.sleeping(for: .seconds(30))
      time.advance(by: .seconds(30))
      for await event in events where event.type == "roster.stalled" { break }
    }
    #expect(await test.session.state.main.activity == .stalled(seconds: 60))
    for (past, wait) in [(60, 100), (100, 50), (150, 30), (180, 20)] {
      await time.sleeping(for: .seconds(wait))
      time.advance(by: .seconds(wait + (past == 60 ? -60 : 0)))
    }
    #expect(await outcome == .limited)
    let stalls = test.log.events.compactMap { ($0.data as? RosterStalled)?.seconds }
    #expect(stalls.prefix(2) == [30, 60])
    let calls = test.log.events.compactMap { $0.data as? RosterModelCall }
    #expect(calls.map(\.outcome) == ["cancelled"])
    // What was sent is charged, though nobody has counted it.
    #expect(calls.first?.isEstimated == true)
  }

  @Test func parallelAgentsWaitForEachOthersReservations() async throws {
    let test = try TestSession(
      agents: [agent("a", "d", tools: []), agent("b", "d", tools: [])],
      replies: """
          - call:
              - task: { agent_type: a, prompt: one }
              - task: { agent_type: b, prompt: two }
          - { for: a, say: x, usage: { input: 10, output: 1 } }
          - { for: b, say: y, usage: { input: 10, output: 1 } }
          - say: both
        """, limits: RunLimits(tokens: 5000))
    #expect(try await test.run("Go") == .success)
  }

  @Test func anAgentsLimitHoldsForThoseItCalls() async throws {
    let test = try TestSession(
      agents: [agent("lead", "d", tools: [.tool(.task)], turns: 2), agent("worker", "d", tools: [.tool(.grep)])],
      replies: """
          - call: [task: { agent_type: lead, prompt: go }]
          - { for: lead, call: [task: { agent_type: worker, prompt: go }] }
          - { for: worker, call: [grep: { pattern: a }] }
          - { expect: The limit of 2 turns is reached, say: It was stopped }
        """)
    #expect(try await test.run("Go") == .delegationFailed)
    #expect(test.model.unusedLines == [])
  }

  @Test func anAgentThatIsCalledRunDoesNotEndTheRun() async throws {
    let test = try TestSession(
      agents: [agent("run", "d", tools: [.tool(.grep)], turns: 1)],
      replies: """
          - call: [task: { agent_type: run, prompt: go }]
          - { for: run, call: [grep: { pattern: a }] }
          - say: It was stopped
        """)
    #expect(try await test.run("Go") == .delegationFailed)
  }

  @Test func anEmptyReplyIsTriedAgainAndIsNoAnswer() async throws {
    let test = try TestSession(replies: String(repeating: "  - say: ' '\n", count: 4))
    #expect(try await test.run("Hello") == .noAnswer)
    #expect(await test.session.state.run.error == "The model's reply was empty.")
  }

  // MARK: Stopping, steering, storage

  @Test func whatMustSurviveIsOnTheDiskBeforeItsEffect() async throws {
    let log = MemoryLog()
    let durable = Counter()
    let test = try TestSession(
      replies: """
          - call: [edit: { path: a.txt }]
          - say: Done
        """, tools: [WriteTool()], log: log,
      askPermission: { _ in
        // Everything up to the question, the tool's start among it, is synced before a person sees it.
        if log.events.map(\.type).suffix(1) == ["permission.requested"], log.durableCount == log.events.count {
          _ = durable.next()
        }
        return .approveOnce
      })
    try await test.session.open()
    #expect(log.durableCount == log.events.count)
    #expect(await test.session.run("Change it") == .success)
    #expect(durable.next() == 2)
    await test.session.close()
    #expect(log.durableCount == log.events.count)
  }

  /// A yes that could not be stored is none.
  @Test func noToolRunsOnceNothingCanBeStored() async throws {
    let log = MemoryLog()
    let runs = Counter()
    let test = try TestSession(
      replies: """
          - call: [edit: { path: a.txt }]
          - say: Done
        """, tools: [CountedTool(runs: runs)], log: log,
      askPermission: { _ in
        log.fillUp()
        return .approveOnce
      })
    try await test.session.open()
    #expect(await test.session.run("Change it") != .success)
    #expect(runs.next() == 1)
    await test.session.close()
  }

  private struct CountedTool: Tool {
    static let spec = ToolSpec(.edit, prose: "Changes a file.", parameters: [WriteTool.path])
    let runs: Counter

    func permission(for input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> PermissionRequest? {
      .write(path: "a.txt", intention: "", diff: "")
    }

    func run(_ input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> ToolOutput {
      _ = runs.next()
      return ToolOutput(text: "changed")
    }
  }

  @Test func childrenThatWereAtWorkAreClosedBeforeTheirParents() async throws {
    let agents = [agent("lead", "d", tools: [.tool(.task)]), agent("worker", "d", tools: [.tool(.grep)])]
    let first = try TestSession(
      agents: agents,
      replies: """
          - call: [task: { agent_type: lead, prompt: go }]
          - { for: lead, call: [task: { agent_type: worker, prompt: go }] }
          - { for: worker, call: [grep: { pattern: a }] }
          - { for: worker, say: x }
          - { for: lead, say: x }
          - say: x
        """)
    try await first.run("Go")
    let cut = try #require(
      first.log.events.firstIndex { ($0.data as? ToolExecutionStart)?.toolName == "grep" })
    let second = try TestSession(
      agents: agents, replies: "  - say: On we go\n", resuming: Array(first.log.events[...cut]))
    try await second.session.open()
    #expect(
      second.log.events.map(\.type) == [
        "roster.tool_interrupted", "tool.execution_complete", "subagent.failed", "subagent.deselected",
        "roster.tool_interrupted", "tool.execution_complete", "subagent.failed", "subagent.deselected",
        "roster.tool_interrupted", "tool.execution_complete", "session.resume",
      ])
    #expect(await second.session.state.nodes.dropFirst().allSatisfy { $0.openCalls.isEmpty })
    #expect(await second.session.run("Go on") == .success)
  }

  @Test func stopEndsTheRunAndNothingComesAfterIt() async throws {
    let test = try TestSession(replies: "  - silence: true\n  - say: too late\n")
    try await test.session.open()
    let events = await test.session.events()
    async let outcome = test.session.run("Go")
    for await event in events where event.type == "assistant.turn_start" { break }
    await test.session.stop()
    #expect(await outcome == .interrupted)
    #expect(test.story.suffix(2) == ["abort", "roster.run_ended"])
    #expect(test.model.unusedLines.count == 1)
  }

  @Test func aSteeringMessageIsReadBeforeTheNextTurn() async throws {
    let asked = AsyncStream.makeStream(of: Void.self)
    let go = AsyncStream.makeStream(of: Void.self)
    let test = try TestSession(
      replies: """
          - call: [ask_user: { question: wait }]
          - { expect: "but in French", say: Bonjour }
        """,
      askPerson: { _ in
        asked.continuation.yield()
        for await _ in go.stream { break }
        return PersonAnswer(text: "on", wasFreeform: true)
      })
    try await test.session.open()
    async let outcome = test.session.run("Say hello")
    for await _ in asked.stream { break }
    #expect(await test.session.steer("but in French"))
    go.continuation.yield()
    #expect(await outcome == .success)
    let messages = test.log.events.compactMap { $0.data as? UserMessage }
    #expect(messages.map(\.delivery) == [.idle, .steering])
    let states = test.log.events.compactMap { ($0.data as? RosterMessage)?.state }
    #expect(states == [.accepted, .delivered, .queued, .accepted, .delivered])
  }

  @Test func whatCannotBeStoredIsNotDone() async throws {
    // Room for the opening, the message and the model's reply, and not for the start of the tool.
    let test = try TestSession(
      replies: """
          - call: [edit: { path: a.txt }]
        """, policy: PermissionPolicy(approvesAll: true), log: MemoryLog(failsAfter: 7))
    #expect(try await test.run("Change it") == .noAnswer)
    #expect(await test.session.logFailure?.code == .noSpace)
    #expect(await test.session.state.main.messages.contains { $0.text.contains("updated") } == false)
  }

  @Test func secretsAreStoredAndShownRedacted() async throws {
    let secret = "tok_4711_very_secret"
    let test = try TestSession(
      replies: """
          - call: [grep: { pattern: tok_4711_very_secret }]
          - say: "It is tok_4711_very_secret and ghp_abcdefghijklmnopqrstuvwxyz0123456789"
        """, secrets: [secret])
    let events = await test.session.events()
    #expect(try await test.run("Find \(secret)") == .success)
    await test.session.close()
    let stored = test.log.events.map(\.json.text).joined()
    #expect(!stored.contains(secret))
    #expect(!stored.contains("ghp_abc"))
    for await event in events where !event.isEphemeral { #expect(!event.json.text.contains(secret)) }
  }

  @Test func theChainOfParentsLeavesOutOurOwnEvents() async throws {
    let test = try TestSession(replies: "  - say: Hello\n")
    try await test.run("Hello")
    let chain = test.log.events.filter { !$0.type.hasPrefix("roster.") }
    #expect(chain.first?.parentID == nil)
    for (event, next) in zip(chain, chain.dropFirst()) { #expect(next.parentID == event.id) }
    #expect(test.log.events.filter { $0.type.hasPrefix("roster.") }.allSatisfy { $0.parentID == nil })
  }

  @Test func aResumedSessionKnowsItsConversation() async throws {
    let first = try TestSession(
      replies: """
          - call: [grep: { pattern: a }]
          - say: It is a
        """)
    try await first.run("Which?")
    let second = try TestSession(replies: "  - { expect: And then, say: b }\n", resuming: first.log.events)
    try await second.session.open()
    #expect(await second.session.run("And then?") == .success)
    let texts = await second.session.state.main.messages.map(\.text)
    #expect(texts == ["Which?", "", "echo: a", "It is a", "And then?", "b"])
    #expect(second.log.events.first?.type == "session.resume")
  }

  @Test func aToolThatWasInterruptedIsToldOnResume() async throws {
    let first = try TestSession(
      replies: """
          - call: [grep: { pattern: a }]
          - say: It is a
        """)
    try await first.run("Which?")
    let cut = try #require(first.log.events.firstIndex { $0.type == "tool.execution_start" })
    let second = try TestSession(replies: "  - say: On we go\n", resuming: Array(first.log.events[...cut]))
    try await second.session.open()
    #expect(
      second.log.events.map(\.type) == ["roster.tool_interrupted", "tool.execution_complete", "session.resume"])
    #expect(await second.session.run("Go on") == .success)
    let texts = await second.session.state.main.messages.map(\.text)
    #expect(texts == ["Which?", "", ToolTexts.interrupted, "Go on", "On we go"])
  }
}

extension ModelMessage {
  var text: String {
    switch self {
    case .user(let text, _), .assistant(let text, _, _), .toolResult(_, _, let text, _): text
    }
  }
}
