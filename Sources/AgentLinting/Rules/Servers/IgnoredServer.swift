internal import AgentDefinitions

/// Flags MCP servers in a file whose system does not read them there.
struct IgnoredServer: AgentRule {
  static let info = RuleInfo(
    id: "ignored-server",
    category: .servers,
    severity: .warning,
    summary: "The system that the file is for reads no MCP servers from it.",
    why: "The agent starts without the tools that its prompt speaks of, and nothing says so.",
    examples: [
      .flagged(
        """
        ---
        name: one
        description: Renames Swift functions
        tools: Read
        ↓mcpServers:
          docs: { command: docs-server }
        ---
        You rename.
        """, at: "plugin/agents/one.md"),
      .flagged(
        """
        description: Renames Swift functions
        tools: [view]
        target: vscode
        ↓mcp-servers:
          docs: { type: local, command: docs-server, tools: [search] }
        """),
      .clean(
        """
        ---
        name: one
        description: Renames Swift functions
        tools: Read
        mcpServers:
          docs: { command: docs-server }
        ---
        You rename.
        """, at: ".claude/agents/one.md"),
      .clean(
        """
        description: Renames Swift functions
        tools: [view]
        mcp-servers:
          docs: { type: local, command: docs-server, tools: [search] }
        """),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    guard let field = agent.field(.mcpServers), !field.value.isNull, field.value.count > 0 else { return }
    let others = agent.runtimes.filter { $0 != .roster }
    guard !others.isEmpty else { return }
    let readers = others.filter { field.field?.readBy?.contains($0) ?? true }
    if readers.isEmpty {
      findings.add(.ignored(field.key.value, others), at: field.key.range)
    } else if agent.target == "vscode", others.contains(.visualStudioCode), !readers.contains(.visualStudioCode) {
      findings.add(.ignored(field.key.value, [.visualStudioCode]), at: field.key.range)
    }
  }
}

extension FindingText {
  fileprivate static func ignored(_ key: String, _ runtimes: [AgentRuntime]) -> FindingText {
    let systems = runtimes.map(\.title).joined(separator: " and ")
    return FindingText(
      "\(systems) does not read \(key.coded) in a file like this, so the agent has none of these servers' tools; configure "
        + "them where \(systems) looks, and take them out here",
      effects: runtimes.map { RuntimeEffect($0, "loads the agent without its servers") })
  }
}
