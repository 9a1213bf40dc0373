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
    switch kind {
    case .invalidValue(let key, let written, let expected):
      text(key, written, expected, severity: context.severityOfMisreading)
    case .invalidID(let key, let written, let expected, let blocks):
      text(key, written, expected, severity: blocks ? .error : .warning)
    default: nil
    }
  }

  private func text(_ key: String, _ written: String, _ expected: String, severity: Severity) -> FindingText {
    FindingText("\(key.coded) cannot be \(written.quoted); write \(expected)", severity: severity)
  }
}
