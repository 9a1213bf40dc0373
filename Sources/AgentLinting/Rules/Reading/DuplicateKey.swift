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
    fixes: [.safe],
    examples: [
      .flagged("tools: [view]\n↓tools: [view, bash]"),
      .flagged("tools: [view]\nmodel: gpt-5.4\n↓tools: [view] # again", fixed: "tools: [view]\nmodel: gpt-5.4"),
      .clean("tools: [view, bash]"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    switch kind {
    case .duplicateKey(let name), .syntax(.duplicateKey(let name, _)):
      FindingText(
        "\(name.coded) is here a second time, and systems differ in which one counts (here it is the first); keep one "
          + "of the two",
        fixes: sameValue(in: context))
    default: nil
    }
  }

  /// Which of two values counts does not matter where both are the same.
  private func sameValue(in context: FaultContext) -> [Fix] {
    guard let (mapping, entry) = context.entry, let first = context.fault?.related.first,
      let other = context.tree?.entry(withKeyAt: first.range)?.entry,
      mapping.tree.file[other.value.range].elementsEqual(mapping.tree.file[entry.value.range])
    else { return [] }
    return .of("take out the second \((entry.key.text ?? "").coded)", .safe, MappingEdits(mapping).removing(entry))
  }
}
