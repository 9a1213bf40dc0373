internal import AgentDefinitions

/// Flags a tool of a server that nothing in sight brings along.
struct UndeclaredServer: AgentRule {
  static let info = RuleInfo(
    id: "undeclared-server",
    category: .servers,
    tier: .strict,
    severity: .info,
    summary: "The tool list names a server that the agent does not bring along.",
    why:
      "The tool exists only where somebody has configured a server of exactly this name. On other machines the agent "
      + "goes without it and does not say so.",
    examples: [
      .flagged(
        """
        description: Renames Swift functions
        tools: [view, ↓dosc/search]
        mcp-servers:
          docs: { type: local, command: docs-server, tools: [search] }
        """),
      .clean(
        """
        description: Renames Swift functions
        tools: [view, docs/search, github/get_issue, ms-python.python/getEnvironment]
        mcp-servers:
          docs: { type: local, command: docs-server, tools: [search] }
        """),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    let declared = agent.mcpServers.map(\.name.value)
    var seen: Set<String> = []
    for pattern in agent.tools.patterns {
      // `ms-python.python` is an extension of VS Code's.
      guard case .mcp(let server, _) = pattern.value.kind, server != "*", !server.contains("."),
        !declared.contains(server), !Self.builtIn.contains(server.lowercased()), seen.insert(server).inserted
      else { continue }
      findings.add(.undeclared(server, Spelling.nearest(server, among: declared.sorted())), at: pattern.range)
    }
  }

  /// What GitHub's own systems bring along.
  private static let builtIn: Set<String> = ["github", "playwright"]
}

extension FindingText {
  fileprivate static func undeclared(_ server: String, _ suggestion: String?) -> FindingText {
    guard let suggestion else {
      return FindingText(
        "the MCP server \(server.coded) is not this agent's own, so its tools are there only where somebody has configured "
          + "a server of that name; say so in the README, or bring it along")
    }
    return FindingText(
      "this agent has no MCP server \(server.coded), and one called \(suggestion.coded); write that", severity: .warning
    )
  }
}
