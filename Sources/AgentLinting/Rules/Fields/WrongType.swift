internal import AgentDefinitions

/// Flags a value of a shape that its key cannot have.
struct WrongType: FaultRule {
  static let info = RuleInfo(
    id: "wrong-type",
    category: .fields,
    severity: .error,
    summary: "The value has not the shape that its key needs.",
    why: "A list where text is meant, or a text where a list is meant, is dropped or refused: the file then says less "
      + "than its author believes.",
    fixes: [.safe],
    examples: [
      .flagged("description: ↓[Reviews Swift code]"),
      .flagged("user-invocable: ↓\"false\"", fixed: "user-invocable: false"),
      .flagged("handoffs: ↓editor"),
      .clean("handoffs:\n  - { label: Apply, agent: editor, prompt: Apply it. }"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .wrongType(let key, let expected, let found) = kind else { return nil }
    return FindingText(
      "\(key.coded) must be \(expected) and is \(found), so it is not read; write \(expected)",
      severity: context.severityOfMisreading, fixes: context.unquotedSwitch(.safe))
  }
}
