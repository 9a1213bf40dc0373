internal import AgentDefinitions

/// Flags a value outside those that its key can have.
struct InvalidValue: FaultRule {
  static let info = RuleInfo(
    id: "invalid-value",
    category: .fields,
    severity: .error,
    summary: "The value is none of those that its key can have.",
    why: "Systems fall back to their default for a value that they do not know, usually without a word.",
    examples: [
      .flagged("reasoningEffort: ↓maximal"),
      .clean("reasoningEffort: high"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .invalidValue(let key, let written, let expected) = kind else { return nil }
    return FindingText(
      "\(key.coded) cannot be \(written.quoted); write \(expected)", severity: context.severityOfMisreading)
  }
}
