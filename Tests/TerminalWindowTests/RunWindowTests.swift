import JSONText
import SessionCore
import Synchronization
import TerminalText
import TerminalWindow
import Testing

@Suite struct RunWindowTests {
  private static let tree = """
    │ asks  Where is the retry logic? Make the pause two seconds.
    ├─ ✓ Research Agent  done  2.9 s · 2 calls · 3.4k tokens
    │    task  Find the retry logic
    │    why   best match: retry; "where" suggests looking something up (3.25; next: editor 0.75)
    │    used  grep, view
    │    said  In Sources/Retry.swift:3.
    └─ ✗ Editor Agent  failed: 429  2.0 s · 1 failed attempt
         task  Make it two seconds
         why   main chose it; it matches make (0.75), researcher matches better (3.25)
    """

  private static let script: Script = {
    var script = Script.researchAndEdit
    script.fail("c2", "editor", "Editor Agent", "429")
    for piece in ["It is in ", "Retry.swift:3."] {
      script.add(AssistantMessageDelta(messageID: "m", delta: piece), after: 0)
    }
    script.add(
      AssistantMessage(messageID: "m", content: "It is in Retry.swift:3.", calls: [], model: nil, turnID: "1"), after: 0
    )
    script.end(.delegationFailed)
    return script
  }()

  @Test func onOneTerminalTheAnswerStandsBelowTheTree() async {
    let watched = await watch(Self.script, isOutputTerminal: true, isErrorTerminal: true)
    #expect(
      watched.screen.text
        == """
        ▾ main  answers  5.9 s · 2 agents · 4 calls · 4.6k tokens
        \(Self.tree)

        It is in Retry.swift:3.

        ‼ main  answered; a delegation failed  5.9 s · 2 agents · 4 calls · 4.6k tokens
        """)
    #expect(watched.screen.isCursorVisible && watched.screen.unknown == [])
    #expect(watched.output == "It is in Retry.swift:3.\n")
  }

  @Test func withTheAnswerInAPipeTheTreeStandsAlone() async {
    let watched = await watch(Self.script, isOutputTerminal: false, isErrorTerminal: true)
    #expect(
      watched.screen.text == """
        ‼ main  answered; a delegation failed  5.9 s · 2 agents · 4 calls · 4.6k tokens
        \(Self.tree)
        """)
    #expect(watched.output == "It is in Retry.swift:3.\n" && watched.screen.isCursorVisible)
  }

  @Test func withoutATerminalThereAreLinesAndNoControlCharacters() async {
    let watched = await watch(Self.script, isOutputTerminal: false, isErrorTerminal: false)
    #expect(!watched.error.contains("\u{1B}"))
    #expect(watched.error.hasPrefix("main → researcher: Find the retry logic"))
    #expect(watched.output == "It is in Retry.swift:3.\n")
  }

  @Test func quietSaysNothingOfASuccess() async {
    var script = Script()
    script.ask("x")
    script.use("g", "grep", ["pattern": "x"])
    script.result("g", "grep", "x")
    script.say("There.")
    script.end()
    let watched = await watch(script, isOutputTerminal: true, isErrorTerminal: true, level: .quiet)
    #expect(watched.error == "" && watched.output == "There.\n")
  }

  @Test func workGoesOnBelowWhatTheMainAgentSays() async {
    var script = Script()
    script.ask("x")
    for piece in ["I ", "look."] { script.add(AssistantMessageDelta(messageID: "p", delta: piece), after: 0) }
    script.add(
      AssistantMessage(
        messageID: "p", content: "I look.", calls: [ToolCall(id: "g", name: "grep", arguments: "{}")], model: nil,
        turnID: "0"))
    script.add(
      ToolExecutionStart(toolCallID: "g", toolName: "grep", arguments: ["pattern": "x"], turnID: "0"), after: 0)
    script.result("g", "grep", "x")
    script.say("There.", after: 0)
    script.end()
    let watched = await watch(script, isOutputTerminal: true, isErrorTerminal: true)
    #expect(
      watched.screen.text == """
        I look.
        ▾ main  answers  2.2 s · 1 call
          asks  x
          used  grep

        There.

        ✓ main  answered  2.2 s · 1 call
        """)
  }

  @Test func aFailureLeavesTheTree() async {
    var script = Script()
    script.ask("x")
    script.add(SessionError(errorType: "model", message: "401"))
    script.end(.noAnswer)
    let watched = await watch(script, isOutputTerminal: true, isErrorTerminal: true)
    #expect(
      watched.screen.text == """
        ✗ main  no answer: 401  2.0 s
          asks  x
        """)
    #expect(watched.output == "")
  }

  @Test func warningsStandAboveTheTree() async {
    var script = Script()
    script.ask("x")
    script.add(SessionWarning(warningType: "mcp", message: "No MCP server was started."))
    script.say("There.")
    script.end()
    let watched = await watch(script, isOutputTerminal: false, isErrorTerminal: true)
    #expect(
      watched.screen.text == """
        ‼ No MCP server was started.
        ✓ main  answered  2.5 s
          asks  x
        """)
  }

  @Test func jsonIsForTheEnd() async {
    let watched = await watch(Self.script, isOutputTerminal: false, isErrorTerminal: false, format: .json)
    #expect(watched.output == "")
    #expect(watched.result["answer"] == "It is in Retry.swift:3." && watched.result["status"] == "delegation_failed")
  }

  @Test func streamedJSONIsEveryEventAndNothingElse() async throws {
    let watched = await watch(Self.script, isOutputTerminal: true, isErrorTerminal: true, format: .streamJSON)
    let lines = watched.output.split(separator: "\n")
    #expect(try lines.map { try JSON(parsing: String($0)) } == Self.script.events.map(\.json))
  }

  @Test func aResumedSessionShowsOnlyTheNewRun() async {
    var script = Self.script
    let before = SessionState(folding: script.events)
    let count = script.events.count
    script.ask("And now?")
    script.use("g9", "grep", ["pattern": "x"])
    script.result("g9", "grep", "x")
    script.used(100, 10)
    script.say("Still there.")
    script.end()
    let watched = await watch(
      script, from: before, skipping: count, isOutputTerminal: false, isErrorTerminal: true)
    #expect(
      watched.screen.text == """
        ✓ main  answered  2.2 s · 1 call · 110 tokens
          asks  And now?
          used  grep
        """)
    #expect(watched.result["usage"]?["input"] == 100 && watched.result["agents"]?.array?.count == 1)
  }

  @Test(arguments: [
    (["NO_COLOR": "1"], false), (["NO_COLOR": ""], true), ([:], true), (["TERM": "dumb"], false),
  ])
  func coloursAreForTerminalsThatWantThem(environment: [String: String], isColoured: Bool) {
    for isTerminal in [true, false] {
      let settings = RunWindow.Settings(
        format: .text, level: .normal, isOutputTerminal: true, isErrorTerminal: isTerminal, environment: environment)
      #expect(settings.style == TerminalStyle(isColoured: isColoured && isTerminal))
    }
  }

  // MARK: Watching

  private struct Watched {
    var screen: ScreenModel
    var output: String
    var error: String
    var result: JSON
  }

  private final class Record: Sendable {
    let state = Mutex((screen: ScreenModel(columns: 100, rows: 30), output: [UInt8](), error: [UInt8]()))
    let ticks = Mutex(0)
  }

  /// Redraws now and then: the frames that happen to be drawn must not change what stands at the end.
  private func watch(
    _ script: Script, from state: SessionState = SessionState(), skipping count: Int = 0, isOutputTerminal: Bool,
    isErrorTerminal: Bool, level: PlainView.Level = .normal, format: RunWindow.Format = .text
  ) async -> Watched {
    let record = Record()
    let settings = RunWindow.Settings(
      format: format, level: level, isOutputTerminal: isOutputTerminal, isErrorTerminal: isErrorTerminal,
      environment: ["NO_COLOR": "1"])
    let now = script.now
    let window = RunWindow(
      settings,
      RunWindow.Surroundings(
        writeOutput: { bytes in
          record.state.withLock {
            $0.output += bytes
            if isOutputTerminal { $0.screen.write(bytes) }
          }
        },
        writeError: { bytes in
          record.state.withLock {
            $0.error += bytes
            $0.screen.write(bytes)
          }
        }, screen: { ScreenSize(columns: 100, rows: 30) }, now: { now },
        sleep: { _ in
          // A few frames among the events, then none.
          let tick = record.ticks.withLock { ticks in
            ticks += 1
            return ticks
          }
          if tick < 30 { await Task.yield() } else { try await Task.sleep(for: .seconds(3600)) }
        }),
      from: state)
    let (stream, continuation) = AsyncStream.makeStream(of: SessionEvent.self)
    async let shown: Void = window.show(stream)
    for event in script.events.dropFirst(count) {
      continuation.yield(event)
      await Task.yield()
    }
    continuation.finish()
    await shown
    let result = await window.result(sessionID: "s", model: nil).json()
    return record.state.withLock {
      Watched(
        screen: $0.screen, output: String(decoding: $0.output, as: UTF8.self),
        error: String(decoding: $0.error, as: UTF8.self), result: result)
    }
  }
}
