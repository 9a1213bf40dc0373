internal import AgentDefinitions

/// Flags the name of a skill that is nearly one of the repository's.
struct MisspelledSkill: FaultRule {
  static let info = RuleInfo(
    id: "misspelled-skill",
    category: .fields,
    tier: .strict,
    severity: .warning,
    summary: "The agent names a skill that is spelled a little differently in this repository.",
    why: "A skill that is not found is left out, mostly without a word, and the agent works without what it says.",
    fixes: [.safe],
    examples: [
      .flagged(
        RuleExample.skillFiles(of: .claudeCode, naming: "↓swift-name"),
        fixed: RuleExample.skillFiles(of: .claudeCode, naming: "swift-names")),
      .clean(RuleExample.skillFiles(of: .claudeCode, naming: "swift-names")),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .unknownSkill(let name, let suggestion?, _) = kind else { return nil }
    return FindingText(
      "no skill of this repository is called \(name.coded), so that the agent works without it unless its user has one; "
        + "did you mean \(suggestion.coded)?",
      fixes: Spelling.isSlip(name, for: suggestion) ? renaming(suggestion, context) : [])
  }

  private func renaming(_ name: String, _ context: FaultContext) -> [Fix] {
    guard let list = context.agent?.field(.skills).flatMap({ ListEdits($0.value) }),
      let index = list.items.firstIndex(where: { $0.range == context.fault?.range })
    else { return [] }
    return .of("write \(name.coded)", .safe, list.edits([index: .rename(to: name)]))
  }
}
