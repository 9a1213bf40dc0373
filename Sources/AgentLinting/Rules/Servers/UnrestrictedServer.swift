internal import AgentDefinitions

/// Flags a server of which the agent gets every tool.
struct UnrestrictedServer: ServerRule {
  static let info = RuleInfo(
    id: "unrestricted-server",
    category: .servers,
    tier: .strict,
    severity: .info,
    summary: "The agent may use every tool of the server, also those that the server gets later.",
    why: "A server that reads issues today may delete them tomorrow. A list of tools keeps the grant at what was "
      + "reviewed.",
    examples: [
      .flagged(
        """
        description: Renames Swift functions
        tools: [view]
        mcp-servers:
          docs: { type: http, url: "https://mcp.example.com/docs", tools: [↓"*"] }
          notes: ↓{ type: http, url: "https://mcp.example.com/notes" }
        """),
      .clean(
        """
        description: Renames Swift functions
        tools: [view]
        mcp-servers:
          docs: { type: http, url: "https://mcp.example.com/docs", tools: [search] }
        """),
      .clean(
        """
        description: Renames Swift functions
        tools: [view, docs/search]
        mcp-servers:
          docs: { type: http, url: "https://mcp.example.com/docs" }
        """),
    ])

  func check(_ server: CheckedServer, into findings: inout Findings) {
    guard let definition = server.definition, definition.tools == nil, definition.transport != .reference else {
      return
    }
    // The agent's own list may name some of them.
    if let agent = server.agent, !agent.tools.isAll, agent.tools.names(server.name.value) { return }
    let star = server.value?["tools"]?.elements.first { $0.isText("*") } ?? server.value?["tools"]
    findings.add(.unrestricted(server.name.value), at: star?.range ?? server.value?.range ?? definition.range)
  }
}

extension ToolGrant {
  /// Whether single tools of this server are listed.
  fileprivate func names(_ server: String) -> Bool {
    patterns.contains { pattern in
      if case .mcp(server, let tool) = pattern.value.kind { tool != "*" } else { false }
    }
  }
}

extension FindingText {
  fileprivate static func unrestricted(_ server: String) -> FindingText {
    FindingText(
      "every tool of the MCP server \(server.coded) may be used, also those that it gets later; list the ones that the "
        + "prompt speaks of under `tools`")
  }
}
