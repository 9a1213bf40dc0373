import JSONText
import SessionCore
import TerminalText
import TerminalWindow
import Testing

@Suite struct LiveTreeTests {
  private func screen(_ script: Script, columns: Int = 100, rows: Int? = nil, frame: Int = 0) -> String {
    LiveTree(style: TerminalStyle(isColoured: false), columns: columns, rows: rows)
      .lines(WatchedRun(folding: script.events), now: script.now, frame: frame).joined(separator: "\n")
  }

  @Test func atWork() {
    #expect(
      screen(.researchAndEdit) == """
        ◐ main  waiting for Editor Agent  3.9 s · 2 agents · 4 calls · 4.6k tokens
        │ asks  Where is the retry logic? Make the pause two seconds.
        ├─ ✓ Research Agent  done  2.9 s · 2 calls · 3.4k tokens
        │    task  Find the retry logic
        │    why   best match: retry; "where" suggests looking something up (3.25; next: editor 0.75)
        │    used  grep, view
        │    said  In Sources/Retry.swift:3.
        └─ ↻ Editor Agent  attempt 2 follows: Too many requests  1.0 s · 1 failed attempt
             task  Make it two seconds
             why   main chose it; it matches make (0.75), researcher matches better (3.25)
        """)
  }

  @Test(
    arguments: [
      (
        9,
        """
        ◐ main  waiting for Editor Agent  3.9 s · 2 agents · 4 calls · 4.6k tokens
        │ asks  Where is the retry logic? Make the pause two seconds.
        ├─ ✓ Research Agent  done  2.9 s · 2 calls · 3.4k tokens
        │    task  Find the retry logic
        └─ ↻ Editor Agent  attempt 2 follows: Too many requests  1.0 s · 1 failed attempt
             task  Make it two seconds
             why   main chose it; it matches make (0.75), researcher matches better (3.25)
        """
      ),
      (
        6,
        """
        ◐ main  waiting for Editor Agent  3.9 s · 2 agents · 4 calls · 4.6k tokens
        │ asks  Where is the retry logic? Make the pause two seconds.
        ├─ ✓ Research Agent  done  2.9 s · 2 calls · 3.4k tokens
        └─ ↻ Editor Agent  attempt 2 follows: Too many requests  1.0 s · 1 failed attempt
             task  Make it two seconds
             why   main chose it; it matches make (0.75), researcher matches better (3.25)
        """
      ),
      (
        3,
        """
        ◐ main  waiting for Editor Agent  3.9 s · 2 agents · 4 calls · 4.6k tokens
        ├─ ✓ Research Agent  done  2.9 s · 2 calls · 3.4k tokens
        └─ ↻ Editor Agent  attempt 2 follows: Too many requests  1.0 s · 1 failed attempt
        """
      ),
      (
        2,
        """
        ◐ main  waiting for Editor Agent  3.9 s · 2 agents · 4 calls · 4.6k tokens
        … and 2 more lines
        """
      ),
      (1, "◐ main  waiting for Editor Agent  3.9 s · 2 agents · 4 calls · 4.6k tokens"),
      (0, ""),
    ] as [(Int, String)])
  func withLessRoomItSaysLess(rows: Int, text: String) {
    #expect(screen(.researchAndEdit, rows: rows) == text)
  }

  @Test func ofManyThoseAtWorkAreSeen() {
    var script = Script()
    script.ask("x")
    for index in 0..<20 {
      script.delegate("a\(index)", to: "w\(index)", named: "Worker \(index)", "part \(index)")
      if index == 3 {
        script.fail("a3", "w3", "Worker 3", "no")
      } else if index != 7, index != 12 {
        script.complete("a\(index)", "w\(index)", "Worker \(index)")
      }
      if index == 12 { script.delegate("b", to: "h", named: "Helper", "a part of it", from: "a12") }
    }
    #expect(
      screen(script, rows: 10) == """
        ◐ main  waiting for 2 agents  18 s · 21 agents · 21 calls
        ├─ ✗ 17 agents done, 1 agent failed
        ├─ ◐ Worker 7  thinking  11 s
        └─ ◐ Worker 12  waiting for Helper  7.0 s · 1 call
           └─ ◐ Helper  thinking  7.0 s
        """)
  }

  @Test func nested() {
    var script = Script()
    script.ask("@lead Do it")
    script.delegate("c1", to: "lead", named: "Lead", "Do it")
    script.delegate("c2", to: "helper", named: "Helper", "First half", from: "c1")
    script.complete("c2", "helper", "Helper", from: "c1")
    script.delegate("c3", to: "helper", named: "Helper", "Second half", from: "c1")
    script.use("t1", "bash", ["command": "swift test"], in: "c3")
    #expect(
      screen(script, frame: 1) == """
        ◓ main  waiting for Lead  1.5 s · 3 agents · 4 calls
        │ asks  @lead Do it
        └─ ◓ Lead  waiting for Helper 2  1.5 s · 2 calls
           │ task  Do it
           │ why   named in the prompt
           ├─ ✓ Helper  done  1.0 s
           │    task  First half
           │    why   Lead chose it
           └─ ◓ Helper 2  $ swift test  0.5 s · 1 call
                task  Second half
                why   Lead chose it
                used  bash
        """)
  }

  @Test(
    arguments: [
      (AssistantTurnStart(turnID: "0"), "◐ main  thinking  1.0 s"),
      (AssistantMessageStart(messageID: "m"), "◐ main  writing  1.0 s"),
      (RosterStalled(seconds: 20), "… main  nothing from the model for 20 s  1.0 s"),
      (
        PermissionRequested(
          requestID: "p", toolCallID: "c", request: .shell(command: "rm x", intention: "", identifiers: [])),
        "‼ main  asks: run: rm x  1.0 s"
      ),
      (
        RosterModelCall(
          attempt: 1, model: nil, outcome: "server_error", message: "500", milliseconds: 1, nextInMilliseconds: 10),
        "↻ main  attempt 2 follows: 500  1.0 s · 1 failed attempt"
      ),
      (
        ToolExecutionStart(toolCallID: "c", toolName: "view", arguments: ["path": "a/b.swift"], turnID: nil),
        "◐ main  view a/b.swift  1.0 s · 1 call"
      ),
    ] as [(any EventData, String)])
  func whatAnAgentDoes(data: any EventData, line: String) {
    var script = Script()
    script.ask("x")
    script.add(data)
    #expect(screen(script, rows: 1) == line)
  }

  @Test(
    arguments: [
      (RunOutcome.success, [], "✓ main  answered  2.0 s"),
      (
        .noAnswer, [SessionError(errorType: "model", message: "401 from the model")],
        "✗ main  no answer: 401 from the model  2.0 s"
      ),
      (.interrupted, [Abort(reason: "user_initiated")], "■ main  interrupted  2.0 s"),
      (
        .limited,
        [
          RosterBudget(
            limit: "turns", scope: "run", endsRun: true, allowed: 1, used: 1, wanted: 1, message: "1 turn is used.")
        ],
        "✗ main  ended by a limit: 1 turn is used.  2.0 s"
      ),
    ] as [(RunOutcome, [any EventData], String)])
  func howARunEnded(outcome: RunOutcome, events: [any EventData], line: String) {
    var script = Script()
    script.ask("x")
    for data in events { script.add(data) }
    if outcome == .success { script.say("There.", after: 1000) }
    script.end(outcome)
    #expect(screen(script, rows: 1) == line)
  }

  @Test func whatWasDeniedIsSaid() {
    var script = Script()
    script.ask("x")
    script.add(
      RosterDecision(toolCallID: "c", result: .deniedUnasked, by: "nobody", rule: nil, request: "run: rm -r build"))
    #expect(
      screen(script) == """
        ◐ main  thinking  1.0 s
          asks  x
          not   run: rm -r build (nobody could be asked)
        """)
  }

  @Test func anEarlierRunsAgentsAreGone() {
    var script = Script.researchAndEdit
    script.complete("c2", "editor", "Editor Agent")
    script.end()
    script.ask("And now?")
    #expect(
      screen(script) == """
        ◐ main  thinking  0.0 s
          asks  And now?
        """)
  }

  @Test func hostileTextIsHarmless() {
    var script = Script()
    script.ask("\u{1B}[2Jlook\r\nhere\u{202E}")
    script.delegate("c1", to: "x", named: "\u{1B}]0;owned\u{07}Näme\n家", "a\tb\u{0}c")
    #expect(
      screen(script) == """
        ◐ main  waiting for Näme 家  0.0 s · 1 agent · 1 call
        │ asks  look here‹U+202E›
        └─ ◐ Näme 家  thinking  0.0 s
             task  a bc
        """)
  }

  @Test(arguments: [20, 21, 33, 40, 57, 80, 200], [0, 1, 2, 5, 9, 40])
  func neverWiderOrHigherThanTheScreen(columns: Int, rows: Int) {
    var script = Script.researchAndEdit
    script.delegate("c9", to: "w", named: String(repeating: "宽", count: 30), String(repeating: "宽 word ", count: 40))
    for depth in 0..<12 {
      script.delegate(
        "d\(depth)", to: "n", named: "Nested \(depth)", "deeper", from: depth == 0 ? "c9" : "d\(depth - 1)")
    }
    let lines = LiveTree(style: TerminalStyle(isColoured: false), columns: columns, rows: rows)
      .lines(WatchedRun(folding: script.events), now: script.now)
    #expect(lines.count <= rows)
    for line in lines { #expect(DisplayWidth.columns(of: line) < columns, "\(line)") }
  }

  @Test func coloursChangeNoText() {
    let run = WatchedRun(folding: Script.researchAndEdit.events)
    let now = Script.researchAndEdit.now
    let coloured = LiveTree(style: TerminalStyle(isColoured: true), columns: 80).lines(run, now: now)
    let plain = LiveTree(style: TerminalStyle(isColoured: false), columns: 80).lines(run, now: now)
    #expect(coloured.map { TerminalSanitizer.clean($0) } == plain)
    #expect(coloured != plain)
  }
}
