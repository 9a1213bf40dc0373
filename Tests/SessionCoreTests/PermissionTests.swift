import AgentDefinitions
import JSONText
import SessionCore
import Testing

/// What may be done without asking, after asking, and not at all.
struct PermissionTests {
  @Test(arguments: [
    ("git status", [["git", "status"]]), ("git  add 'a b' && npm test", [["git", "add", "a b"], ["npm", "test"]]),
    ("cat a | grep b; ls\npwd", [["cat", "a"], ["grep", "b"], ["ls"], ["pwd"]]), ("echo \"a'b\"", [["echo", "a'b"]]),
    ("sleep 1 &", [["sleep", "1"]]),
  ])
  func plainLinesAreTakenApart(line: String, commands: [[String]]) {
    #expect(ShellLine(line).commands == commands)
  }

  @Test(arguments: [
    "git status $(rm -rf /)", "git status `rm x`", "git \"$(rm x)\"", "echo ${x@P}", "git log > /etc/passwd", "cat < x",
    "eval git status", "env git status", "sudo git status", "X=1 git status", "git \\\nstatus", "sh -c 'git status'",
    "xargs git", "find . -exec rm {} ;", "(git status)", "{ git status; }", "if true; then git x; fi", "git status #x",
    "git 'unclosed", "", "   ", "! git status", "git() { rm x; }; git", "git status\r\nrm x", "timeout 1 git status",
    "python3 -c 'x'", "git -c alias.x='!rm y' x", "git -C / status", "git --exec-path=/tmp status", "/usr/bin/t*uch x",
    "awk 'BEGIN{system(\"x\")}'", ". ./x", "git $x",
  ])
  func linesThatCouldHideACommandHaveNoIdentifiers(line: String) throws {
    #expect(ShellLine(line).commands == nil)
    #expect(ShellLine(line).identifiers == [])
    #expect(try !PermissionRule("shell(git:*)").covers(.shell(command: line, intention: "", identifiers: [])))
  }

  @Test(arguments: [
    ("shell", "rm -r x", true), ("shell(git:*)", "git push", true), ("shell(git:*)", "git push && rm x", false),
    ("shell(git:*)", "gitk", false), ("shell(git push:*)", "git push -f", true),
    ("shell(git push:*)", "git pull", false), ("shell(npm test)", "npm test", true),
    ("shell(npm test)", "npm test --all", false), ("shell(*)", "anything $(at all)", true),
  ])
  func shellRulesAllow(rule: String, command: String, expected: Bool) throws {
    #expect(try PermissionRule(rule).covers(.shell(command: command, intention: "", identifiers: [])) == expected)
  }

  @Test(arguments: [
    ("shell(rm:*)", "ls; rm -r x", true), ("shell(rm:*)", "echo $(rm x)", true),
    ("shell(rm:*)", "sudo /bin/rm x", true),
    ("shell(rm:*)", "r\"\"m x", true), ("shell(rm:*)", "ls", false), ("shell(git push:*)", "env git push", true),
    ("shell(git push:*)", "git pull", false),
  ])
  func shellRulesDenyWhateverTheDisguise(rule: String, command: String, expected: Bool) throws {
    #expect(try PermissionRule(rule).forbids(.shell(command: command, intention: "", identifiers: [])) == expected)
  }

  @Test(arguments: [
    ("write", "a.txt", true), ("write(docs/**)", "docs/a/b.md", true), ("write(docs/**)", "src/a.md", false),
    ("write(a.txt)", "a.txt", true), ("edit(*.md)", "a.md", true), ("read(docs/*)", "docs/a", false),
  ])
  func pathRules(rule: String, path: String, expected: Bool) throws {
    #expect(try PermissionRule(rule).covers(.write(path: path, intention: "", diff: "")) == expected)
  }

  /// A folder whose files a rule is about is read by listing it and by searching in it.
  @Test(arguments: [
    ("read(docs/**)", "docs", true), ("read(docs/**)", "docs/a", true), ("read(docs/**)", "documents", false),
    ("read(docs/**)", ".", false), ("read(.*/**)", ".", false), ("read(docs/*)", "docs", false),
    ("read(docs/**/*.md)", "docs", false),
  ])
  func foldersOfRules(rule: String, path: String, expected: Bool) throws {
    #expect(try PermissionRule(rule).covers(.read(path: path, intention: "")) == expected)
  }

  @Test(arguments: [
    ("url(example.com)", "https://example.com/x", true), ("url(example.com)", "https://EXAMPLE.com:8080", true),
    ("url(example.com)", "https://example.com@evil.org/", false),
    ("url(example.com)", "https://evil.org/?example.com", false),
    ("url(example.com)", "example.com", false),
  ])
  func urlRules(rule: String, url: String, expected: Bool) throws {
    #expect(try PermissionRule(rule).covers(.url(url, intention: "")) == expected)
  }

  @Test(arguments: [
    ("Bash(rm:*)", "rm x"), ("Shell", "ls"), ("execute(git push:*)", "git push -f"),
  ])
  func otherSystemsNamesForTheKindsCount(rule: String, command: String) throws {
    #expect(try PermissionRule(rule).forbids(.shell(command: command, intention: "", identifiers: [])))
  }

  @Test(arguments: [
    "\"$(printf to)uch\" x", "${X}ch x", "/usr/bin/t*uch x", "echo dG91Y2g= | base64 -d | sh",
  ])
  func aLineThatMayHideWhatIsDeniedIsAlwaysAsked(command: String) throws {
    let policy = PermissionPolicy(
      layers: [try layer(allow: ["shell"], deny: ["shell(touch:*)"])], approvesAll: true)
    let verdict = policy.verdict(on: .shell(command: command, intention: "", identifiers: []))
    #expect(verdict == .ask(try PermissionRule("shell(touch:*)")))
    #expect(
      policy.verdict(on: .shell(command: "ls", intention: "", identifiers: ["ls"]))
        == .allow(try PermissionRule("shell")))
  }

  @Test func aRuleMayNameADeclaredServer() throws {
    let rule = try PermissionRule("git-server(log)", servers: ["git-server"])
    #expect(rule.covers(.mcp(server: "git-server", tool: "log", arguments: .null, isReadOnly: true)))
    #expect(!rule.covers(.mcp(server: "git-server", tool: "push", arguments: .null, isReadOnly: false)))
  }

  @Test func aBroadPatternDoesNotNameAProtectedFile() throws {
    let request = PermissionRequest.write(path: ".github/workflows/ci.yml", intention: "", diff: "")
    let broad = PermissionPolicy(layers: [try layer(allow: ["write(**/*.yml)"])], approvesAll: true)
    #expect(broad.verdict(on: request) == .ask(nil))
    let named = PermissionPolicy(layers: [try layer(allow: ["write(.github/workflows/**)"])])
    #expect(named.verdict(on: request) == .allow(try PermissionRule("write(.github/workflows/**)")))
  }

  @Test(arguments: ["", "shell(git", "(x)", "a b(c)", "shel", "Shel(rm:*)", "server(tool)", "*(x)"])
  func rulesThatCannotBeReadAreErrors(text: String) {
    #expect(throws: PermissionRuleError.self) { try PermissionRule(text) }
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
    policy.approveForSession(.shell(command: "git status", intention: "", identifiers: ["git"]))
    #expect(policy.verdict(on: .shell(command: "git push", intention: "", identifiers: ["git"])) == .allow(nil))
    #expect(policy.verdict(on: .shell(command: "rm x", intention: "", identifiers: ["rm"])) == .ask(nil))
    #expect(policy.verdict(on: .shell(command: "git $(rm x)", intention: "", identifiers: [])) == .ask(nil))
    #expect(policy.verdict(on: .write(path: "a", intention: "", diff: "")) == .ask(nil))
  }
}
