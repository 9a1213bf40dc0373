internal import AgentDefinitions

/// Flags a description that speaks to the agent instead of about it.
struct SecondPersonDescription: AgentRule {
  static let info = RuleInfo(
    id: "second-person-description",
    category: .description,
    tier: .optional,
    severity: .info,
    summary: "The description tells the agent who it is, and not others when to call it.",
    why: "The description is read by whoever decides which agent gets a request. “You are a …” is the beginning of a "
      + "prompt, and often a sign that nobody wrote a description.",
    examples: [
      .flagged("description: ↓You are an expert in Kafka consumer groups"),
      .clean("description: Finds lag and rebalancing trouble in Kafka consumer groups"),
      .clean("description: Use when you are stuck on Kafka consumer groups"),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    guard let description = agent.description else { return }
    let words = description.value.utf8.prefix(40).split { $0 | 0x20 < UInt8(ascii: "a") && $0 < 0x80 && $0 != 0x27 }
    let opening = words.prefix(2).map { Substring($0).lowercased() }
    guard
      opening == ["you", "are"] || opening.first == "you're" || opening == ["your", "role"]
        || opening == ["act", "as"]
    else { return }
    findings.add(.secondPerson(description.value), at: description.range)
  }
}

extension FindingText {
  fileprivate static func secondPerson(_ description: String) -> FindingText {
    FindingText(
      "\(description.quoted) speaks to the agent, but is read by those who choose one; say what the agent does and when "
        + "to call it, as in “Finds lag in Kafka consumer groups”")
  }
}
