internal import AgentDefinitions

/// Flags tool lists that say nothing: an empty one is no tool at all, and null is every tool.
struct EmptyTools: AgentRule {
  static let info = RuleInfo(
    id: "empty-tools",
    category: .tools,
    severity: .warning,
    summary: "The key `tools` is there, but names nothing.",
    why: "An empty list and null look alike and are opposites: `[]` takes every tool away, null grants them all. "
      + "Claude Code does not start an agent whose list has no tool in it.",
    examples: [
      .flagged("tools: ↓null"),
      .flagged("tools: ↓[]", at: ".claude/agents/example.md"),
      .clean("tools: [\"*\"]"),
      .clean("tools: [read]"),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    guard let value = agent.field(.tools)?.value else { return }
    if case .all(let range?) = agent.tools, value.isNull {
      findings.add(.everything, at: range)
    } else if value.kind == .sequence, value.count == 0 {
      findings.add(.nothing(agent), at: value.range)
    }
  }
}

extension FindingText {
  fileprivate static let everything = FindingText(
    "`tools` is null, which grants every tool; list those that the agent needs, or write `[\"*\"]` to say that all is meant"
  )

  /// Where the agent runs without tools it may well be meant to.
  fileprivate static func nothing(_ agent: AgentDefinition) -> FindingText {
    let isRefused = agent.runtimes.contains(.claudeCode)
    return FindingText(
      "`tools` is an empty list, so the agent has no tools at all; list those that it needs"
        + (isRefused ? ", or take the line out to let it have all" : ""),
      severity: isRefused ? .warning : .info,
      effects: agent.runtimes.map {
        RuntimeEffect($0, $0 == .claudeCode ? "does not start the agent" : "gives it no tools")
      })
  }
}
