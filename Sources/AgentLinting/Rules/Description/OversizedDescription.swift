internal import AgentDefinitions

/// Flags a description that is a page.
struct OversizedDescription: AgentRule {
  static let info = RuleInfo(
    id: "oversized-description",
    category: .description,
    tier: .strict,
    severity: .warning,
    summary: "The description is too long to be read with every request.",
    why:
      "The descriptions of all agents go to the model with every request that may be delegated. Long ones cost on each "
      + "call, crowd out the others, and are cut by some systems. What the agent does in detail belongs in its prompt.",
    options: [.most],
    examples: [
      .flagged("description: ↓" + String(repeating: "Reviews Swift code for data races. ", count: 40)),
      .clean("description: " + String(repeating: "Reviews Swift code for data races. ", count: 4)),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    guard agent.isInferable, let description = agent.description else { return }
    let most = findings.options.integer(.most)
    guard description.value.utf8.count > most, description.value.unicodeScalars.count > most else { return }
    findings.add(.oversized(description.value.unicodeScalars.count, most), at: description.range)
  }
}

extension RuleOption {
  fileprivate static let most = RuleOption.integer(
    "most", default: 1024, in: 40...100_000, "How many characters a description may have.")
}

extension FindingText {
  fileprivate static func oversized(_ count: Int, _ most: Int) -> FindingText {
    FindingText(
      "the description has \(count) characters, and is sent with every request that may be delegated; say in at most "
        + "\(most) which requests the agent is for, and move examples and procedures to the prompt")
  }
}
