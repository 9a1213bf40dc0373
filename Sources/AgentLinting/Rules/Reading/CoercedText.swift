internal import AgentDefinitions

/// Flags a text that YAML reads as a number, a truth value or nothing.
struct CoercedText: FaultRule {
  static let info = RuleInfo(
    id: "coerced-text",
    category: .reading,
    severity: .warning,
    summary: "A value that is meant as text is something else to YAML.",
    why:
      "Without quotes, `1.0` is a number and `null` is nothing; older readers also turn `on`, `yes` and `no` into true "
      + "and false. Systems then refuse the value, or use another one than is written.",
    fixes: [.safe],
    examples: [
      .flagged("name: ↓2024", fixed: "name: \"2024\""),
      .clean("name: \"2024\""),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .coercedText(let key, let written, let readAs) = kind else { return nil }
    return FindingText(
      "\(key.coded) should be text, and YAML reads \(written.quoted) as \(readAs); write it in quotes",
      fixes: .of("put \(written.coded) in quotes", .safe, context.value?.quoted()))
  }
}
