internal import AgentDefinitions

/// Flags a list of callable agents that cannot be read.
struct UnreadableSubagents: FaultRule {
  static let info = RuleInfo(
    id: "unreadable-subagents",
    category: .team,
    severity: .error,
    summary: "The list of agents that this one may call cannot be read.",
    why: "Some systems take a list that they cannot read for no list, which is every agent. Here it allows none.",
    examples: [
      .flagged("agents: ↓{ researcher: true }"),
      .clean("agents: []"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .unreadableSubagents(let found) = kind else { return nil }
    return FindingText(
      "the list of agents that this one may call is \(found), so it allows none here and may allow all elsewhere; write "
        + "a list of ids, as in `[researcher]`")
  }
}
