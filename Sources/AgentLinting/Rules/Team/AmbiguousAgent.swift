internal import AgentDefinitions

/// Flags a reference by a display name that several agents have.
struct AmbiguousAgent: FaultRule {
  static let info = RuleInfo(
    id: "ambiguous-agent",
    category: .team,
    severity: .error,
    summary: "The name is a display name that several agents have.",
    why:
      "References go by id, and by display name only where that is one agent's alone. This one could be any of them, "
      + "so it is none.",
    examples: [
      .flagged(
        """
        version: 1
        agents:
          - { name: one, displayName: Reviewer, description: Reviews Swift code, prompt: You review. }
          - { name: two, displayName: Reviewer, description: Reviews SQL migrations, prompt: You review. }
          - { name: lead, description: Divides a review, prompt: You divide., subagents: [↓Reviewer] }
        """, at: "team.yaml"),
      .clean(
        """
        version: 1
        agents:
          - { name: one, displayName: Reviewer, description: Reviews Swift code, prompt: You review. }
          - { name: two, displayName: Reviewer, description: Reviews SQL migrations, prompt: You review. }
          - { name: lead, description: Divides a review, prompt: You divide., subagents: [one] }
        """, at: "team.yaml"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .ambiguousReference(let key, let name) = kind else { return nil }
    return FindingText(
      "\(key.coded) says \(name.quoted), which is the display name of several agents; write the id of the one that is "
        + "meant")
  }
}
