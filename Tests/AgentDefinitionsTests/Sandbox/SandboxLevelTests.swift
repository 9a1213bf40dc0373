import AgentDefinitions
import Testing

@Suite struct SandboxLevelTests {
  @Test(arguments: [
    ("read-only", SandboxLevel.readOnly), ("workspace", .workspace), ("full", .full),
    ("workspace+net:api.example.com", .network(hosts: ["api.example.com"])),
    ("workspace+net:A.example.com,*.example.org", .network(hosts: ["a.example.com", "*.example.org"])),
  ])
  func reads(_ text: String, _ level: SandboxLevel) throws {
    #expect(try SandboxLevel(text) == level)
    #expect(try SandboxLevel(level.description) == level)
  }

  @Test(arguments: [
    "", "readonly", "Workspace", "workspace:", "workspace:host", "full:x", "workspace+net", "workspace+net:",
    "workspace+net:a,", "workspace+net:*", "workspace+net:*.", "workspace+net:a.*.b", "workspace+net:https://a",
    "workspace+net:a:443", "workspace+net:a b", "workspace+net:.a", "workspace+net:a..b", "workspace+net:a\0",
  ])
  func refuses(_ text: String) { #expect(throws: SandboxLevelError.self) { try SandboxLevel(text) } }

  static let levels: [SandboxLevel] = [
    .readOnly, .workspace, .full, .network(hosts: ["a.b.c"]), .network(hosts: ["*.b.c"]),
    .network(hosts: ["*.c", "d"]), .network(hosts: ["d"]),
  ]

  /// Whatever two levels are put together: the same either way round, and neither is widened.
  @Test(arguments: levels, levels)
  func narrowingNeverWidens(_ one: SandboxLevel, _ other: SandboxLevel) {
    let both = one.narrowed(to: other)
    #expect(both == other.narrowed(to: one))
    #expect(both.isWithin(one) && both.isWithin(other))
    #expect(both.narrowed(to: one) == both)
  }

  @Test func hostsThatBothAllow() {
    #expect(
      SandboxLevel.network(hosts: ["*.b.c", "x.y"]).narrowed(to: .network(hosts: ["a.b.c", "b.c", "*.y"]))
        == .network(hosts: ["a.b.c", "x.y"]))
    #expect(SandboxLevel.network(hosts: ["a"]).narrowed(to: .network(hosts: ["b"])) == .workspace)
    #expect(!SandboxLevel.full.isWithin(.workspace) && !SandboxLevel.workspace.isWithin(.readOnly))
  }
}
