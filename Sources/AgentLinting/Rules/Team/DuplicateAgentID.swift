internal import AgentDefinitions

/// Flags a second agent with the same id.
struct DuplicateAgentID: FaultRule {
  static let info = RuleInfo(
    id: "duplicate-agent-id",
    category: .team,
    severity: .error,
    summary: "Two agents of one team have the same id.",
    why: "A request to that id reaches whichever was read last, or first, depending on the system; the other can never "
      + "be called.",
    examples: [
      .flagged(
        """
        ==> .claude/agents/one.md
        ---
        name: finder
        description: Reviews Swift code for data races
        ---
        You review.
        ==> .claude/agents/two.md
        ---
        name: ↓finder
        description: Reviews SQL migrations for lost data
        ---
        You review.
        """),
      .clean(
        """
        ==> .claude/agents/one.md
        ---
        name: race-finder
        description: Reviews Swift code for data races
        ---
        You review.
        ==> .claude/agents/two.md
        ---
        name: loss-finder
        description: Reviews SQL migrations for lost data
        ---
        You review.
        """),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .duplicateID(let id) = kind else { return nil }
    return FindingText(
      "another agent of this team is called \(id.coded) already, so only one of them can ever be reached; give each an "
        + "id of its own",
      effects: context.effects([
        RuntimeEffect(.roster, "does not start"),
        RuntimeEffect(.claudeCode, "keeps one of them and drops the other without a word"),
      ]))
  }
}
