internal import AgentDefinitions

/// Flags a reference to an anchor that is not there.
struct UnknownAlias: FaultRule {
  static let info = RuleInfo(
    id: "unknown-alias",
    category: .reading,
    severity: .error,
    summary: "A “*” refers to an anchor that is not in the file.",
    why:
      "A value that begins with a star is a reference in YAML. Most readers refuse the whole file for one that leads "
      + "nowhere.",
    examples: [
      .flagged("model: ↓*default"),
      .clean("model: \"*default\""),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .syntax(.unknownAlias(let name)) = kind else { return nil }
    return FindingText(
      "“*\(name)” refers to an anchor “&\(name)” that is not above it, and most systems refuse the file; put the value "
        + "in quotes if the star is meant as text")
  }
}
