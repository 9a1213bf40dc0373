#if os(Linux)
  import Foundation
  import Testing

  /// `agentrun` as a person sees it: with a terminal of its own, which `script` makes.
  struct TerminalRunTests {
    private static let edit = """
        - call: [task: { agent_type: editor, prompt: Make it four }]
        - { for: editor, call: [edit: { path: notes.txt, old_str: "retry = 3", new_str: "retry = 4" }] }
        - { for: editor, say: "It is four." }
        - say: It is four now.
      """

    private func start(_ flags: String = "", prompt: String = "'Make retry four'") throws -> (Program, OnTerminal) {
      let program = try Program("agentrun")
      try program.write("team.yaml", AgentrunTests.team)
      try program.write("notes.txt", "retry = 3\n")
      try program.write("transcript.yaml", "version: 1\nmodel: test-model\nreplies:\n" + Self.edit)
      let command =
        "stty columns 100 rows 30; \(Program.folder)/agentrun team.yaml --model scripted:transcript.yaml"
        + " --state-dir state \(flags) \(prompt)"
      return (program, try OnTerminal(command, in: program))
    }

    @Test func aYesLetsTheAgentWriteAndTheAnswerStandsBelowTheTree() throws {
      let (program, terminal) = try start()
      defer { program.remove() }
      let question = terminal.read(until: "[n] no")
      #expect(question.contains("editor asks to write a file:") && question.contains("+retry = 4"), "\(question)")
      #expect(try program.read("notes.txt") == "retry = 3\n")
      terminal.type("y")
      let (rest, status) = terminal.readToEnd()
      #expect(status == 0)
      #expect(try program.read("notes.txt") == "retry = 4\n")
      for part in ["└─", "task  Make it four", "used  edit", "It is four now.\r\n", "✓ main  answered"] {
        #expect(rest.contains(part), "\(part) in \(rest)")
      }
      #expect(rest.components(separatedBy: "It is four now.").count == 2, "the answer is shown once")
      #expect((question + rest).lastCursorChange == "\u{1B}[?25h", "the cursor is back")
    }

    /// Allowed for good is kept in the person's configuration, by the rule that was shown, and can be taken back.
    @Test func whatIsAllowedForGoodIsKeptUntilItIsTakenBack() throws {
      let (program, terminal) = try start()
      defer { program.remove() }
      let question = terminal.read(until: "[n] no")
      #expect(question.contains("[p] always in this folder") && question.contains("write(notes.txt)"), "\(question)")
      terminal.type("p")
      #expect(terminal.readToEnd().status == 0)
      #expect(try program.read("notes.txt") == "retry = 4\n")
      #expect(try program.read(".config/roster/permissions.json").contains("write(notes.txt)"))
      try program.write("notes.txt", "retry = 3\n")
      let arguments = [
        "team.yaml", "--model", "scripted:transcript.yaml", "--state-dir", "state", "Make retry four",
      ]
      #expect(try program.run(arguments).status == 0, "with nobody to ask")
      #expect(try program.read("notes.txt") == "retry = 4\n")
      let listed = try program.run(["permissions"])
      #expect(listed.output.hasPrefix("1  write(notes.txt)   in \(program.home.path)"), "\(listed.output)")
      #expect(try program.run(["permissions", "remove", "2"]).status == 2)
      #expect(try program.run(["permissions", "remove", "write(notes.txt)"]).status == 0)
      #expect(try program.run(["permissions", "list"]).output == "You have allowed nothing for good.\n")
      try program.write("notes.txt", "retry = 3\n")
      #expect(try program.run(arguments).status == 5)
    }

    @Test func aPlanIsApprovedAndCarriedOut() throws {
      let program = try Program("agentrun")
      defer { program.remove() }
      try program.write("team.yaml", AgentrunTests.team)
      try program.write("notes.txt", "retry = 3\n")
      let plan = """
        version: 1
        model: test-model
        replies:
          - { say: "First this, then that.", call: [exit_plan_mode: { summary: Two steps }] }
          - { expect: The plan is approved, call: [edit: { path: notes.txt, old_str: retry = 3, new_str: retry = 4 }] }
          - say: It is done.
        """
      try program.write("transcript.yaml", plan)
      let run =
        "\(Program.folder)/agentrun team.yaml --model scripted:transcript.yaml --state-dir state --mode plan --yes Go"
      let person = try OnTerminal("stty columns 100 rows 30; " + run, in: program)
      let question = person.read(until: "> ")
      #expect(question.contains("First this, then that.") && question.contains("(recommended)"), "\(question)")
      #expect(try program.read("notes.txt") == "retry = 3\n")
      person.type("2\n")
      #expect(person.readToEnd().status == 0)
      #expect(try program.read("notes.txt") == "retry = 4\n")
    }

    @Test func aNoIsNoFailureAndNothingIsWritten() throws {
      let (program, terminal) = try start()
      defer { program.remove() }
      _ = terminal.read(until: "[n] no")
      terminal.type("n")
      let (rest, _) = terminal.readToEnd()
      #expect(rest.contains("you said no"), "\(rest)")
      #expect(try program.read("notes.txt") == "retry = 3\n")
    }

    @Test func ctrlCAtAQuestionStopsTheRun() throws {
      let (program, terminal) = try start()
      defer { program.remove() }
      _ = terminal.read(until: "[n] no")
      terminal.type("\u{3}")
      let (rest, status) = terminal.readToEnd()
      #expect(status == 130)
      #expect(rest.contains("agentrun resume"), "\(rest)")
      #expect(try program.read("notes.txt") == "retry = 3\n")
      #expect(rest.lastCursorChange ?? "\u{1B}[?25h" == "\u{1B}[?25h")
    }

    @Test func inTheBackgroundNobodyIsAskedAndNothingHangs() throws {
      let program = try Program("agentrun")
      defer { program.remove() }
      try program.write("team.yaml", AgentrunTests.team)
      try program.write("notes.txt", "retry = 3\n")
      try program.write("transcript.yaml", "version: 1\nmodel: test-model\nreplies:\n" + Self.edit)
      let run =
        "\(Program.folder)/agentrun team.yaml --model scripted:transcript.yaml --state-dir state 'Make retry four'"
      let terminal = try OnTerminal("set -m; \(run) & wait $!", in: program)
      let (text, status) = terminal.readToEnd()
      #expect(status == 5, "\(text)")
      #expect(text.contains("nobody could be asked") && !text.contains("[n] no"), "\(text)")
      #expect(try program.read("notes.txt") == "retry = 3\n")
    }

    @Test func ctrlCWhileThePromptIsTypedStartsNothing() throws {
      let (program, terminal) = try start(prompt: "")
      defer { program.remove() }
      _ = terminal.read(until: "What should the team do?")
      terminal.type("Make\u{3}")
      let (rest, status) = terminal.readToEnd()
      #expect(status == 130)
      #expect(rest.contains("Interrupted; nothing was started."), "\(rest)")
      #expect(!FileManager.default.fileExists(atPath: program.home.path + "/state"))
    }

    @Test func withYesNobodyIsAsked() throws {
      let (program, terminal) = try start("--yes --verbose")
      defer { program.remove() }
      let (text, status) = terminal.readToEnd()
      #expect(status == 0)
      #expect(!text.contains("[n] no") && !text.contains("\u{1B}[?25l"), "\(text)")
      #expect(try program.read("notes.txt") == "retry = 4\n")
    }
  }

  /// A command line in a pseudo terminal.
  private final class OnTerminal {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()

    init(_ command: String, in program: Program) throws {
      // A question that never comes must fail the test, not hang it.
      process.executableURL = URL(filePath: "/usr/bin/timeout")
      process.arguments = [
        "--foreground", "60", "script", "--quiet", "--return", "--command", command, "/dev/null",
      ]
      process.currentDirectoryURL = program.home
      process.environment = [
        "HOME": program.home.path, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
        "LANG": "C.UTF-8", "TERM": "xterm", "NO_COLOR": "1", "SHELL": "/bin/sh",
      ]
      process.standardInput = input
      process.standardOutput = output
      try process.run()
    }

    func type(_ text: String) { try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8)) }

    func read(until text: String) -> String {
      var data = Data()
      while !String(decoding: data, as: UTF8.self).contains(text) {
        let piece = output.fileHandleForReading.availableData
        if piece.isEmpty { break }
        data += piece
      }
      return String(decoding: data, as: UTF8.self)
    }

    func readToEnd() -> (text: String, status: Int32) {
      let data = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return (String(decoding: data, as: UTF8.self), process.terminationStatus)
    }
  }

  extension String {
    fileprivate var lastCursorChange: String? {
      let shown = range(of: "\u{1B}[?25h", options: .backwards)
      guard let hidden = range(of: "\u{1B}[?25l", options: .backwards) else { return shown.map { String(self[$0]) } }
      guard let shown, shown.lowerBound > hidden.lowerBound else { return String(self[hidden]) }
      return String(self[shown])
    }
  }
#endif
