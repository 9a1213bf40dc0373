import AgentDefinitions
import JSONText
import SessionCore
import Testing

/// What may be done without asking, after asking, and not at all.
struct PermissionPolicyTests {
  @Test func aBroadPatternDoesNotNameAProtectedFile() throws {
    let request = PermissionRequest.write(path: ".github/workflows/ci.yml", intention: "", diff: "")
    let broad = PermissionPolicy(layers: [try layer(allow: ["write(**/*.yml)"])], approvesAll: true)
    #expect(broad.verdict(on: request) == .ask(nil))
    let named = PermissionPolicy(layers: [try layer(allow: ["write(.github/workflows/**)"])])
    #expect(named.verdict(on: request) == .allow(try PermissionRule("write(.github/workflows/**)")))
  }

  private func layer(allow: [String] = [], ask: [String] = [], deny: [String] = []) throws -> PermissionPolicy.Layer {
    try PermissionPolicy.Layer(
      allow: allow.map { try PermissionRule($0) }, ask: ask.map { try PermissionRule($0) },
      deny: deny.map { try PermissionRule($0) })
  }

  @Test func denyFromAnywhereWins() throws {
    let policy = PermissionPolicy(
      layers: [try layer(allow: ["write"]), try layer(deny: ["write(src/**)"])], approvesAll: true)
    guard case .deny = policy.verdict(on: .write(path: "src/a", intention: "", diff: "")) else {
      Issue.record("a deny was overruled")
      return
    }
    #expect(policy.verdict(on: .write(path: "a", intention: "", diff: "")) == .allow(try PermissionRule("write")))
  }

  @Test func theFirstLayerThatSpeaksDecides() throws {
    let request = PermissionRequest.write(path: "a", intention: "", diff: "")
    let flags = try layer(allow: ["write"])
    let team = try layer(ask: ["write"])
    #expect(PermissionPolicy(layers: [flags, team]).verdict(on: request) == .allow(try PermissionRule("write")))
    #expect(PermissionPolicy(layers: [team, flags]).verdict(on: request) == .ask(try PermissionRule("write")))
    let both = try layer(allow: ["write"], ask: ["write(a)"])
    #expect(PermissionPolicy(layers: [both]).verdict(on: request) == .ask(try PermissionRule("write(a)")))
  }

  @Test func whatNobodyMentionsIsAskedButForReading() {
    let policy = PermissionPolicy()
    #expect(policy.verdict(on: .read(path: "a", intention: "")) == .allow(nil))
    #expect(policy.verdict(on: .write(path: "a", intention: "", diff: "")) == .ask(nil))
    #expect(policy.verdict(on: .shell(command: "ls", intention: "", identifiers: ["ls"])) == .ask(nil))
    #expect(policy.verdict(on: .mcp(server: "s", tool: "t", arguments: .null, isReadOnly: true)) == .ask(nil))
  }

  @Test(arguments: [
    ".git/hooks/pre-commit", ".vscode/settings.json", ".github/workflows/ci.yml", "sub/.git/config", ".bashrc",
    ".GIT/config", ".github/agents/x.md", "agents/editor.agent.md", ".claude/settings.json", "own.md", "team.yaml",
    "c/evil.agent.yaml", "x.chatmode.md", ".husky/pre-commit", ".ssh/authorized_keys", ".config/roster/trust.json",
  ])
  func nobodysBlanketConsentReachesProtectedPaths(path: String) throws {
    var policy = PermissionPolicy(
      layers: [try layer(allow: ["write"])], approvesAll: true, protected: ProtectedPaths(files: ["own.md"]))
    let request = PermissionRequest.write(path: path, intention: "", diff: "")
    policy.approveForSession(request)
    #expect(policy.verdict(on: request) == .ask(nil))
    let rule = try PermissionRule("write(\(path))")
    policy.layers = [try layer(allow: [rule.written])]
    #expect(policy.verdict(on: request) == .allow(rule))
  }

  @Test func consentForASessionCoversOnlyWhatIsAlike() {
    var policy = PermissionPolicy()
    policy.approveForSession(.shell(command: "git status", intention: "", identifiers: ["git status"]))
    #expect(policy.verdict(on: .shell(command: "git status -s", intention: "", identifiers: [])) == .allow(nil))
    #expect(policy.verdict(on: .shell(command: "git push", intention: "", identifiers: ["git status"])) == .ask(nil))
    #expect(policy.verdict(on: .shell(command: "rm x", intention: "", identifiers: ["rm"])) == .ask(nil))
    #expect(policy.verdict(on: .shell(command: "git $(rm x)", intention: "", identifiers: [])) == .ask(nil))
    #expect(policy.verdict(on: .write(path: "a", intention: "", diff: "")) == .ask(nil))
  }
}
