internal import AgentDefinitions

/// Flags characters that YAML and TOML forbid.
struct ControlCharacter: FaultRule {
  static let info = RuleInfo(
    id: "control-character",
    category: .reading,
    severity: .error,
    summary: "A control character stands where none is allowed.",
    why:
      "YAML and TOML forbid them, so most systems refuse the file. They cannot be seen, and come with text copied from "
      + "terminals and documents.",
    examples: [
      .flagged("description: Reviews Swift ↓\u{7}code for data races"),
      .clean("description: Reviews Swift code for data races"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .syntax(.controlCharacter(let scalar, let count)) = kind else { return nil }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return FindingText(
      "the control character \(name) is not allowed here, and most systems refuse the file; delete it"
        + (count > 1 ? " and the \(count - 1) others" : ""))
  }
}
