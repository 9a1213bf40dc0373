#if os(Linux)
  import Foundation
  import JSONText
  import Testing

  /// What puts `agentlint` into other people's hands: the action, the hook, the manual page and completion, each run by
  /// what runs it there.
  struct AdoptionTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    private static let vague = "---\nname: a\ndescription: Helps with code\ntools: Read\n---\nYou help.\n"

    /// Runs a command of the shell in the program's home.
    private func shell(_ command: String, in program: Program, _ variables: [String: String] = [:]) throws -> (
      status: Int32, output: String
    ) {
      let process = Process()
      process.executableURL = URL(filePath: "/bin/bash")
      process.arguments = ["-c", command + " 2>&1"]
      process.currentDirectoryURL = program.home
      let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
      process.environment = [
        "HOME": program.home.path, "PATH": "\(Program.folder):\(path)", "LANG": "C.UTF-8",
        "GIT_CONFIG_GLOBAL": "/dev/null",
      ].merging(variables) { $1 }
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      return (process.terminationStatus, text)
    }

    // MARK: - The action

    @Test(arguments: [
      ("Linux", "X64", 0), ("Linux", "ARM64", 0), ("macOS", "ARM64", 0), ("Windows", "X64", 1), ("Linux", "ARM", 1),
    ]) func theActionSaysWhichRunnersItServes(_ system: String, _ processor: String, _ status: Int32) throws {
      let program = try Program("agentlint")
      defer { program.remove() }
      let ended = try shell(
        "\(Self.root.path)/scripts/action prepare", in: program,
        [
          "RUNNER_OS": system, "RUNNER_ARCH": processor, "RUNNER_TEMP": program.home.path, "GITHUB_OUTPUT": "outputs",
        ])
      #expect(ended.status == status)
      if status == 0 {
        #expect(try program.read("outputs").contains("key=agentlint-\(system)-\(processor)-"))
      } else {
        #expect(ended.output.hasPrefix("::error") && ended.output.contains("ubuntu-latest"))
      }
    }

    @Test func theActionAnnotatesAndSummarizesAndFails() throws {
      let program = try Program("agentlint")
      defer { program.remove() }
      try program.write(".claude/agents/a.md", Self.vague)
      let variables = [
        "FOLDER": Program.folder, "PATHS": ".\n", "ARGS": "--tier=strict\n--fail-on=warning", "SARIF": "found.sarif",
        "GITHUB_STEP_SUMMARY": "summary.md",
      ]
      try program.write("summary.md", "before\n")
      let ended = try shell("\(Self.root.path)/scripts/action check", in: program, variables)
      #expect(ended.status == 1)
      #expect(ended.output.contains("::warning file=.claude/agents/a.md,line=3,"), "\(ended.output)")
      let summary = try program.read("summary.md")
      #expect(summary.hasPrefix("before\n") && summary.contains("vague-description"))
      let sarif = try JSON(parsing: Array(program.read("found.sarif").utf8))
      #expect(sarif["runs"]?[0]?["results"]?.array?.isEmpty == false)
    }

    @Test func whatTheActionIsGivenIsNeverACommand() throws {
      let program = try Program("agentlint")
      defer { program.remove() }
      let variables = ["FOLDER": Program.folder, "PATHS": "$(touch x)\n; touch x\n--format=json", "SUMMARY": "false"]
      let ended = try shell("\(Self.root.path)/scripts/action check", in: program, variables)
      #expect(ended.status == 2)
      #expect(throws: (any Error).self) { try program.read("x") }
    }

    // MARK: - The hook

    /// pre-commit's own program runs the hook of this repository before a commit of another one.
    @Test func theHookStopsACommitWithABadAgent() throws {
      let program = try Program("agentlint")
      defer { program.remove() }
      let hooks = try String(contentsOf: Self.root.appending(path: ".pre-commit-hooks.yaml"), encoding: .utf8)
      try program.write("hooks/.pre-commit-hooks.yaml", hooks)
      let git = "git -c user.name=a -c user.email=a@b -c init.defaultBranch=main"
      let commit = try shell(
        "cd hooks && \(git) init -q && git add . && \(git) commit -qm one && git rev-parse HEAD", in: program)
      let revision = commit.output.trimmingCharacters(in: .whitespacesAndNewlines)
      try program.write(
        "work/.pre-commit-config.yaml",
        "repos:\n  - repo: \(program.home.path)/hooks\n    rev: \(revision)\n    hooks: [{ id: agentlint }]\n")
      try program.write("work/notes.txt", "nothing\n")
      let python = Self.root.appending(path: ".venv/bin/python").path
      let run = "cd work && git add . && \(python) -m pre_commit run"
      #expect(try shell("cd work && \(git) init -q", in: program).status == 0)
      let without = try shell(run, in: program)
      #expect(without.status == 0 && without.output.contains("Skipped"), "\(without.output)")
      try program.write("work/.claude/agents/a.md", Self.vague)
      let with = try shell(run, in: program)
      #expect(with.status == 1 && with.output.contains("vague-description"), "\(with.output)")
    }

    // MARK: - The manual page and completion

    @Test func theManualPageIsWithoutFaultForTheTypesetter() throws {
      let program = try Program("agentlint")
      defer { program.remove() }
      let ended = try shell(
        "command -v groff >/dev/null || exit 77; agentlint manual | groff -man -ww -z -Tutf8", in: program)
      #expect(ended.status == 77 || (ended.status == 0 && ended.output.isEmpty), "\(ended.output)")
    }

    @Test(arguments: [
      ("agentlint check --tier ", "strict"), ("agentlint check --select vague", "vague-description"),
      ("agentlint in", "init"), ("agentlint explain over-b", "over-broad-tools"),
    ]) func bashCompletes(_ line: String, _ expected: String) throws {
      let program = try Program("agentlint")
      defer { program.remove() }
      let words = line.split(separator: " ", omittingEmptySubsequences: false).map { "'\($0)'" }
      let command = """
        source <(agentlint --generate-completion-script bash)
        COMP_WORDS=(\(words.joined(separator: " "))) COMP_CWORD=\(words.count - 1) COMP_LINE='\(line)' COMP_POINT=\(line.utf8.count)
        $(complete -p agentlint | sed 's/.*-F \\([^ ]*\\).*/\\1/') agentlint \(words[words.count - 1]) \(words[words.count - 2])
        printf '%s\\n' "${COMPREPLY[@]}"
        """
      let ended = try shell("{ \(command)\n}", in: program)
      #expect(
        ended.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.contains(expected),
        "\(ended.output)")
    }
  }
#endif
