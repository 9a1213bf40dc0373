internal import AgentDefinitions

/// Flags a key that is there twice.
struct DuplicateKey: FaultRule {
  static let info = RuleInfo(
    id: "duplicate-key",
    category: .reading,
    severity: .error,
    summary: "A key is written twice in one mapping.",
    why:
      "Some systems refuse the file; the others take the first value or the last. Two tool lists are then a matter of "
      + "luck.",
    examples: [
      .flagged("tools: [view]\n↓tools: [view, bash]"),
      .clean("tools: [view, bash]"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    switch kind {
    case .duplicateKey(let name), .syntax(.duplicateKey(let name, _)):
      FindingText(
        "\(name.coded) is here a second time, and systems differ in which one counts (here it is the first); keep one "
          + "of the two")
    default: nil
    }
  }
}
