import AgentDefinitions
import Dispatch
import JSONText
import SessionCore
import Synchronization
import Testing

@testable import AgentTools

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Commands that go on after their call: read, typed into, stopped, listed, and over with the agent.
@Suite struct ShellToolsTests {
  /// The shell tools of one session in a folder of the test's own.
  struct Desk {
    let workspace: Workspace
    private let shells = Shells()
    var node = AgentNode.mainID

    init(_ files: [String: String] = [:]) throws { workspace = try Workspace(files) }

    var context: ToolContext { workspace.context(node: node) }

    func bash(_ command: String, _ more: JSONObject = [:]) async -> String {
      var arguments: JSONObject = ["command": .string(command), "description": "Test"]
      for (key, value) in more { arguments[key] = value }
      return await workspace.answer(BashTool(shells: shells), .object(arguments), in: context)
    }

    func read(_ id: String, delay: Int = 60) async -> String {
      await workspace.answer(
        ReadBashTool(shells: shells), ["shellId": .string(id), "delay": .int(Int64(delay))], in: context)
    }

    func write(_ id: String, _ text: String) async -> String {
      await workspace.answer(
        WriteBashTool(shells: shells), ["shellId": .string(id), "input": .string(text), "delay": 60], in: context)
    }

    func permissionToWrite(_ id: String, _ text: String) async -> Result<PermissionRequest?, ToolFailure> {
      await workspace.permission(
        WriteBashTool(shells: shells), ["shellId": .string(id), "input": .string(text)], in: context)
    }

    func stop(_ id: String) async -> String {
      await workspace.answer(StopBashTool(shells: shells), ["shellId": .string(id)], in: context)
    }

    func list() async -> String { await workspace.answer(ListBashTool(shells: shells), [:], in: context) }

    func end(_ node: String? = nil) async { await shells.end(node: node) }

    /// Reads until `text` was there, and says all that was read.
    func read(_ id: String, until text: String) async -> String {
      var all = ""
      while !all.contains(text), !all.contains("<exited"), !all.contains("There is no command") {
        all += await read(id) + "\n"
      }
      return all
    }
  }

  static let running = "<still running; shellId: 1>"

  @Test func whatIsNotDoneInTimeGoesOn() async throws {
    let desk = try Desk()
    mkfifo(desk.workspace.absolute("go"), 0o600)
    #expect(
      await desk.bash("cat go; echo two; exit 3", ["initial_wait": 0])
        == "<still running; shellId: 1. read_bash shows what comes, stop_bash ends it>")
    #expect(await desk.list() == "1: running: cat go; echo two; exit 3")
    #expect(await desk.read("1", delay: 0) == "<nothing new; still running; shellId: 1>")
    await desk.workspace.feed("go", "one\n")
    #expect(await desk.read("1", until: "<exited").contains("one\n"))
    #expect(await desk.list() == "No commands are running.")
    await desk.end()
  }

  @Test func outputIsGivenOnce() async throws {
    let desk = try Desk()
    mkfifo(desk.workspace.absolute("go"), 0o600)
    var first = await desk.bash("echo one; cat go", ["shellId": "job", "initial_wait": 0])
    // What was there already when the call came back is not given again.
    if !first.contains("one") { first = await desk.read("job", until: "one") }
    #expect(first.contains("one\n<still running; shellId: job"))
    await desk.workspace.feed("go", "two\n")
    let rest = await desk.read("job", until: "<exited")
    #expect(rest.contains("two\n"))
    #expect(!rest.contains("one"))
    #expect(rest.hasSuffix("<exited with exit code 0>\n"))
    #expect(await desk.read("job") == "There is no command with the shellId job. You have none running.")
  }

  @Test func aTerminalIsTypedInto() async throws {
    let desk = try Desk()
    let asked = await desk.bash(
      "read -p 'Name? ' name; echo \"Hello $name\"; tty | head -c 5; stty size", ["mode": "async", "initial_wait": 60])
    #expect(asked.hasPrefix("Name? \n<still running; shellId: 1."))
    var text = await desk.write("1", "Ada{enter}")
    while !text.hasSuffix("<exited with exit code 0>") {
      text = text.replacing(Self.running, with: "") + (await desk.read("1"))
    }
    #expect(text == "Ada\nHello Ada\n/dev/50 160\n<exited with exit code 0>")
    await desk.end()
  }

  @Test(arguments: [
    ("trap 'echo caught; exit 7' INT; echo ready; sleep 1000", "{ctrl-c}", "^Ccaught\n<exited with exit code 7>"),
    ("echo ready; cat; echo over", "a{enter}{ctrl-d}", "a\na\nover\n<exited with exit code 0>"),
    ("echo ready; read -rsn3 x; [ \"$x\" = $'\\e[A' ] && echo up", "{up}", "up\n<exited with exit code 0>"),
    ("echo ready; read -r x; echo \"<$x>\"", "{a}b{enter}", "{a}b\n<{a}b>\n<exited with exit code 0>"),
  ])
  func keysAreKeys(_ command: String, _ keys: String, _ answer: String) async throws {
    let desk = try Desk()
    #expect(await desk.bash(command, ["mode": "async", "initial_wait": 60]).hasPrefix("ready\n"))
    var text = await desk.write("1", keys)
    while text.hasSuffix("<still running; shellId: 1>") {
      text = text.replacing(#/<[^<]*still running; shellId: 1>/#, with: "") + (await desk.read("1"))
    }
    #expect(text == answer)
    await desk.end()
  }

  @Test func nothingIsTypedWithoutATerminal() async throws {
    let desk = try Desk()
    _ = await desk.bash("sleep 1000", ["initial_wait": 0])
    #expect(await desk.write("1", "x").hasPrefix("The command 1 has no terminal, so nothing can be typed."))
    #expect(await desk.stop("1") == "<stopped>")
  }

  /// What is typed may be a command itself, and no rule for one covers it.
  @Test func typingIsAskedFor() async throws {
    let desk = try Desk()
    _ = await desk.bash("cat", ["mode": "async", "initial_wait": 0])
    let request = try await desk.permissionToWrite("1", "git status{enter}").get()
    #expect(
      request
        == .shell(
          command: "cat <<< git status{enter}", intention: "Type into the command that was to: Test", identifiers: []))
    let allow = try PermissionRule("shell(git:*)")
    let deny = try PermissionRule("shell(git:*)")
    #expect(request.map { allow.covers($0) } == false)
    #expect(request.map { deny.forbids($0) } == true)
    await desk.end()
  }

  @Test func stoppingStopsWhatItStarted() async throws {
    let desk = try Desk()
    mkfifo(desk.workspace.absolute("begun"), 0o600)
    _ = await desk.bash("sleep 1000 & echo $! > child; echo x > begun; wait", ["mode": "async", "initial_wait": 0])
    await desk.workspace.waitFor("begun")
    #expect(await desk.stop("1").hasSuffix("<stopped>"))
    #expect(try !desk.workspace.isAlive("child"))
    #expect(await desk.stop("1") == "There is no command with the shellId 1. You have none running.")
  }

  /// Each of them would go on if it could.
  @Test(arguments: [
    "sleep 1000 & echo $! > child; echo x > begun; wait",
    "trap '' HUP TERM INT; sh -c 'trap \"\" HUP TERM INT; echo $$ > child; echo x > begun; while :; do sleep 1; done'",
    "nohup setsid sh -c 'echo $$ > child; echo x > begun; sleep 1000' >/dev/null 2>&1 & sleep 1000",
  ])
  func nothingOutlivesTheSession(_ command: String) async throws {
    for mode in ["sync", "async"] as [JSON] {
      let desk = try Desk()
      mkfifo(desk.workspace.absolute("begun"), 0o600)
      _ = await desk.bash(command, ["mode": mode, "initial_wait": 0])
      await desk.workspace.waitFor("begun")
      await desk.end()
      #expect(try !desk.workspace.isAlive("child"))
      #expect(await desk.list() == "No commands are running.")
    }
  }

  @Test func aTimeLimitEndsIt() async throws {
    let desk = try Desk()
    #expect(
      await desk.bash("echo a; sleep 1000", ["timeout": 1]) == "a\n<stopped: not done after 1 seconds>")
    _ = await desk.bash("echo b; sleep 1000", ["timeout": 1, "initial_wait": 0])
    #expect(await desk.read("2", until: "<stopped").contains("<stopped: its time was up>"))
    await desk.end()
  }

  @Test func siblingsSeeNothingOfEachOther() async throws {
    var desk = try Desk()
    desk.node = "call_a"
    _ = await desk.bash("sleep 1000", ["initial_wait": 0, "shellId": "mine"])
    let sibling = { () -> Desk in
      var other = desk
      other.node = "call_b"
      return other
    }()
    #expect(await sibling.list() == "No commands are running.")
    #expect(await sibling.read("mine").hasPrefix("There is no command"))
    #expect(await sibling.stop("mine").hasPrefix("There is no command"))
    _ = await sibling.bash("sleep 1000", ["initial_wait": 0, "shellId": "mine"])
    await desk.end("call_a")
    #expect(await desk.list() == "No commands are running.")
    #expect(await sibling.list() == "mine: running: sleep 1000")
    await desk.end()
  }

  @Test func idsAreChecked() async throws {
    let desk = try Desk()
    _ = await desk.bash("sleep 1000", ["initial_wait": 0, "shellId": "a"])
    #expect(
      await desk.bash("true", ["shellId": "a"])
        == "The shellId a is taken: sleep 1000 is running. Use another, or stop_bash.")
    #expect(await desk.bash("true", ["shellId": "../x"]).hasPrefix("A shellId has at most 64"))
    #expect(await desk.read("b") == "There is no command with the shellId b. There are: a.")
    await desk.end()
  }

  @Test func thereAreOnlySoMany() async throws {
    let desk = try Desk()
    for _ in 0..<Shells.runningLimit { _ = await desk.bash("sleep 1000", ["initial_wait": 0]) }
    #expect(await desk.bash("true") == "16 commands of yours are running. Stop one with stop_bash first.")
    await desk.end()
    #expect(await desk.bash("true") == "<exited with exit code 0>")
  }

  @Test func detachIsRefused() async throws {
    #expect(await (try Desk()).bash("true", ["detach": true]).hasPrefix("detach is refused: "))
  }

  @Test func withoutReadBashACommandIsDoneInItsCall() async throws {
    let workspace = try Workspace()
    let context = workspace.context(tools: [.bash])
    let text = await workspace.answer(
      BashTool(), ["command": "sleep 0.1; echo x", "description": "x", "initial_wait": 0], in: context)
    #expect(text == "x\n<exited with exit code 0>")
    let refused = await workspace.answer(
      BashTool(), ["command": "true", "description": "x", "mode": "async"], in: context)
    #expect(refused == "mode async needs read_bash, which is not among your tools. Use mode sync.")
  }

  @Test func muchOutputOfARunningCommandIsCutAndKept() async throws {
    let desk = try Desk()
    mkfifo(desk.workspace.absolute("go"), 0o600)
    _ = await desk.bash("seq 100000; cat go", ["initial_wait": 0, "shellId": "s"])
    await desk.workspace.feed("go", "end\n")
    var last = ""
    var all = ""
    while !last.contains("<exited") {
      last = await desk.read("s")
      #expect(last.utf8.count < 25_000)
      all += last
    }
    #expect(all.contains("end\n"))
    #expect(last.hasSuffix("<exited with exit code 0>"))
    await desk.end()
  }

  @Test func aProgramThatEndsWhileOthersHoldItsTerminal() async throws {
    let desk = try Desk()
    var text = await desk.bash("setsid sleep 1000 & echo $! > child; echo done", ["mode": "async", "initial_wait": 60])
    #expect(text.hasPrefix("done\n"))
    if !text.contains("<exited") { text = await desk.read("1", until: "<exited") }
    #expect(text.contains("<exited with exit code 0>"))
    #expect(try !desk.workspace.isAlive("child"))
    await desk.end()
  }

  @Test(arguments: [
    ("a\u{1b}[31mred\u{1b}[0m b", "ared b"), ("10%\r20%\r100%\ndone\r\n", "100%\ndone\n"),
    ("abc\u{8}\u{8}X", "aXc"), ("\u{1b}]0;title\u{7}x\u{1b}]8;;u\u{1b}\\y\u{1b}(Bz", "xyz"), ("a\u{7}\u{0}b", "ab"),
    ("cut\u{1b}[3", "cut"),
  ])
  func whatATerminalShowsIsText(_ bytes: String, _ text: String) {
    #expect(ShownText.plain(bytes) == text)
  }

  @Test(
    arguments: [
      ("a{enter}", [0x61, 0x0d]), ("{UP}", [0x1b, 0x5b, 0x41]), ("{ctrl-z}", [0x1a]),
      ("{ctrl-1}", Array("{ctrl-1}".utf8)),
      ("{x}{", Array("{x}{".utf8)), ("a\nb\r\n", [0x61, 0x0d, 0x62, 0x0d]), ("{{tab}}", [0x7b, 0x09, 0x7d]),
      ("é", [0xc3, 0xa9]),
    ] as [(String, [UInt8])])
  func keysHaveNames(_ text: String, _ bytes: [UInt8]) {
    #expect(TypedText.bytes(of: text) == bytes)
  }
}

extension Workspace {
  /// Writes into a pipe that somebody reads, or will. The wait is on a thread that nobody else needs.
  func feed(_ pipe: String, _ text: String) async {
    await withCheckedContinuation { continuation in
      DispatchQueue(label: pipe).async {
        if let file = fopen(self.absolute(pipe), "w") {
          fputs(text, file)
          fclose(file)
        }
        continuation.resume()
      }
    }
  }

  /// Returns once somebody has written into a pipe; waits on a thread that nobody else needs.
  func waitFor(_ pipe: String) async {
    await withCheckedContinuation { continuation in
      DispatchQueue(label: pipe).async {
        _ = self.text(pipe)
        continuation.resume()
      }
    }
  }
}
