#if os(Linux)
  import AgentDefinitions
  import Glibc
  import JSONText
  import SessionCore
  import Testing

  @testable import AgentTools

  /// The sandbox as tools use it, beside attempts to get out of it.
  @Suite struct SandboxTests {
    @Test func theShellToolIsConfined() async throws {
      let workspace = try Workspace()
      let policy = SandboxPolicy(.workspace, directory: workspace.root, protected: ProtectedPaths())
      let context = workspace.context(sandbox: policy)
      func answer(_ line: String) async -> String {
        await workspace.answer(BashTool(), BashToolTests.arguments(line), in: context)
      }
      #expect(await answer("echo hello > new; cat new; pwd") == "hello\n\(workspace.root)\n<exited with exit code 0>")
      #expect(await answer("echo x > .git || mkdir .vscode/x").contains("cannot create directory"))
      #expect(await answer("kill -9 $$") == "<killed by signal 9>")
      #expect(
        await answer("echo $TMPDIR; ls -A /tmp | grep -v agent-tools; exit 4") == "/tmp\n<exited with exit code 4>")
      #expect(workspace.names() == ["new"])
    }

    @Test func nothingIsWrittenInAReadOnlySession() async throws {
      let workspace = try Workspace(["file": "a\n"])
      let context = workspace.context(sandbox: SandboxPolicy(.readOnly))
      for (tool, arguments) in [
        (CreateTool(), ["path": "new", "file_text": "x"] as JSON),
        (EditTool(), ["path": "file", "old_str": "a", "new_str": "b"] as JSON),
      ] as [(any Tool, JSON)] {
        // Refused before anybody is asked.
        let input = try ToolInput(arguments.text, for: tool.spec)
        await #expect(throws: ToolFailure.self) { try await tool.permission(for: input, in: context) }
        #expect(await workspace.answer(tool, arguments, in: context).contains("read-only"))
      }
      #expect(
        await workspace.answer(BashTool(), BashToolTests.arguments("echo x > file"), in: context)
          .contains("Read-only file system"))
      #expect(workspace.names() == ["file"] && workspace.text("file") == "a\n")
    }

    @Test func aTimeLimitEndsItAndPutsAwayWhatStoodIn() async throws {
      let workspace = try Workspace()
      let policy = SandboxPolicy(.workspace, directory: workspace.root, protected: ProtectedPaths())
      let result = await workspace.result(
        BashTool(), BashToolTests.arguments("trap '' TERM; echo begun; ls -A; sleep 1000", timeout: 1),
        in: workspace.context(sandbox: policy))
      #expect(result.failure?.code == .timeout)
      #expect(result.failure?.message.contains(".vscode") == true)
      #expect(workspace.names() == [])
    }

    @Test func commandsBesideEachOtherKeepWhatTheyNeed() async throws {
      let arena = try Arena(as: .own)
      let before = try arena.world()
      await withTaskGroup(of: String.self) { group in
        for number in 0..<4 {
          group.addTask {
            (try? await arena.attempt("for i in $(seq \(number * 10)); do mkdir .vscode/x && break; done; echo end"))
              ?? "?"
          }
        }
        for await said in group { #expect(said.hasSuffix("end\nexited(0)"), "\(said)") }
      }
      #expect(try arena.world() == before)
    }

    /// A crash leaves them behind; the next command knows them.
    @Test func whatACrashLeftIsPutAway() async throws {
      let arena = try Arena(as: .own)
      let before = try arena.world()
      try Arena.run(
        ["/bin/sh", "-c", "mkdir .vscode && touch -d '1970-01-01T00:00:07.000000052Z' .vscode; mkdir .husky"],
        in: arena.work)
      #expect(try await arena.attempt("true") == "exited(0)")
      #expect(try arena.world() == before)
      // A person's own.
      #expect(access(arena.work + "/.husky", F_OK) == 0)
    }

    @Test func namedHostsAreReached() async throws {
      let arena = try Arena(as: .own)
      let said = try await arena.attempt(
        """
        exec 3<>/dev/tcp/127.0.0.1/${https_proxy##*:}
        printf 'CONNECT localhost:{PORT} HTTP/1.1\\r\\n\\r\\n' >&3; head -1 <&3
        """, level: .network(hosts: ["localhost"]))
      #expect(said.hasPrefix("HTTP/1.1 200 Connection established"))
    }

    @Test func withoutItsProgramNothingRuns() throws {
      let workspace = try Workspace(["libexec/roster/roster-sandbox": "", "bin/x": ""])
      #expect(SandboxProgram.find(in: workspace.root + "/bin") == nil)
      chmod(workspace.root + "/libexec/roster/roster-sandbox", 0o755)
      #expect(SandboxProgram.find(in: workspace.root + "/bin") != nil)
    }

    /// What cannot be understood is refused, and so is a directory that is not there.
    @Test(arguments: [
      (["--directory", "/nowhere", "--", "/bin/true"], "cannot open the folder /nowhere"),
      (["--directory", "/", "--", "/bin/true"], "is not the absolute path of something below /"),
      (["--directory", "/usr", "--write", "/sys/x", "--", "/bin/true"], "never writable"),
      (["--directory", "/usr/../etc", "--", "/bin/true"], "is not a plain path"),
      (["--directory", "/usr", "--networ", "none", "--", "/bin/true"], "is no flag"),
      (["--directory", "/usr", "--network", "all", "--", "/bin/true"], "none or hosts"),
      (["--directory", "/usr", "--"], "there is no command"),
      (["--", "/bin/true"], "--directory is missing"),
    ])
    func mistakesStartNothing(_ arguments: [String], _ reason: String) throws {
      let program = try SandboxProgram.find().path
      let said = try Arena.run(["/bin/sh", "-c", "\"$@\"; echo $?", "sh", program] + arguments, in: "/")
      #expect(said.contains(reason) && said.hasSuffix("125\n"), "\(said)")
    }
  }
#endif
