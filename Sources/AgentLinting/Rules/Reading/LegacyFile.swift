internal import AgentDefinitions

/// Flags a kind of file that systems are giving up.
struct LegacyFile: FaultRule {
  static let info = RuleInfo(
    id: "legacy-file",
    category: .reading,
    severity: .info,
    summary: "The file's kind is out of date.",
    why:
      "VS Code renamed its chat modes to custom agents in version 1.106. It still reads the old files; Copilot's cloud "
      + "agent and Copilot CLI never did.",
    examples: [
      .flagged("↓---\ndescription: Plans a database migration step by step\n---\nYou plan.\n", at: "plan.chatmode.md"),
      .clean("---\ndescription: Plans a database migration step by step\n---\nYou plan.\n", at: "plan.agent.md"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .legacyFile(let newName) = kind else { return nil }
    return FindingText(
      "only VS Code reads this kind of file, and by its old name; rename it to \(newName.coded), which Copilot's cloud agent "
        + "and Copilot CLI read too",
      effects: context.dialect?.effects ?? [])
  }
}
