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

@Suite struct BashToolTests {
  static func arguments(_ command: String, timeout: Int? = nil) -> JSON {
    var arguments: JSONObject = ["command": .string(command), "description": "Test", "initial_wait": 600]
    if let timeout { arguments["timeout"] = .int(Int64(timeout)) }
    return .object(arguments)
  }

  @Test(arguments: [
    ("echo hello && echo world", "hello\nworld\n<exited with exit code 0>"),
    ("printf 'no end'", "no end\n<exited with exit code 0>"),
    ("true", "<exited with exit code 0>"),
    ("exit 3", "<exited with exit code 3>"),
    ("echo out; echo err >&2; echo out", "out\nerr\nout\n<exited with exit code 0>"),
    ("kill -9 $$", "<killed by signal 9>"),
    ("kill -TERM $$; echo no", "<killed by signal 15>"),
    ("(exit 5); echo $?", "5\n<exited with exit code 0>"),
    ("cat; echo done", "done\n<exited with exit code 0>"),
    ("read x; echo $?", "1\n<exited with exit code 0>"),
    ("[[ a == a ]] && echo bash", "bash\n<exited with exit code 0>"),
    ("-x", "COMMAND-NOT-FOUND"),
    ("pwd", "ROOT\n<exited with exit code 0>"),
    ("printf 'a\\xff\\xfeb'", "a\u{FFFD}\u{FFFD}b\n<exited with exit code 0>"),
    ("printf 'a\\0b'", "a\0b\n<exited with exit code 0>"),
    ("echo $PAGER $GIT_TERMINAL_PROMPT $CI", "cat 0 true\n<exited with exit code 0>"),
    ("echo \"[$ROSTER_TEST_SECRET]\"", "[]\n<exited with exit code 0>"),
    // Although this process does not want to hear of broken pipes.
    ("yes | head -1; echo ${PIPESTATUS[0]}", "y\n141\n<exited with exit code 0>"),
    ("ls -l /proc/self/fd | grep -c -v -e total -e ' [012] -> ' -e '/proc/'", "0\n<exited with exit code 1>"),
    ("test -t 0 || test -t 1 || echo none", "none\n<exited with exit code 0>"),
  ])
  func answers(_ command: String, _ answer: String) async throws {
    setenv("ROSTER_TEST_SECRET", "secret", 1)
    signal(SIGPIPE, SIG_IGN)
    let workspace = try Workspace()
    let text = await workspace.answer(BashTool(), Self.arguments(command))
    if answer == "COMMAND-NOT-FOUND" {
      #expect(text.hasSuffix("command not found\n<exited with exit code 127>"))
    } else {
      #expect(text == (answer.hasPrefix("ROOT") ? workspace.root + answer.dropFirst(4) : answer))
    }
  }

  @Test func asksWithTheProgramsOfTheLine() async throws {
    #expect(
      await (try Workspace()).permission(BashTool(), Self.arguments("git status && npm test"))
        == .success(
          .shell(command: "git status && npm test", intention: "Test", identifiers: ["git status", "npm test"])))
  }

  @Test func aTimeLimitStopsEverything() async throws {
    let workspace = try Workspace()
    let result = await workspace.result(
      BashTool(), Self.arguments("echo begun; sleep 1000 & echo $! > child; sleep 1000", timeout: 1))
    #expect(
      result.failure == ToolFailure(.timeout, "begun\n<stopped: not done after 1 seconds>"))
    #expect(try !workspace.isAlive("child"))
  }

  @Test func ignoringTermDoesNotHelp() async throws {
    let workspace = try Workspace()
    let command =
      "trap '' TERM INT HUP; echo $$ > self; (trap '' TERM; while :; do :; done) & echo $! > child; wait; wait"
    let result = await workspace.result(BashTool(), Self.arguments(command, timeout: 1))
    #expect(result.failure?.code == .timeout)
    #expect(try !workspace.isAlive("self"))
    #expect(try !workspace.isAlive("child"))
  }

  /// What a command leaves behind, each with the file that its number is written to.
  @Test(arguments: [
    "sleep 1000 & echo $! > child",
    "sleep 1000 >/dev/null 2>&1 & echo $! > child; disown",
    "nohup sh -c 'echo $$ > child; sleep 1000' & while [ ! -s child ]; do :; done",
    "setsid sh -c 'echo $$ > child; sleep 1000' & while [ ! -s child ]; do :; done",
    "(setsid sh -c 'trap \"\" TERM HUP; echo $$ > child; while :; do sleep 1; done' >/dev/null 2>&1 &) ; "
      + "while [ ! -s child ]; do :; done",
    "setsid env -i sh -c 'echo $$ > child; exec /bin/sleep 1000' & while [ ! -s child ]; do :; done; wait -n -p x 2>/dev/null & exit",
    "(while :; do echo noise; done) & echo $! > child",
    "(trap '' PIPE; while :; do echo noise; done) & echo $! > child; exit 4",
  ])
  func nothingSurvives(_ command: String) async throws {
    let workspace = try Workspace()
    let text = await workspace.answer(BashTool(), Self.arguments(command))
    #expect(text.contains("<exited with exit code "))
    #if os(Linux)
      if !command.contains("env -i") {
        #expect(try !workspace.isAlive("child"))
      } else {
        try workspace.killProcess("child")
      }
    #endif
  }

  @Test func aSmallForkBombIsOver() async throws {
    let workspace = try Workspace()
    let command = """
      bomb() { [ $1 -gt 0 ] || { echo $BASHPID >> pids; sleep 1000; }; bomb $(($1 - 1)) & bomb $(($1 - 1)) & wait; }
      bomb 4 &
      while [ "$(wc -l < pids 2>/dev/null)" != 16 ]; do :; done
      """
    _ = await workspace.answer(BashTool(), Self.arguments(command))
    let numbers = try #require(workspace.text("pids")).split(separator: "\n").compactMap { pid_t($0) }
    #expect(numbers.count == 16)
    #expect(numbers.filter(Workspace.isAlive) == [])
  }

  @Test func muchOutputIsCutAndKept() async throws {
    let workspace = try Workspace()
    let text = await workspace.answer(
      BashTool(), Self.arguments("echo start; head -c 100000000 /dev/zero | tr '\\0' 'x'; echo; echo end"))
    #expect(text.utf8.count < 21_000)
    #expect(text.hasPrefix("start\nxxx"))
    #expect(text.hasSuffix("xxx\nend\n<exited with exit code 0>"))
    let name = try #require(workspace.names(workspace.spill).first)
    let path = workspace.spill + "/" + name
    #expect(text.contains("the whole output is in \(path)"))
    #expect(workspace.bytes(path)?.count == 100_000_011)
  }

  @Test func outputIsCutBetweenCharacters() async throws {
    let workspace = try Workspace()
    let text = await workspace.answer(BashTool(), Self.arguments("for i in {1..20000}; do printf é🎈; done"))
    #expect(!text.contains("\u{FFFD}"))
    #expect(text.contains("bytes left out"))
  }

  @Test func outputIsShownWhileItComes() async throws {
    let workspace = try Workspace()
    mkfifo(workspace.absolute("go"), 0o600)
    let shown = Mutex("")
    let context = workspace.context(progress: { text in
      shown.withLock { $0 += text }
      // The command waits for this, so that what it said before must have been shown while it ran.
      if text.contains("one"), let file = fopen(workspace.absolute("go"), "w") {
        fputs("go\n", file)
        fclose(file)
      }
    })
    let input = try ToolInput(Self.arguments("echo one; cat go; echo two").text, for: BashTool.spec)
    let output = try await BashTool().run(input, in: context)
    #expect(output.text == "one\ngo\ntwo\n<exited with exit code 0>")
    #expect(shown.withLock { $0 } == "one\ngo\ntwo\n")
  }

  @Test func cancellingStopsIt() async throws {
    let workspace = try Workspace()
    mkfifo(workspace.absolute("begun"), 0o600)
    let work = Task {
      await workspace.result(
        BashTool(), Self.arguments("echo $$ > self; sleep 1000 & echo $! > child; echo x > begun; wait"))
    }
    // Waits until the command has come that far, on a thread that nobody else needs.
    let begun = await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: workspace.text("begun")) }
    }
    #expect(begun == "x\n")
    work.cancel()
    #expect(await work.value.failure == ToolFailure(.cancelled, "<stopped>"))
    #expect(try !workspace.isAlive("self"))
    #expect(try !workspace.isAlive("child"))
  }

  @Test func cancelledBeforeItBegan() async throws {
    let workspace = try Workspace()
    let work = Task { await workspace.result(BashTool(), Self.arguments("sleep 1000")) }
    work.cancel()
    #expect(await work.value.failure?.code == .cancelled)
  }

  @Test func twentyAtOnce() async throws {
    let workspace = try Workspace()
    let answers = await withTaskGroup(of: String.self) { group in
      for number in 0..<20 { group.addTask { await workspace.answer(BashTool(), Self.arguments("echo \(number)")) } }
      return await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(answers == Set((0..<20).map { "\($0)\n<exited with exit code 0>" }))
  }

  @Test(arguments: ["a\0b", String(repeating: "x", count: 300_000)])
  func aCommandThatCannotBeStarted(_ command: String) async throws {
    #expect(await (try Workspace()).result(BashTool(), Self.arguments(command)).failure != nil)
  }
}

extension Workspace {
  /// Whether the process whose number a file holds still runs.
  func isAlive(_ file: String) throws -> Bool {
    guard let text = text(file), let id = pid_t(text.filter(\.isNumber)) else { throw Failed(what: file) }
    return Self.isAlive(id)
  }

  func killProcess(_ file: String) throws {
    guard let text = text(file), let id = pid_t(text.filter(\.isNumber)) else { throw Failed(what: file) }
    kill(id, SIGKILL)
  }

  /// A process that has ended and waits to be noticed by its parent does not count.
  static func isAlive(_ id: pid_t) -> Bool {
    guard kill(id, 0) == 0 else { return false }
    guard let file = fopen("/proc/\(id)/stat", "r") else { return false }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1024)
    let text = String(decoding: bytes[..<fread(&bytes, 1, bytes.count, file)], as: UTF8.self)
    return !["Z", "X"].contains(text.split(separator: ")").last?.split(separator: " ").first.map(String.init) ?? "Z")
  }
}
