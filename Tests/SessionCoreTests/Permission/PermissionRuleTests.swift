import AgentDefinitions
import JSONText
import SessionCore
import Testing

/// What a rule covers when it is to allow, and what when it is to deny.
struct PermissionRuleTests {
  @Test(arguments: [
    ("shell", "rm -r x", true), ("shell(git:*)", "git push", true), ("shell(git:*)", "git push && rm x", false),
    ("shell(git:*)", "gitk", false), ("shell(git push:*)", "git push -f", true),
    ("shell(git push:*)", "git pull", false), ("shell(npm test)", "npm test", true),
    ("shell(npm test)", "npm test --all", false), ("shell(*)", "anything $(at all)", true),
    ("Bash(git *)", "git push", true), ("Bash(git *)", "git", true), ("Bash(git *)", "gitk", false),
    ("Bash(npm run test*)", "npm run test:unit", true), ("Bash(npm run test*)", "npm run lint", false),
    ("Bash(git * main)", "git push origin main", true), ("Bash(git * main)", "git push origin next", false),
    ("run_shell_command(npm test)", "npm test", true), ("ShellTool(ls:*)", "ls -l", true),
    ("shell(python3:*)", "python3 x.py", true), ("shell(*)", "python3 -c x", true),
    ("shell(p*)", "python3 x.py", false),
  ])
  func shellRulesAllow(rule: String, command: String, expected: Bool) throws {
    #expect(try PermissionRule(rule).covers(shell(command)) == expected)
  }

  @Test(arguments: [
    ("shell(rm:*)", "ls; rm -r x", true), ("shell(rm:*)", "echo $(rm x)", true),
    ("shell(rm:*)", "sudo /bin/rm x", true),
    ("shell(rm:*)", "r\"\"m x", true), ("shell(rm:*)", "ls", false), ("shell(git push:*)", "env git push", true),
    ("shell(git push:*)", "git pull", false), ("shell(rm)", "rm -rf x", true), ("Bash(rm *)", "rm -rf x", true),
    ("Bash(git * main)", "git push origin main", true), ("Bash(git * main)", "git push origin next", false),
    ("Bash(git * main)", "$(git push) main", true), ("Bash(rm:*)", "rm x", true), ("Shell", "ls", true),
    ("execute(git push:*)", "git push -f", true), ("url(evil.org)", "curl https://evil.org/x", true),
    ("url(evil.org)", "curl evil.org", true), ("url(evil.org)", "wget user@evil.org:80/x", true),
    ("url(*.evil.org)", "curl a.evil.org", true), ("url(evil.org)", "curl notevil.org", false),
    ("read(secrets/**)", "cat secrets/key", true), ("read(.env)", "cat ./.env", true),
    ("read(.env)", "cat x.env", false),
    ("read(**/*.pem)", "base64 < a/b.pem", true), ("write(*.lock)", "cat yarn.lock", false),
    ("write(*.lock)", "cp x yarn.lock", true), ("write(*.lock)", "cat x > yarn.lock", true), ("read", "cat x", false),
    ("mcp(s/t)", "s/t", false),
  ])
  func shellRulesDenyWhateverTheDisguise(rule: String, command: String, expected: Bool) throws {
    #expect(try PermissionRule(rule).forbids(shell(command)) == expected)
  }

  @Test(arguments: [
    ("write", "a.txt", true), ("write(docs/**)", "docs/a/b.md", true), ("write(docs/**)", "src/a.md", false),
    ("write(a.txt)", "a.txt", true), ("edit(*.md)", "a.md", true), ("read(docs/*)", "docs/a", false),
    ("write(./docs/**)", "docs/a", true), ("Write(src/{a,b}.md)", "src/b.md", true),
    ("MultiEdit(**/*.md)", "a/b/c.md", true),
  ])
  func pathRules(rule: String, path: String, expected: Bool) throws {
    #expect(try PermissionRule(rule).covers(.write(path: path, intention: "", diff: "")) == expected)
  }

  /// A folder whose files a rule is about is read by listing it and by searching in it.
  @Test(arguments: [
    ("read(docs/**)", "docs", true), ("read(docs/**)", "docs/a", true), ("read(docs/**)", "documents", false),
    ("read(docs/**)", ".", false), ("read(.*/**)", ".", false), ("read(docs/*)", "docs", false),
    ("read(docs/**/*.md)", "docs", false), ("Read(./.env)", ".env", true),
  ])
  func foldersOfRules(rule: String, path: String, expected: Bool) throws {
    #expect(try PermissionRule(rule).covers(.read(path: path, intention: "")) == expected)
  }

  @Test(arguments: [
    ("url(example.com)", "https://example.com/x", true), ("url(example.com)", "https://EXAMPLE.com:8080", true),
    ("url(example.com)", "https://example.com@evil.org/", false),
    ("url(example.com)", "https://evil.org/?example.com", false),
    ("url(example.com)", "https://evil.org#example.com", false),
    ("url(example.com)", "https://evil.org\\@example.com/", false),
    ("url(example.com)", "https://example.com\\.evil.org/", false),
    ("url(example.com)", "https://example.com%2eevil.org/", false), ("url(example.com)", "https://exämple.com/", false),
    ("url(example.com)", "https://example.com\t.evil.org/", false),
    ("url(example.com)", "https://example.com.evil.org/", false),
    ("url(example.com)", "https://example.com./x", true), ("url(example.com)", "example.com", false),
    ("url(example.com)", "https://a.example.com/", false), ("url(*.example.com)", "https://a.b.example.com/", true),
    ("url(*.example.com)", "https://example.com/", false), ("url(*.example.com)", "https://evilexample.com/", false),
    ("url(example.com:8080)", "https://example.com:8080/", true),
    ("url(example.com:8080)", "https://example.com/", false),
    ("url(https://example.com)", "http://example.com/", false),
    ("url(https://example.com/docs/*)", "https://example.com/docs/a", true),
    ("url(https://example.com/docs/*)", "https://example.com/other", false),
    ("WebFetch(domain:example.com)", "https://example.com/", true),
    ("web_fetch", "https://anything.example/", true), ("url([::1])", "http://[::1]/", false),
  ])
  func urlRules(rule: String, url: String, expected: Bool) throws {
    #expect(try PermissionRule(rule).covers(.url(url, intention: "")) == expected)
  }

  @Test(arguments: [
    "https://evil.org/", "https://EVIL.org.", "https://good.org\\@evil.org/", "https://evil.org\\@good.org/",
    "https://evil.org%2fx", "//evil.org", "evil.org", "https://ev\u{200B}il.org.evil.org/",
  ])
  func anAddressThatMayLeadToADeniedHostIsDenied(url: String) throws {
    #expect(try PermissionRule("url(evil.org)").forbids(.url(url, intention: "")))
  }

  @Test(arguments: [
    ("mcp(github/get_issue)", "github", "get_issue", true), ("mcp(github/get_issue)", "github", "delete", false),
    ("mcp(github/*)", "github", "x", true), ("mcp(github)", "github", "x", true), ("mcp(github)", "gitlab", "x", false),
    ("mcp", "any", "x", true), ("mcp(*/delete_*)", "github", "delete_repo", true),
    ("mcp(*/delete_*)", "github", "get", false),
    ("mcp(io.github/x/get)", "io.github/x", "get", true), ("Mcp(github:get_issue)", "github", "get_issue", true),
    ("mcp__github__get_issue", "github", "get_issue", true), ("mcp__github__*", "github", "x", true),
    ("mcp__github", "github", "x", true), ("mcp__github__get", "gitlab", "get", false),
    ("git-server(log)", "git-server", "log", true),
    ("git-server(log)", "git-server", "push", false), ("git-server", "git-server", "push", true),
    ("git-server(*)", "git-server", "x", true),
  ])
  func serverRules(rule: String, server: String, tool: String, expected: Bool) throws {
    let request = PermissionRequest.mcp(server: server, tool: tool, arguments: .null, isReadOnly: false)
    #expect(try PermissionRule(rule, servers: ["git-server"]).covers(request) == expected)
    #expect(try PermissionRule(rule, servers: ["git-server"]).forbids(request) == expected)
  }

  @Test(arguments: [
    ("custom-tool(deploy)", "deploy", true), ("custom-tool(deploy)", "deploy_all", false),
    ("custom-tool(deploy*)", "deploy_all", true),
    ("custom-tool", "x", true), ("*", "x", true), ("shell", "x", false),
  ])
  func customToolRules(rule: String, name: String, expected: Bool) throws {
    #expect(try PermissionRule(rule).covers(.customTool(name: name, arguments: .null)) == expected)
  }

  /// A team that calls a server `shell` must not turn a person's rule about commands into one about that server.
  @Test func noServerTakesAKindsName() throws {
    let rule = try PermissionRule("shell(rm:*)", servers: ["shell"])
    #expect(rule.forbids(shell("rm x")))
  }

  @Test(arguments: [
    ("", "names no kind", "Write one of"), ("(x)", "names no kind", "Write one of"),
    ("shell(git", "has no closing parenthesis", "shell(…)"),
    ("shel", "begins with shel", "Did you mean shell?"), ("Shel(rm:*)", "begins with Shel", "Did you mean shell?"),
    ("a b(c)", "begins with a b", "Write one of"), ("server(tool)", "begins with server", "Write one of"),
    ("githb(x)", "begins with githb", "Did you mean github?"),
    ("*(x)", "a pattern for every kind", "one rule for each"),
    ("write(src/{a)", "has a pattern that cannot be read", "src/**"),
    ("url(https://)", "names no host", "url(example.com)"),
    ("url(a.*.com)", "has a * that is not the first", "url(*.example.com)"),
    ("url(a b)", "has a host that is none", "url(example.com)"),
    ("mcp__", "begins with mcp__", "Did you mean mcp?"),
  ])
  func rulesThatCannotBeReadSayWhatToWrite(text: String, reason: String, advice: String) throws {
    let error = try #require(throws: PermissionRuleError.self) { try PermissionRule(text, servers: ["github"]) }
    #expect(error.reason.contains(reason))
    #expect(error.advice.contains(advice))
    #expect(error.description.contains("\"\(text)\""))
  }

  /// The narrowest rule for a request allows it, means no more, and is read as it was written.
  @Test(
    arguments: [
      (PermissionRequest.shell(command: "npm test", intention: "", identifiers: []), "shell(npm test)"),
      (.shell(command: "a $(b) > c", intention: "", identifiers: []), "shell(a $(b) > c)"),
      (.shell(command: "ls *", intention: "", identifiers: []), nil),
      (.shell(command: " ls", intention: "", identifiers: []), nil),
      (.shell(command: "a\nb", intention: "", identifiers: []), nil),
      (.write(path: "src/a.md", intention: "", diff: ""), "write(src/a.md)"),
      (.write(path: "src/[a].md", intention: "", diff: ""), nil),
      (.write(path: "team.yaml", intention: "", diff: ""), nil),
      (.mcp(server: "s", tool: "t", arguments: .null, isReadOnly: false), "mcp(s/t)"),
      (.url("https://example.com/x?y", intention: ""), "url(example.com)"),
      (.url("https://a@evil.org/", intention: ""), nil),
      (.customTool(name: "deploy", arguments: .null), "custom-tool(deploy)"),
    ] as [(PermissionRequest, String?)])
  func theRuleForGood(request: PermissionRequest, rule: String?) throws {
    let found = PermissionPolicy(isConfined: false).ruleForGood(request)
    #expect(found?.written == rule)
    if let found { #expect(found.covers(request, isConfined: false)) }
  }

  @Test func noRuleIsOfferedThatWouldChangeNothing() throws {
    let policy = PermissionPolicy(layers: [.init(ask: [try PermissionRule("shell(npm:*)")])])
    #expect(policy.ruleForGood(shell("npm test")) == nil)
    #expect(policy.ruleForGood(shell("ls"))?.written == "shell(ls)")
  }

  private func shell(_ line: String) -> PermissionRequest { .shell(command: line, intention: "", identifiers: []) }
}
