internal import AgentDefinitions

/// Flags a text that a `#` cuts short.
struct TruncatedText: FaultRule {
  static let info = RuleInfo(
    id: "truncated-text",
    category: .reading,
    severity: .warning,
    summary: "An unquoted text ends early, at “ #”.",
    why:
      "In YAML a number sign after a blank begins a comment, also in the middle of a sentence. The rest is not part of "
      + "the value, and nobody says so.",
    examples: [
      .flagged("description: Reviews pull request ↓#42 and its successors for data races"),
      .clean("description: \"Reviews pull request #42 and its successors for data races\""),
      .clean("model: gpt-5.4 # the cheap one"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .truncatedByComment(let key, let lost) = kind else { return nil }
    return FindingText(
      "\(key.coded) ends here: “ #” begins a comment, so \(lost.quoted) is not part of it; put the value in quotes")
  }
}
