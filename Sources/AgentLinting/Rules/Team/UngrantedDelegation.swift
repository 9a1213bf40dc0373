internal import AgentDefinitions

/// Flags a list of callable agents without the tool to call them.
struct UngrantedDelegation: AgentRule {
  static let info = RuleInfo(
    id: "ungranted-delegation",
    category: .team,
    severity: .warning,
    summary: "The agent names others that it may call, and its tools do not let it call anybody.",
    why:
      "The list alone grants nothing: the agent does by itself, with the tools it has, what was meant for the others, or "
      + "says that it cannot.",
    examples: [
      .flagged("tools: [view]\n↓agents: [researcher]"),
      .clean("tools: [view, agent]\nagents: [researcher]"),
      .clean("tools: [view]\nagents: []"),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    guard let names = agent.subagents, !names.isEmpty, let field = agent.field(.subagents), !agent.isRecovered,
      agent.dialect.tools.hasDelegation, !agent.tools.names(.task), agent.field(.tools) != nil
    else { return }
    findings.add(.ungranted(agent, field.key.value, names.map(\.value)), at: field.key.range)
  }
}

extension ToolNameTable {
  /// Whether calling others is a tool of the dialect, as it is not where a list of agents says it all.
  fileprivate var hasDelegation: Bool { rows.contains { $0.tools == [.task] && $0.status == .current } }
}

extension FindingText {
  fileprivate static func ungranted(_ agent: AgentDefinition, _ key: String, _ names: [String]) -> FindingText {
    let tool = agent.dialect.tools.row("agent") == nil ? "task" : "agent"
    return FindingText(
      "\(key.coded) names \(names.prefix(3).listed()), but the tools of \(agent.id.value.coded) do not let it call anybody; "
        + "add \(tool.coded) to `tools`, or take out \(key.coded)",
      effects: agent.runtimes.contains(.visualStudioCode)
        ? [RuntimeEffect(.visualStudioCode, "loads it; the agent cannot call the others")] : [])
  }
}
