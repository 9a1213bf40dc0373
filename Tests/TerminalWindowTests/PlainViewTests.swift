import SessionCore
import TerminalText
import TerminalWindow
import Testing

@Suite struct PlainViewTests {
  private static let script: Script = {
    var script = Script.researchAndEdit
    script.fail("c2", "editor", "Editor Agent", "The model answered 429.")
    script.say("It is in Sources/Retry.swift:3; the pause could not be changed.")
    script.end(.delegationFailed)
    return script
  }()

  @Test(arguments: [
    (
      PlainView.Level.quiet,
      """
      editor ✗ The model answered 429. (0.9 s)
      main ‼ answered; a delegation failed (6.4 s, 2 agents, 4 calls, 4.6k tokens)

      """
    ),
    (
      .normal,
      """
      main → researcher: Find the retry logic (best match: retry; "where" suggests looking something up (3.25; next: editor 0.75))
      researcher ▸ grep "retry"
      researcher ▸ view Sources/Retry.swift
      researcher ✓ 1.2 s, 3 calls, 3.4k tokens
      main → editor: Make it two seconds (main chose it; it matches make (0.75), researcher matches better (3.25))
      editor ↻ attempt 1 failed: Too many requests; the next one in 2.0 s
      editor ✗ The model answered 429. (0.9 s)
      main ‼ answered; a delegation failed (6.4 s, 2 agents, 4 calls, 4.6k tokens)

      """
    ),
    (
      .verbose,
      """
      main · is asked: Where is the retry logic? Make the pause two seconds.
      main · match: researcher 3.25 (where, retry)
      main · gpt-4.1 answered in 0.6 s, 1.2k tokens
      main → researcher: Find the retry logic (best match: retry; "where" suggests looking something up (3.25; next: editor 0.75))
      researcher ▸ grep "retry"
      researcher ◂ grep: Sources/Retry.swift:3:let pause = 1
      researcher ▸ view Sources/Retry.swift
      researcher ◂ view: 1. let pause = 1
          2.
          3.
          4.
          … 2 more lines
      researcher · gpt-4.1 answered in 0.6 s, 3.4k tokens
      researcher · says: In Sources/Retry.swift:3.
      researcher ✓ 1.2 s, 3 calls, 3.4k tokens
      main → editor: Make it two seconds (main chose it; it matches make (0.75), researcher matches better (3.25))
      editor ↻ attempt 1 failed: Too many requests; the next one in 2.0 s
      editor ✗ The model answered 429. (0.9 s)
      main ‼ answered; a delegation failed (6.4 s, 2 agents, 4 calls, 4.6k tokens)

      """
    ),
  ])
  func aRun(level: PlainView.Level, text: String) {
    #expect(shown(Self.script.events, level) == text)
  }

  /// One event each, what it says at the level given, and that it says nothing below.
  @Test(
    arguments: [
      (RosterStalled(seconds: 20), PlainView.Level.normal, "main … nothing from the model for 20 s\n"),
      (SessionWarning(warningType: "x", message: "no MCP"), .quiet, "‼ no MCP\n"),
      (SessionInfo(infoType: "x", message: "repaired"), .normal, "· repaired\n"),
      (SessionError(errorType: "model", message: "401"), .quiet, "main ✗ 401\n"),
      (
        RosterBudget(
          limit: "tokens", scope: "run", endsRun: true, allowed: 1, used: 1, wanted: 1, message: "All 1 used."), .quiet,
        "main ✗ All 1 used.\n"
      ),
      (
        PermissionRequested(
          requestID: "p", toolCallID: "c", request: .shell(command: "rm x", intention: "", identifiers: [])), .normal,
        "main ‼ asks to run: rm x\n"
      ),
      (
        RosterDecision(toolCallID: "c", result: .deniedUnasked, by: "nobody", rule: nil, request: "run: rm x"), .quiet,
        "main ✗ may not run: rm x (nobody could be asked)\n"
      ),
      (
        RosterDecision(toolCallID: "c", result: .deniedByRule, by: "rule", rule: "deny shell", request: "run: rm x"),
        .normal, "main ✗ may not run: rm x (rule: deny shell)\n"
      ),
      (
        RosterDecision(toolCallID: "c", result: .approved, by: "person", rule: nil, request: "run: ls"), .verbose,
        "main · may run: ls (person)\n"
      ),
      (
        RosterDecision(toolCallID: "c", result: .deniedByPerson, by: "nobody", rule: nil, request: "run: rm x"),
        .normal,
        "main ✗ may not run: rm x (stopped before an answer)\n"
      ),
      (
        RosterDecision(toolCallID: "c", result: .deniedByPerson, by: "person", rule: nil, request: "run: rm x"),
        .normal,
        "main ✗ may not run: rm x (you said no)\n"
      ),
      (RosterQuestion(requestID: "q", question: "Which?", choices: []), .normal, "main ‼ asks: Which?\n"),
      (RosterAnswer(requestID: "q", answer: "next"), .normal, "main · was told: next\n"),
      (RosterAnswer(requestID: "q", answer: nil), .quiet, "main · got no answer: nobody could be asked\n"),
      (AssistantReasoning(reasoningID: "r", content: "First\nthen"), .verbose, "main · reasons: First\n    then\n"),
      (
        ToolExecutionComplete(
          toolCallID: "c", toolName: "edit", result: .failure(message: "no match", code: "failure"), turnID: nil),
        .normal, "main ✗ edit: no match\n"
      ),
      (
        RosterToolInterrupted(toolCallID: "c", toolName: "bash"), .normal,
        "main ‼ bash was interrupted; what it did is not known\n"
      ),
      (
        SessionWarning(warningType: "x", message: "\u{1B}[2Jred\u{1B}]0;title\u{07}\nnext\u{202E}"), .quiet,
        "‼ red next‹U+202E›\n"
      ),
      (AssistantMessageDelta(messageID: "m", delta: "x"), .verbose, ""),
    ] as [(any EventData, PlainView.Level, String)])
  func oneEvent(data: any EventData, level: PlainView.Level, text: String) {
    var script = Script()
    script.ask("x")
    var wanted = [PlainView.Level.quiet, .normal, .verbose].map { $0 < level ? "" : text }
    wanted[2] = "main · is asked: x\n" + wanted[2]
    script.add(data)
    #expect([PlainView.Level.quiet, .normal, .verbose].map { shown(script.events, $0) } == wanted)
  }

  @Test func anAgentThatIsCalledAgainHasANumber() {
    var script = Script()
    script.ask("x")
    script.delegate("c1", to: "helper", named: "Helper", "one")
    script.delegate("c2", to: "helper", named: "Helper", "two", from: "c1")
    script.complete("c2", "helper", "Helper", from: "c1")
    #expect(
      shown(script.events, .normal) == """
        main → helper: one
        helper → helper 2: two (Helper chose it)
        helper 2 ✓ 1.2 s, 3 calls, 3.4k tokens

        """)
  }

  private func shown(_ events: [SessionEvent], _ level: PlainView.Level) -> String {
    var view = PlainView(level: level, style: TerminalStyle(isColoured: false))
    return events.map { view.text(for: $0) }.joined()
  }
}
