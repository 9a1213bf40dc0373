internal import AgentDefinitions

/// Flags an agent that nothing can refer to.
struct MissingID: FaultRule {
  static let info = RuleInfo(
    id: "missing-id",
    category: .fields,
    severity: .error,
    summary: "The agent has no id.",
    why: "Nothing can call, select or test an agent without one, and Claude Code skips the file without a word.",
    examples: [
      .flagged(
        "↓---\ndescription: Reviews Swift code for data races\n---\nYou review.\n", at: ".claude/agents/race-finder.md"),
      .flagged("↓description: Renames Swift functions\nprompt: You rename.\n", at: "one.agent.yaml"),
      .clean(
        "---\nname: race-finder\ndescription: Reviews Swift code for data races\n---\nYou review.\n",
        at: ".claude/agents/race-finder.md"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .missingID(let key) = kind else { return nil }
    let dialect = context.dialect ?? .native
    let others = dialect.field(.name)?.requiredBy.filter { $0 != .roster && $0 != .claudeCode } ?? []
    return FindingText(
      "the agent has no \(key.coded), by which others refer to it; add one in lower case with hyphens, as in "
        + "`\(dialect.example(key, "code-reviewer"))`",
      effects: context.effects(
        [
          RuntimeEffect(.claudeCode, "skips the file without a word"),
          RuntimeEffect(.roster, "does not start"),
        ] + others.map { RuntimeEffect($0, "does not load the file") }))
  }
}
