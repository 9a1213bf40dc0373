import Foundation
import JSONText
import Testing

/// `agentrun` as a process: what it prints where, and how it ends.
struct AgentrunTests {
  static let team = """
    version: 1
    agents:
      - name: researcher
        displayName: Research Agent
        description: Explores source code and answers where something is defined
        tools: [grep, glob, view]
        prompt: You research.
      - name: editor
        description: Makes changes to files
        tools: [view, edit]
        prompt: You edit.
      - name: cleanup
        description: Deletes files
        tools: [bash]
        infer: false
        prompt: You clean.

    """

  /// A program with a team and a transcript, and the arguments that use both.
  private func program(_ replies: String) throws -> (Program, [String]) {
    let program = try Program("agentrun")
    try program.write("team.yaml", Self.team)
    try program.write("notes.txt", "retry = 3\n")
    try program.write("transcript.yaml", "version: 1\nmodel: test-model\nreplies:\n" + replies)
    return (program, ["team.yaml", "--model", "scripted:transcript.yaml", "--state-dir", "state"])
  }

  static let delegation = """
      - call: [task: { agent_type: researcher, prompt: Find retry }]
      - { for: researcher, call: [grep: { pattern: retry }] }
      - { for: researcher, expect: "notes.txt", say: "notes.txt:1" }
      - say: It is in notes.txt, line 1.
    """

  @Test func theAnswerIsOnStandardOutputAndNothingElse() throws {
    let (program, arguments) = try program(Self.delegation)
    defer { program.remove() }
    let ended = try program.run(arguments + ["Where is retry?"])
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(ended.output == "It is in notes.txt, line 1.\n")
    #expect(ended.errors.contains("test-model"))
    #expect(ended.errors.contains("main → researcher: Find retry"))
    #expect(!ended.errors.contains("\u{1B}"))
  }

  @Test func quietSaysNothingBesides() throws {
    let (program, arguments) = try program(Self.delegation)
    defer { program.remove() }
    let ended = try program.run(arguments + ["--quiet", "Where is retry?"])
    #expect(ended.errors == "")
    #expect(ended.output == "It is in notes.txt, line 1.\n")
  }

  @Test func sessionsAreListedShownToldAndPutAway() throws {
    let (program, arguments) = try program(Self.delegation)
    defer { program.remove() }
    #expect(try program.run(arguments + ["--quiet", "Where is retry?"]).status == 0)
    let state = ["--state-dir", "state"]

    let list = try program.run(["ls"] + state).output.split(separator: "\n")
    #expect(list.count == 2 && list[1].contains("idle") && list[1].hasSuffix("Where is retry?"))
    let json = try JSON(parsing: Array(try program.run(["ls", "--json"] + state).output.utf8))
    let id = try #require(json[0]?["sessionId"]?.string)
    #expect(json[0]?["status"] == "idle" && json[0]?["subagents"] == 1 && json[0]?["runs"] == 1)

    let page = try program.run(["show", String(id.prefix(8))] + state).output
    #expect(page.hasPrefix("Where is retry?\n"))
    #expect(page.contains("└─ ✓ Research Agent") && page.hasSuffix("It is in notes.txt, line 1.\n"))

    let told = try program.run(["logs"] + state).output.split(separator: "\n").map { $0.dropFirst(9) }
    #expect(told.first == "» Where is retry?")
    #expect(told.contains { $0.hasPrefix("main → researcher: Find retry") })
    #expect(told.contains("It is in notes.txt, line 1."))

    #expect(try program.run(["rename", id, "retry", "logic"] + state).status == 0)
    #expect(try program.run(["ls"] + state).output.contains("retry logic"))
    let exported = try program.run(["export", "retry logic"] + state).output
    try program.write("session.jsonl", exported)
    #expect(try program.run(["import", "session.jsonl", "--state-dir", "other"]).output == id + "\n")
    #expect(try program.run(["export", "--state-dir", "other"]).output == exported)

    #expect(try program.run(["archive", id] + state).status == 0)
    #expect(try program.run(["ls"] + state).output == "")
    #expect(try program.run(["rm", id] + state).output.contains("/state/.trash/\(id)-"))
    let missing = try program.run(["show", id] + state)
    #expect(missing.status == 2 && missing.errors.contains("There is no session \(id)"))
  }

  @Test func thePromptCanComeFromAPipe() throws {
    let (program, arguments) = try program("  - { expect: piped, say: yes }\n")
    defer { program.remove() }
    #expect(try program.run(arguments, input: "piped in\n").output == "yes\n")
    let empty = try program.run(arguments, input: " \n")
    #expect(empty.status == 2)
    #expect(empty.errors.contains("There is no prompt"))
  }

  @Test func jsonIsOneObject() throws {
    let (program, arguments) = try program(Self.delegation)
    defer { program.remove() }
    let ended = try program.run(arguments + ["--format", "json", "Where is retry?"])
    let json = try JSON(parsing: Array(ended.output.utf8))
    #expect(json["status"] == "success")
    #expect(json["exitStatus"] == 0)
    #expect(json["answer"] == "It is in notes.txt, line 1.")
    #expect(json["model"] == "test-model")
    #expect(json["agents"]?.array?.count == 2)
    #expect(json["agents"]?[1]?["agent"] == "researcher")
    #expect(json["agents"]?[1]?["status"] == "completed")
  }

  @Test func streamJSONIsEveryEventAsItHappens() throws {
    let (program, arguments) = try program(Self.delegation)
    defer { program.remove() }
    let ended = try program.run(arguments + ["--format", "stream-json", "Where is retry?"])
    let events = try ended.output.split(separator: "\n").map { try JSON(parsing: Array($0.utf8)) }
    let types = events.compactMap { $0["type"]?.string }
    #expect(types.first == "session.start")
    #expect(types.last == "session.idle")
    for type in [
      "assistant.message_delta", "subagent.started", "subagent.completed", "roster.match", "roster.run_ended",
    ] {
      #expect(types.contains(type))
    }
  }

  @Test(arguments: [
    // Nobody could be asked.
    (5, "  - call: [edit: { path: notes.txt, old_str: '3', new_str: '4' }]\n  - say: I may not\n", [String]()),
    (
      3,
      "  - call: [task: { agent_type: editor, prompt: x }]\n  - { for: editor, fail: { kind: rejected } }\n  - say: It failed\n",
      []
    ),
    (4, "  - call: [grep: { pattern: a }]\n  - say: never\n", ["--max-turns", "1"]),
    (4, "  - call: [grep: { pattern: a }]\n  - say: never\n", ["--max-tool-calls", "0"]),
    (4, "  - say: never\n", ["--max-turns", "0"]), (4, "  - say: never\n", ["--max-tokens", "0"]),
    (4, "  - say: never\n", ["--max-tokens", "1"]),
    (1, "  - fail: { kind: unauthorized, message: bad key }\n", []),
    (
      0, "  - call: [edit: { path: notes.txt, old_str: '3', new_str: '4' }]\n  - { expect: updated, say: Done }\n",
      ["--yes"]
    ),
    (
      0,
      "  - call: [edit: { path: notes.txt, old_str: '3', new_str: '4' }]\n  - { expect: denied by a rule, say: No }\n",
      ["--yes", "--deny", "write(notes.txt)"]
    ),
    (
      0, "  - call: [edit: { path: notes.txt, old_str: '3', new_str: '4' }]\n  - { expect: updated, say: Done }\n",
      ["--allow", "write(*.txt)"]
    ),
  ])
  func theExitStatusSaysHowItEnded(status: Int32, replies: String, flags: [String]) throws {
    let (program, arguments) = try program(replies)
    defer { program.remove() }
    let ended = try program.run(arguments + flags + ["Go"])
    #expect(ended.status == status, "\(ended.errors)")
    let json = try program.run(arguments + flags + ["--format", "json", "Go"])
    #expect(try JSON(parsing: Array(json.output.utf8))["exitStatus"] == .int(Int64(json.status)))
  }

  @Test(arguments: [
    (["team.yaml", "--nonsense", "x"], "--nonsense"), (["missing.yaml", "x"], "missing.yaml"),
    (["team.yaml", "--agent", "nobody", "x"], "It has researcher, editor, cleanup"),
    (["team.yaml", "@nobody x"], "@researcher, @editor, @cleanup"),
    (["team.yaml", "--max-cost=-1", "x"], "an amount"), (["team.yaml", "--max-turns=-1", "x"], "below 0"),
    (["team.yaml", "--max-cost", "1", "--model", "scripted:transcript.yaml", "x"], "limit tokens"),
    (["team.yaml", "--require-model", "x"], "OPENAI_API_KEY"), (["team.yaml", "--allow", "shell(", "x"], "shell("),
    (["team.yaml", "--model", "gpt-4.1", "x"], "OPENAI_API_KEY"), (["team.yaml", "--cwd", "nowhere", "x"], "nowhere"),
    (["team.yaml", "--model", "scripted:nowhere.yaml", "x"], "nowhere.yaml"), (["broken.yaml", "x"], "broken.yaml"),
    (["empty", "x"], "empty"), (["resume", "nosuch"], "nosuch"), (["team.yaml", "--timeout", "soon", "x"], "90s"),
  ])
  func whatCannotStartIsSaidAndStartsNothing(arguments: [String], expected: String) throws {
    let (program, _) = try program("  - say: x\n")
    defer { program.remove() }
    try program.write("broken.yaml", "version: 1\nagents:\n  - name: a\n    prompt: x\n    tool: [view]\n")
    try program.write("empty/.keep", "")
    let ended = try program.run(arguments + ["--state-dir", "state"])
    #expect(ended.status == 2)
    #expect(ended.errors.contains(expected), "\(ended.errors)")
    #expect(ended.output == "")
    let document = try program.run(arguments + ["--state-dir", "state", "--format", "json"]).output
    #expect(document.split(separator: "\n").count == 1)
    let json = try JSON(parsing: Array(document.utf8))
    #expect(json["status"] == "not_started")
    #expect(json["exitStatus"] == 2)
    #expect(json["error"]?.string?.contains(expected) == true, "\(document)")
    #expect(json.object.map { Set($0.keys) } == Self.resultKeys)
    #expect(json["usage"]?.object.map { Set($0.keys) } == Self.usageKeys)
    #expect(!FileManager.default.fileExists(atPath: program.home.path + "/state"))
  }

  private static let usageKeys: Set<String> = [
    "input", "output", "cachedInput", "cacheWrite", "reasoning", "estimated", "steering", "calls", "retries", "failed",
    "cancelled", "costUSD", "costPicoUSD",
  ]

  /// The keys of `schemas/result.schema.json`; there are no others.
  private static let resultKeys: Set<String> = [
    "status", "exitStatus", "answer", "error", "sessionId", "model", "durationMs", "usage", "agents", "match", "denied",
  ]

  @Test(arguments: ["--format=json", "--output-format=json"])
  func aMistakeInTheCommandLineIsAnObjectToo(format: String) throws {
    let (program, _) = try program("  - say: x\n")
    defer { program.remove() }
    let ended = try program.run([format, "--nonsense", "team.yaml"])
    #expect(ended.status == 2)
    #expect(try JSON(parsing: Array(ended.output.utf8))["status"] == "not_started")
    #expect(try program.run(["--nonsense", "--", "--format", "json"]).output == "")
  }

  @Test func theUsersConfigurationLimitsWhereTheTeamAndTheFlagsDoNot() throws {
    let (program, arguments) = try program("  - call: [grep: { pattern: retry }]\n  - say: Done\n")
    defer { program.remove() }
    try program.write(".config/roster/config.yaml", "version: 1\nlimits: { turns: 1 }\n")
    #expect(try program.run(arguments + ["Go"]).status == 4)
    #expect(try program.run(arguments + ["--max-turns", "2", "Go"]).status == 0)
    try program.write("team.yaml", Self.team + "limits: { turns: 2 }\n")
    #expect(try program.run(arguments + ["Go"]).status == 0)
  }

  @Test func keysThatNobodyReadsAreToldAndThoseThatMayBeGuardsStopTheStart() throws {
    let (program, arguments) = try program("  - say: Done\n")
    defer { program.remove() }
    try program.write("team.yaml", Self.team + "skillDirectories: [s]\n")
    let told = try program.run(arguments + ["Go"])
    #expect(told.status == 0, "\(told.errors)")
    #expect(told.errors.contains("team.yaml: this version does nothing about skillDirectories."), "\(told.errors)")
    try program.write("team.yaml", Self.team + "hooks: { preToolUse: [{ command: ./check }] }\n")
    let stopped = try program.run(arguments + ["Go"])
    #expect(stopped.status == 2)
    #expect(stopped.errors.contains("does nothing about hooks"), "\(stopped.errors)")
  }

  @Test func valuesOfTheEnvironmentAreNotStored() throws {
    let (program, arguments) = try program("  - { call: [grep: { pattern: key }] }\n  - say: It is a1b2c3d4e5\n")
    defer { program.remove() }
    try program.write(
      "team.yaml",
      Self.team
        + "provider: { type: openai, baseUrl: https://models.example/v1, headers: { X-Pass: \"${env:PASS}\" } }\n")
    try program.write("notes.txt", "key = a1b2c3d4e5\n")
    let ended = try program.run(arguments + ["--trust", "Go"], environment: ["PASS": "Basic a1b2c3d4e5"])
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(!ended.output.contains("a1b2c3d4e5"), "\(ended.output)")
    let id = try #require(try FileManager.default.contentsOfDirectory(atPath: program.home.path + "/state").first)
    #expect(try !program.read("state/\(id)/events.jsonl").contains("a1b2c3d4e5"))
  }

  /// The second signal ends the process at once, but nothing that it started goes on.
  @Test func aSecondSignalLeavesNothingRunning() throws {
    let command = "exec 3>alive; trap '' TERM INT; echo started >&3; sleep 60; echo survived >&3"
    let (program, arguments) = try program(
      "  - call: [bash: { description: Wait, command: \"\(command)\" }]\n  - say: never\n")
    defer { program.remove() }
    let pipe = program.home.path + "/alive"
    try #require(mkfifo(pipe, 0o600) == 0)
    var heard = ""
    let ended = try program.run(arguments + ["--yes", "Go"]) { process, _ in
      let descriptor = open(pipe, O_RDONLY | O_NONBLOCK)
      let reader = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      try #require(poll(&waiting, 1, 60_000) == 1)
      _ = fcntl(descriptor, F_SETFL, 0)
      let pid = try #require(Self.child(of: process.processIdentifier))
      // Two different ones: two of the same might arrive as one.
      kill(pid, SIGINT)
      kill(pid, SIGTERM)
      heard = String(decoding: reader.readDataToEndOfFile(), as: UTF8.self)
    }
    #expect([130, 143].contains(ended.status), "\(ended.errors)")
    #expect(heard == "started\n")
  }

  @Test func aTeamThatConnectsSomewhereNeedsTrust() throws {
    let (program, _) = try program("  - say: x\n")
    defer { program.remove() }
    let provider = "provider: { type: openai, baseUrl: https://models.example/v1, apiKey: \"${env:TEST_KEY}\" }\n"
    try program.write("team.yaml", Self.team + provider)
    let arguments = ["team.yaml", "--model", "scripted:transcript.yaml", "--state-dir", "state", "Go"]
    let untrusted = try program.run(arguments)
    #expect(untrusted.errors.contains("is not trusted, so it goes without"))
    #expect(untrusted.errors.contains("models.example"))
    #expect(untrusted.errors.contains("TEST_KEY"))
    #expect(try program.run(["trust", "team.yaml"]).status == 1)
    #expect(try program.run(["trust", "team.yaml", "--yes"]).status == 0)
    #expect(try program.run(["trust", "team.yaml"]).output.contains("is trusted with"))
    #expect(try !program.run(arguments).errors.contains("goes without"))
    try program.write("team.yaml", Self.team + provider.replacing("models.example", with: "elsewhere.example"))
    #expect(try program.run(arguments).errors.contains("has changed since you trusted it, so it goes without"))
    let shown = try program.run(["trust", "team.yaml"])
    #expect(shown.output.contains("- model provider openai at https://models.example/v1"), "\(shown.output)")
    #expect(shown.output.contains("+ model provider openai at https://elsewhere.example/v1"), "\(shown.output)")
    #expect(try !program.run(arguments + ["--trust"]).errors.contains("goes without"))
  }

  @Test func ctrlCStopsCleanlyAndTheSessionCanGoOn() throws {
    let (program, arguments) = try program("  - { call: [grep: { pattern: retry }] }\n  - silence: true\n")
    defer { program.remove() }
    let stopped = try program.run(arguments + ["--format", "stream-json", "Where is retry?"]) { process, output in
      // The model is silent from the second turn on: that is when a person loses patience.
      var seen = ""
      while seen.components(separatedBy: "assistant.turn_start").count < 3 {
        guard let data = try output.read(upToCount: 1), !data.isEmpty else { return }
        seen += String(decoding: data, as: UTF8.self)
      }
      let pid = try #require(Self.child(of: process.processIdentifier))
      kill(pid, SIGINT)
    }
    #expect(stopped.status == 130, "\(stopped.errors)")
    #expect(stopped.errors.contains("agentrun resume"))
    let id = try #require(
      try FileManager.default.contentsOfDirectory(atPath: program.home.path + "/state").first)

    try program.write("transcript.yaml", "version: 1\nreplies:\n  - { expect: go on, say: In notes.txt }\n")
    let resumed = try program.run(["resume", String(id.prefix(8)), "Please go on", "--state-dir", "state"])
    #expect(resumed.status == 0, "\(resumed.errors)")
    #expect(resumed.output == "In notes.txt\n")
    let log = try program.read("state/\(id)/events.jsonl")
    #expect(log.contains("\"abort\""))
    #expect(log.contains("\"epoch\":2"))
  }

  @Test func aPersonReachesAHiddenAgent() throws {
    let (program, arguments) = try program("  - { for: cleanup, say: Nothing to clean. }\n")
    defer { program.remove() }
    let ended = try program.run(arguments + ["@cleanup the build folder"])
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(ended.output == "Nothing to clean.\n")
  }

  @Test func offlineItQuotesRealLinesAndSaysThatNoModelTookPart() throws {
    let (program, _) = try program("  - say: unused\n")
    defer { program.remove() }
    try program.write(
      "src/Pool.swift", "struct Pool {\n  /// How long an idle connection is kept.\n  var idleTimeout = 60\n}\n")
    // Not in the working directory: there the log of the question would be found.
    let elsewhere = try Program("agentrun")
    defer { elsewhere.remove() }
    let arguments = ["team.yaml", "--model", "offline", "--state-dir", elsewhere.home.path + "/state"]
    let ended = try program.run(arguments + ["Where is the idle timeout of a connection set?"])
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(ended.output.contains("src/Pool.swift:"))
    #expect(ended.output.contains("idleTimeout"))
    #expect(ended.errors.contains("--model"))
    let nothing = try program.run(arguments + ["--format", "json", "Where is the xylophone tuned?"])
    #expect(nothing.status == 1, "\(nothing.output)")
    #expect(try JSON(parsing: Array(nothing.output.utf8))["model"] == .null)
  }

  /// What `scripts/run` shows: the example team over this repository's own sources.
  @Test func theOfflineExampleFindsARealPlace() throws {
    let program = try Program("agentrun")
    defer { program.remove() }
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized.path
    let prompt = try String(contentsOfFile: root + "/examples/code-team/prompt.txt", encoding: .utf8)
    let ended = try program.run(
      [root + "/examples/code-team/team.yaml", "--model", "offline", "--cwd", root, "--format", "json"], input: prompt)
    #expect(ended.status == 0, "\(ended.errors)")
    let json = try JSON(parsing: Array(ended.output.utf8))
    #expect(json["answer"]?.string?.contains("Sources/TerminalText/DisplayWidth.swift:") == true)
    #expect(json["agents"]?[1]?["agent"] == "researcher")
  }

  @Test func helpIsAnAnswer() throws {
    let (program, _) = try program("  - say: x\n")
    defer { program.remove() }
    for arguments in [["--help"], ["--version"], ["help", "run"], ["resume", "--help"]] {
      let ended = try program.run(arguments)
      #expect(ended.status == 0)
      #expect(!ended.output.isEmpty)
      #expect(ended.errors == "")
    }
  }

  /// `setsid` waits for the program that it started: the one child that it has.
  private static func child(of parent: Int32) -> Int32? {
    let path = "/proc/\(parent)/task/\(parent)/children"
    return (try? String(contentsOfFile: path, encoding: .utf8))?.split(separator: " ").first.flatMap { Int32($0) }
  }
}
