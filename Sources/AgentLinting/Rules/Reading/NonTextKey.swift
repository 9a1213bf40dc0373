internal import AgentDefinitions

/// Flags a key that is a list or a mapping.
struct NonTextKey: FaultRule {
  static let info = RuleInfo(
    id: "non-text-key",
    category: .reading,
    severity: .error,
    summary: "A key is itself a list or a mapping.",
    why: "YAML allows it and no agent system reads it. It usually comes from braces that were meant as text, as in a "
      + "template's `{{name}}`.",
    examples: [
      .flagged("metadata:\n  ↓[swift, rust]: yes"),
      .clean("metadata:\n  \"{{name}}\": yes"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard kind == .syntax(.nonScalarKey) else { return nil }
    return FindingText("this key is a list or a mapping, which no system reads; quote it if it is meant as text")
  }
}
