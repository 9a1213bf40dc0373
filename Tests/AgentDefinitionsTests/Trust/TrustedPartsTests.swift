import Testing

@testable import AgentDefinitions

@Suite struct TrustedPartsTests {
  @Test(arguments: [
    ("http://localhost:11434/v1", true), ("http://127.0.0.1:8080", true), ("http://[::1]:8080/v1", true),
    ("http://127.9.9.9/", true), ("https://models.localhost/v1", true),
    ("https://api.example.com/v1", false), ("http://127.0.0.1.example.com/", false),
    ("http://localhost@example.com/", false), ("http://localhost\\@example.com/", false), ("localhost:80", false),
    ("http://localhost.example.com", false), ("http://10.0.0.1/", false), ("http://[::2]/", false), ("", false),
  ])
  func whatIsOnThisMachine(address: String, isLocal: Bool) {
    #expect(TrustedParts.isOnThisMachine(address) == isLocal)
  }

  @Test(arguments: [
    "agents: [{name: a, prompt: p, tools: [bash]}]",
    "provider: {type: openai, baseUrl: \"http://localhost:8000/v1\", apiKey: none}\nagents: [{name: a, prompt: p}]",
    "permissions: {deny: [shell]}\nlimits: {turns: 3}",
    "permissions: {allow: [read, view, \"read(docs/**)\", \" view(*)\"], ask: [shell], deny: [\"*\"]}",
    "model: gpt-4.1\nagents: [{name: a, prompt: p, model: \"scripted:nothing.yaml\"}]",
  ])
  func plainTeamsNeedNone(text: String) {
    #expect(TrustedParts(team(text)).isEmpty)
  }

  @Test(arguments: [
    (
      "provider: {type: openai, baseUrl: \"https://api.example.com/v1\", apiKey: \"${env:EXAMPLE_KEY}\"}",
      ["model provider openai at https://api.example.com/v1 gets the variable EXAMPLE_KEY"]
    ),
    (
      "mcpServers: {db: {command: npx, args: [-y, server@1.2.3], env: {URL: \"${env:DB_URL}\", MODE: secret-text}}}",
      ["MCP server db runs: npx -y server@1.2.3 with MODE, URL gets the variable DB_URL"]
    ),
    (
      "agents: [{name: a, prompt: p, mcpServers: {docs: {type: http, url: \"https://mcp.example.com\"}}}]",
      ["MCP server docs of a at https://mcp.example.com"]
    ),
    ("agents: []\nhooks: {start: [./hook.sh]}", ["hooks: {start: [./hook.sh]}"]),
    (
      "permissions: {allow: [shell, read, \"write(src/**)\", \"*\", reads, \"read shell\", \"(read)\"]}",
      ["shell", "write(src/**)", "*", "reads", "read shell", "(read)"].map { "permission without a question: \($0)" }
    ),
    ("model: scripted:talk.yaml", ["model scripted:talk.yaml, a file that speaks for the model"]),
  ])
  func whatAPersonIsAsked(text: String, lines: [String]) {
    #expect(TrustedParts(team(text)).lines == lines)
  }

  @Test func theDigestChangesWithTheParts() {
    let base = digest("mcpServers: {db: {command: npx, args: [a, b], env: {X: \"${env:KEY}\"}}}")
    #expect(base == digest("name: other\nmcpServers: {db: {command: npx, args: [a, b], env: {X: \"${env:KEY}\"}}}"))
    let changed = [
      "mcpServers: {db: {command: npx, args: [ab], env: {X: \"${env:KEY}\"}}}",
      "mcpServers: {db: {command: npx, args: [a, b], env: {X: \"${env:OTHER}\"}}}",
      "mcpServers: {db: {command: npx, args: [a, b], env: {X: literal}}}",
      "mcpServers: {db: {command: npx, args: [a, b], env: {X: \"${env:KEY}\"}, sandbox: full}}",
      "agents: [{name: n, prompt: p, mcpServers: {db: {command: npx, args: [a, b], env: {X: \"${env:KEY}\"}}}}]",
    ]
    #expect(Set(changed.map(digest) + [base]).count == changed.count + 1)
  }

  @Test func theDigestChangesWithThePermissions() {
    let texts = [
      "permissions: {allow: [shell, write]}", "permissions: {allow: [shell]}",
      "permissions: {allow: [\"shell(git:*)\"]}",
      "permissions: {allow: [read]}", "model: scripted:a.yaml", "model: scripted:b.yaml",
    ]
    #expect(Set(texts.map(digest)).count == texts.count)
    #expect(digest("permissions: {allow: [shell, read], deny: [url]}") == digest(texts[1]))
  }

  /// A key that was trusted for one address is not trusted for another that is trusted too.
  @Test func aKeyIsTrustedTogetherWithItsAddress() {
    let one = "providers: [{name: a, baseUrl: \"https://a.example\", apiKey: \"${env:A}\"}, "
    let other = "providers: [{name: a, baseUrl: \"https://b.example\", apiKey: \"${env:A}\"}, "
    #expect(
      digest(one + "{name: b, baseUrl: \"https://b.example\"}]")
        != digest(other + "{name: b, baseUrl: \"https://a.example\"}]"))
  }

  private func team(_ text: String) -> TeamDefinition {
    TestTeam.read(text).team ?? TeamDefinition(base: "nowhere")
  }

  private func digest(_ text: String) -> String { TrustedParts(team(text)).digest }
}
