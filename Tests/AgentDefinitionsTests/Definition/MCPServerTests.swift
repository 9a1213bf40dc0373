import Testing

@testable import AgentDefinitions

@Suite struct MCPServerTests {
  @Test(arguments: [
    ("{command: npx, args: [-y, x]}", "s | npx -y x", []),
    ("{type: local, command: x, env: {PORT: 80, KEY: \"${env:KEY}\"}}", "s | x | PORT=80 | KEY=${env:KEY}", []),
    ("{type: http, url: \"https://x\", headers: {A: b}, tools: ['*']}", "s | https://x | A=b", []),
    ("{url: \"https://x\"}", "s | https://x", []),
    ("{type: sse, url: \"https://x\", tools: [a, b]}", "s | sse https://x | only a, b", []),
    ("{command: x, tools: []}", "s | x | only ", []),
    // A list that cannot be read is empty.
    ("{command: x, tools: {a: true}}", "s | x | only ", ["wrongType"]),
    ("{type: http}", "s | (configured elsewhere)", ["missingKey"]),
    ("{args: [a]}", "s | (configured elsewhere)", ["missingKey"]),
    ("{command: x, comand: y}", "s | x", ["blocking unknownKey"]),
    ("{type: tcp, command: x}", "s | x", ["invalidValue"]),
  ])
  func reads(server: String, line: String, faults: [String]) {
    let (agent, found) = read(server)
    #expect(agent?.mcpServers.map(Sketch.server) == [line])
    let kinds = Sketch.faults(found).map { $0.split(separator: " ", maxSplits: 1)[1].prefix { $0 != "(" } }
    #expect(kinds.map(String.init) == faults)
  }

  @Test(arguments: [
    ("sandbox: workspace", "workspace"), ("sandbox: everything", "read-only"), ("sandbox: [full]", "read-only"),
    ("timeout: 5", nil),
  ])
  func anUnreadableSandboxIsTheNarrowest(key: String, level: String?) {
    #expect(read("{command: x, \(key)}").agent?.mcpServers.first?.sandbox?.value == level)
  }

  @Test func aNumberOfMilliseconds() {
    let servers = read("{command: x, timeout: 1500}").agent?.mcpServers
    #expect(servers?.first?.timeout?.value == .milliseconds(1500))
  }

  private func read(_ server: String) -> (agent: AgentDefinition?, faults: [Fault]) {
    let text = "name: a\ndescription: d\nprompt: p\nmcpServers: {s: \(server)}"
    return DefinitionReader.read(SourceFile(path: "a.agent.yaml", text: text), as: .native)
  }
}
