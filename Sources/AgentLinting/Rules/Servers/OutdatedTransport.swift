internal import AgentDefinitions

/// Flags a server that is reached in the way that MCP has given up.
struct OutdatedTransport: ServerRule {
  static let info = RuleInfo(
    id: "outdated-transport",
    category: .servers,
    severity: .info,
    summary: "The server is reached over `sse`, which MCP has replaced by `http`.",
    why:
      "The protocol's version of March 2025 replaced it. Servers are dropping it, and a connection that breaks cannot "
      + "be taken up again.",
    examples: [
      .flagged(
        """
        description: Renames Swift functions
        tools: [view]
        mcp-servers:
          docs: { type: ↓sse, url: "https://mcp.example.com/sse", tools: [search] }
        """),
      .clean(
        """
        description: Renames Swift functions
        tools: [view]
        mcp-servers:
          docs: { type: http, url: "https://mcp.example.com/mcp", tools: [search] }
        """),
    ])

  func check(_ server: CheckedServer, into findings: inout Findings) {
    guard let definition = server.definition, case .sse = definition.transport else { return }
    findings.add(.outdated(server.name.value), at: server.value?["type"]?.range ?? definition.range)
  }
}

extension FindingText {
  fileprivate static func outdated(_ server: String) -> FindingText {
    FindingText(
      "the MCP server \(server.coded) is reached over `sse`, which MCP has replaced; write `http` and the address that the "
        + "server has for it")
  }
}
