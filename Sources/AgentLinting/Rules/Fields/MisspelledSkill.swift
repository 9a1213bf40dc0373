internal import AgentDefinitions

/// Flags the name of a skill that is nearly one of the repository's.
struct MisspelledSkill: FaultRule {
  static let info = RuleInfo(
    id: "misspelled-skill",
    category: .fields,
    severity: .warning,
    summary: "The agent names a skill that is spelled a little differently in this repository.",
    why: "A skill that is not found is left out, mostly without a word, and the agent works without what it says.",
    examples: [
      .flagged(RuleExample.skillFiles(of: .claudeCode, naming: "↓swift-name")),
      .clean(RuleExample.skillFiles(of: .claudeCode, naming: "swift-names")),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .unknownSkill(let name, let suggestion?, _) = kind else { return nil }
    return FindingText(
      "no skill of this repository is called \(name.coded), so that the agent works without it unless its user has one; "
        + "did you mean \(suggestion.coded)?")
  }
}
