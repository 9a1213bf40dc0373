internal import AgentDefinitions

/// Flags a deny list that cannot be read as one.
struct UnreadableDeny: FaultRule {
  static let info = RuleInfo(
    id: "unreadable-deny",
    category: .tools,
    severity: .error,
    summary: "A list of what is forbidden cannot be read.",
    why: "Acting without it would allow what somebody forbade, so nothing starts until it can be read.",
    examples: [
      .flagged(
        "name: one\ndescription: Renames Swift functions\nprompt: You rename.\ndisallowedTools: ↓{ bash: true }\n",
        at: "one.agent.yaml"),
      .clean(
        "name: one\ndescription: Renames Swift functions\nprompt: You rename.\ndisallowedTools: [bash]\n",
        at: "one.agent.yaml"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .unreadableDeny(let key, let found) = kind else { return nil }
    return FindingText(
      "\(key.coded) is \(found), so what it forbids cannot be told and the team does not start; write a list of names, "
        + "as in `[bash]`")
  }
}
