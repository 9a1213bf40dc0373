import AgentDefinitions
import JSONText
import ScriptedModels
import SessionCore
import Synchronization
import Testing

/// What is different in each mode, and how a plan becomes work.
struct SessionModeTests {
  private static let planning = """
      - { say: "# Plan\\n1. Change a.txt", call: [exit_plan_mode: { summary: Change a.txt, recommendedAction: autopilot }] }
    """

  @Test func whilePlanningNothingIsChanged() async throws {
    let test = try TestSession(
      replies: """
          - call: [edit: { path: a.txt }]
          - { expect: "Tool 'edit' does not exist", call: [grep: { pattern: x }] }
          - { expect: "echo: x", say: This is the plan }
        """, policy: PermissionPolicy(approvesAll: true), mode: .plan)
    #expect(try await test.run("Plan it") == .success)
    #expect(await test.session.state.run.answer == "This is the plan")
    let changes = test.log.events.compactMap { $0.data as? SessionModeChanged }
    #expect(changes.map(\.previous) == [.interactive])
    #expect(changes.map(\.new) == [.plan])
  }

  /// Whatever else a tool says that it does, a request that changes something is refused before any rule is looked at.
  @Test(arguments: [
    (PermissionRequest.write(path: "a", intention: "", diff: ""), false),
    (.customTool(name: "t", arguments: .null), false),
    (.mcp(server: "s", tool: "t", arguments: .null, isReadOnly: false), false),
    (.mcp(server: "s", tool: "t", arguments: .null, isReadOnly: true), true), (.read(path: "a", intention: ""), true),
    (.url("https://example.com", intention: ""), true),
    (.shell(command: "ls", intention: "", identifiers: ["ls"]), true),
  ])
  func whatMayBeDoneWhilePlanning(request: PermissionRequest, isDone: Bool) async throws {
    let tool = RequestingTool(request: request)
    let test = try TestSession(
      replies: "  - call: [bash: { command: x }]\n  - say: planned\n", tools: [tool],
      policy: PermissionPolicy(layers: [.init(allow: [try PermissionRule("*")])], approvesAll: true), mode: .plan)
    try await test.run("Plan it")
    #expect(tool.sandboxes == (isDone ? [.readOnly] : []))
    let decisions = test.log.events.compactMap { $0.data as? RosterDecision }
    #expect(decisions.contains { $0.by == "mode" && $0.result == .deniedByRule } == !isDone)
  }

  @Test(arguments: [(PlanAction.interactive, SessionMode.interactive), (.autopilot, .autopilot)])
  func anApprovedPlanIsCarriedOut(action: PlanAction, mode: SessionMode) async throws {
    let asked = Mutex<PlanQuestion?>(nil)
    let end = mode == .autopilot ? "call: [task_complete: { summary: Done }]" : "say: Done"
    let test = try TestSession(
      replies: Self.planning + """

          - { expect: The plan is approved, call: [edit: { path: a.txt }] }
          - { expect: "File a.txt updated", \(end) }
        """, policy: PermissionPolicy(approvesAll: true), mode: .plan,
      askAboutPlan: { question in
        asked.withLock { $0 = question }
        return .approve(action)
      })
    #expect(try await test.run("Plan it, then do it") == .success)
    let question = try #require(asked.withLock { $0 })
    #expect(question.summary == "Change a.txt")
    #expect(question.plan == "# Plan\n1. Change a.txt")
    #expect(question.actions == [.autopilot, .interactive, .exitOnly])
    #expect(question.recommended == .autopilot)
    #expect(await test.session.mode == mode)
    #expect(await test.session.state.run.answer == "Done")
    #expect(test.log.events.compactMap { ($0.data as? SessionModeChanged)?.new } == [.plan, mode])
    #expect(test.log.events.compactMap { ($0.data as? RosterAnswer)?.answer } == [action.rawValue])
  }

  @Test func aPlanThatIsEnoughIsTheAnswer() async throws {
    let test = try TestSession(replies: Self.planning, mode: .plan, askAboutPlan: { _ in .approve(.exitOnly) })
    #expect(try await test.run("Plan it") == .success)
    #expect(await test.session.state.run.answer == "# Plan\n1. Change a.txt")
    #expect(await test.session.mode == .interactive)
    #expect(test.story.suffix(3) == ["assistant.message", "assistant.turn_end", "roster.run_ended"])
  }

  @Test func aPlanIsRevised() async throws {
    let answers = Mutex<[PlanAnswer]>([.revise("b.txt too"), .revise("")])
    let test = try TestSession(
      replies: Self.planning + """

          - { expect: "The person says: b.txt too", call: [exit_plan_mode: { summary: Change both }] }
        """, mode: .plan, askAboutPlan: { _ in answers.withLock { $0.removeFirst() } })
    #expect(try await test.run("Plan it") == .success)
    #expect(await test.session.mode == .plan)
    #expect(await test.session.state.run.answer == nil)
  }

  /// Whoever has a plan made with nobody there wants the plan: it is the answer, and nothing is done about it.
  @Test func withNobodyToAskThePlanIsTheAnswer() async throws {
    let test = try TestSession(replies: Self.planning, policy: PermissionPolicy(approvesAll: true), mode: .plan)
    #expect(try await test.run("Plan it") == .success)
    #expect(await test.session.state.run.answer == "# Plan\n1. Change a.txt")
    #expect(await test.session.mode == .plan)
  }

  @Test func autopilotGoesOnUntilTheTaskIsDone() async throws {
    let test = try TestSession(
      replies: """
          - say: I will do it.
          - { expect: call task_complete, call: [ask_user: { question: Shall I? }] }
          - { expect: "Tool 'ask_user' does not exist", call: [grep: { pattern: x }] }
          - { expect: "echo: x", call: [task_complete: { summary: It is done }] }
        """, mode: .autopilot)
    #expect(try await test.run("Do it") == .success)
    #expect(await test.session.state.run.answer == "It is done")
    #expect(test.log.events.compactMap { ($0.data as? SessionTaskComplete)?.summary } == ["It is done"])
    #expect(test.log.events.filter { ($0.data as? UserMessage)?.isAutopilotContinuation == true }.count == 1)
  }

  @Test func autopilotRemindsOnlySoOften() async throws {
    let test = try TestSession(
      replies: "  - say: one\n  - say: two\n  - say: three\n  - say: I cannot\n", mode: .autopilot)
    #expect(try await test.run("Do it") == .success)
    #expect(await test.session.state.run.answer == "I cannot")
    #expect(test.model.unusedLines == [])
  }

  /// Nobody is asked between the steps, but what rules ask about still is, and with nobody there it is denied.
  @Test func autopilotIsPermittedNothingMore() async throws {
    let test = try TestSession(
      replies: "  - call: [edit: { path: a }]\n  - call: [task_complete: { summary: Tried }]\n", mode: .autopilot)
    #expect(try await test.run("Do it") == .denied)
  }

  @Test func theModeIsPartOfTheSession() async throws {
    let first = try TestSession(replies: "  - say: planned\n", mode: .plan)
    try await first.run("Plan it")
    let second = try TestSession(
      replies: "  - call: [edit: { path: a }]\n  - say: x\n", policy: PermissionPolicy(approvesAll: true),
      resuming: first.log.events)
    try await second.run("Go on")
    #expect(await second.session.mode == .plan)
    #expect(!second.log.events.contains { ($0.data as? ToolExecutionComplete)?.text.contains("updated") == true })
    let third = try TestSession(
      replies: "  - call: [edit: { path: a }]\n  - say: x\n", policy: PermissionPolicy(approvesAll: true),
      resuming: first.log.events, mode: .interactive)
    try await third.run("Go on")
    #expect(third.log.events.contains { ($0.data as? ToolExecutionComplete)?.text.contains("updated") == true })
  }

  /// A sub-agent speaks for itself only: it is not offered what speaks for the session, even if its list names it.
  @Test(arguments: SessionMode.allCases)
  func subAgentsNeverSpeakForTheSession(mode: SessionMode) async throws {
    let child = agent("child", tools: [.tool(.exitPlanMode), .tool(.taskComplete), .tool(.grep)])
    let test = try TestSession(
      agents: [child],
      replies: """
          - call: [task: { agent_type: child, prompt: Go }]
          - { for: child, call: [exit_plan_mode: { summary: x }, task_complete: { summary: x }] }
          - { for: child, expect: "Available tools: grep", say: no }
          - \(mode == .autopilot ? "call: [task_complete: { summary: ok }]" : "say: ok")
        """, mode: mode)
    #expect(try await test.run("Go") == .success)
    #expect(test.log.events.compactMap { $0.data as? SessionTaskComplete }.count == (mode == .autopilot ? 1 : 0))
  }
}

/// Asks for whatever it was made with, and notes how far it could reach.
private final class RequestingTool: Tool {
  static let command = Parameter<String>("command", required: true)
  static let spec = ToolSpec(.bash, prose: "Does something.", parameters: [command])

  private let request: PermissionRequest
  private let seen = Mutex<[SandboxLevel]>([])
  var sandboxes: [SandboxLevel] { seen.withLock { $0 } }

  init(request: PermissionRequest) { self.request = request }

  func permission(for input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> PermissionRequest? {
    request
  }

  func run(_ input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> ToolOutput {
    seen.withLock { $0.append(context.sandbox.level) }
    return ToolOutput(text: "done")
  }
}
