internal import AgentDefinitions

/// Flags a second YAML document, which nobody reads.
struct ExtraDocument: FaultRule {
  static let info = RuleInfo(
    id: "extra-document",
    category: .reading,
    severity: .warning,
    summary: "A second YAML document begins here.",
    why: "Only the first document of a file is read; agents in the second are in no team.",
    examples: [
      .flagged(
        "name: one\ndescription: Renames Swift functions\nprompt: You rename.\n↓---\nname: two\n", at: "one.agent.yaml"),
      .clean("name: one\ndescription: Renames Swift functions\nprompt: You rename.\n", at: "one.agent.yaml"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard kind == .syntax(.severalDocuments) else { return nil }
    return FindingText(
      "a second YAML document starts here and is not read; put it into a file of its own, or make both entries of a team "
        + "file's `agents:`")
  }
}
