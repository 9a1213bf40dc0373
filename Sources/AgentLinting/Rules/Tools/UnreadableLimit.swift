internal import AgentDefinitions

/// Flags a limit that cannot be read as one.
struct UnreadableLimit: FaultRule {
  static let info = RuleInfo(
    id: "unreadable-limit",
    category: .tools,
    severity: .error,
    summary: "A limit cannot be read.",
    why: "Running without it would cost or last more than somebody wanted, so nothing starts until it can be read.",
    examples: [
      .flagged(
        "name: one\ndescription: Renames Swift functions\nprompt: You rename.\nlimits: { turns: ↓many }\n",
        at: "one.agent.yaml"),
      .clean(
        "name: one\ndescription: Renames Swift functions\nprompt: You rename.\nlimits: { turns: 20 }\n",
        at: "one.agent.yaml"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .unreadableLimit(let key, let found) = kind else { return nil }
    return FindingText(
      "the limit \(key.coded) is \(found), so it cannot be kept and the team does not start; write a number, or a time "
        + "as in `30m`")
  }
}
