internal import AgentDefinitions

/// Flags a tool of a server that neither the agent nor the repository brings along.
struct UndeclaredServer: TeamRule {
  static let info = RuleInfo(
    id: "undeclared-server",
    category: .servers,
    tier: .strict,
    severity: .info,
    summary: "The tool list names a server that neither the agent nor the repository brings along.",
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
      .flagged(
        """
        ==> .github/agents/one.agent.md
        ---
        description: Renames Swift functions
        tools: [view, ↓figma/get]
        ---
        You rename functions.
        ==> .github/agents/two.agent.md
        ---
        description: Explains build failures
        tools: [view, figma/get]
        ---
        You explain builds.
        """),
      .clean(
        """
        ==> .github/agents/one.agent.md
        ---
        description: Renames Swift functions
        tools: [view, figma/get, jira/search]
        ---
        You rename functions.
        ==> .vscode/mcp.json
        {
          // For everybody.
          "servers": {"figma": {"url": "https://mcp.example.com"}},
        }
        ==> .codex/config.toml
        [mcp_servers.jira]
        command = "jira-server"
        """),
      .clean(
        """
        description: Renames Swift functions
        tools: [view, docs/search, github/get_issue, ms-python.python/getEnvironment]
        mcp-servers:
          docs: { type: local, command: docs-server, tools: [search] }
        """),
    ])

  func check(_ team: CheckedTeam, into findings: inout Findings) {
    var configured: Set<String>?
    var missing: [(server: String, place: SourceRange, file: SourceFile)] = []
    var counts: [String: Int] = [:]
    for agent in team.agents {
      let own = Set(agent.mcpServers.map(\.name.value) + team.definition.mcpServers.map(\.name.value))
      for (server, range) in Self.servers(of: agent) where !own.contains(server) {
        if let meant = Spelling.nearest(server, among: own.sorted()) {
          findings.add(.misspelled(server, meant), at: range, in: agent.file)
          continue
        }
        let known = configured ?? ConfiguredServers.names(around: agent.file)
        configured = known
        guard !known.contains(where: { Spelling.areSame($0, server) }) else { continue }
        if counts[server] == nil { missing.append((server, range, agent.file)) }
        counts[server, default: 0] += 1
      }
    }
    for (server, range, file) in missing {
      findings.add(.undeclared(server, agents: counts[server] ?? 1), at: range, in: file)
    }
  }

  /// The servers that an agent's list names, each once, with the first place.
  private static func servers(of agent: AgentDefinition) -> [(name: String, place: SourceRange)] {
    var seen: Set<String> = []
    return agent.tools.patterns.compactMap { pattern in
      // `ms-python.python` is an extension of VS Code's.
      guard case .mcp(let server, _) = pattern.value.kind, server != "*", !server.contains("."),
        !builtIn.contains(server.lowercased()), seen.insert(server).inserted
      else { return nil }
      return (server, pattern.range)
    }
  }

  /// What GitHub's own systems bring along.
  private static let builtIn: Set<String> = ["github", "playwright"]
}

extension FindingText {
  fileprivate static func undeclared(_ server: String, agents: Int) -> FindingText {
    let who = agents == 1 ? "this agent names tools of" : "\(agents) agents here name tools of"
    return FindingText(
      "the MCP server \(server.coded), which \(who), is brought along neither by them nor by the repository's settings, so "
        + "its tools are there only where somebody has configured a server of that name; say so in the README, or add it, "
        + "as in `.mcp.json` or `.vscode/mcp.json`")
  }

  fileprivate static func misspelled(_ server: String, _ meant: String) -> FindingText {
    FindingText(
      "this agent has no MCP server \(server.coded), and one called \(meant.coded); write that", severity: .warning)
  }
}
