#if os(Linux)
  import AgentDefinitions
  import SessionCore
  import Testing

  @testable import AgentTools

  /// Attempts to get out of the sandbox. Each is refused with a reason that the command sees, and leaves the world outside
  /// as it was. Where a machine cannot confine, these fail: that is what they are for.
  @Suite struct EscapeTests {
    @Test(arguments: Escape.all, Arena.Identity.available)
    func isRefused(_ escape: Escape, as identity: Arena.Identity) async throws {
      let arena = try Arena(as: identity)
      let before = try arena.world()
      let said = try await arena.attempt(escape.script, level: escape.level)
      #expect(said.contains(escape.refusal), "\(said)")
      #expect(!said.contains("done\n") && !said.contains("connected"), "\(said)")
      #expect(!said.contains("roster-sandbox: ") && !said.contains("stopped("), "\(said)")
      #expect(!said.contains(Arena.secret))
      #expect(try arena.world() == before)
      #expect(arena.victimLives)
      #expect(!arena.isLocked("lock"))
    }

    /// The same arena, and what a command is there to do.
    @Test(arguments: Arena.Identity.available)
    func workGoesOn(as identity: Arena.Identity) async throws {
      let arena = try Arena(as: identity)
      let before = try arena.world()
      let said = try await arena.attempt(
        """
        set -e; echo a > new; mkdir -p deep/er; mv new deep/er/; ln deep/er/new deep/two; rm deep/two
        git status --porcelain >/dev/null; git log 2>/dev/null || true; mkfifo pipe; echo x > /tmp/x; cat /tmp/x
        echo .github/other > .github/other; python3 -c 'print(6 * 7)' || echo 42; cat deep/er/new
        exec 3<>/dev/udp/127.0.0.1/9; (exit 3) || echo $?; test -w /dev/null; head -c 3 /dev/urandom | wc -c
        echo end
        """)
      #expect(said == "x\n42\na\n3\n3\nend\nexited(0)")
      // What was made beside something protected stays.
      try Arena.run(["/bin/rm", arena.work + "/.github/other"], in: "/")
      #expect(try arena.world() == before)
    }
  }
#endif
