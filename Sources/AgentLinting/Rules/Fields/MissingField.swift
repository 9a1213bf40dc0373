internal import AgentDefinitions

/// Flags a mapping without a key that it cannot do without.
struct MissingField: FaultRule {
  static let info = RuleInfo(
    id: "missing-field",
    category: .fields,
    severity: .error,
    summary: "A key is missing without which the rest of the entry means nothing.",
    why: "A handoff to nobody, a server without an address, a test without a prompt: such an entry is left out.",
    examples: [
      .flagged("handoffs:\n  - ↓label: Apply the change"),
      .clean("handoffs:\n  - { label: Apply the change, agent: editor }"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .missingKey(let key, let owner) = kind else { return nil }
    return FindingText(
      "\(key.coded) is missing from this entry of \(owner.coded), which counts for nothing without; add it")
  }
}
