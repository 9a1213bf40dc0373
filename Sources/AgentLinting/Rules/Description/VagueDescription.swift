internal import AgentDefinitions

/// Flags a description that would fit almost any request.
struct VagueDescription: AgentRule {
  static let info = RuleInfo(
    id: "vague-description",
    category: .description,
    severity: .warning,
    summary: "The description does not say which requests this agent is for.",
    why: "Requests go to the agent whose description fits; one that fits all takes work from the others, and one that "
      + "fits none is never chosen. How long it is does not matter: “Rust borrow checker errors” is enough.",
    examples: [
      .flagged("description: ↓Helps with code"),
      .flagged("description: ↓An expert assistant that provides comprehensive help with your development tasks"),
      .clean("description: Analyzes Python test coverage and names untested paths"),
      .clean("description: Kafka expert"),
      .clean("description: Hilft beim Umbenennen"),
      .clean("description: 帮助处理代码"),
      .clean("description: Helps with code\ndisable-model-invocation: true"),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    // Nobody is matched to an agent that only people call.
    guard agent.isInferable, let description = agent.description, Vagueness.isVague(description.value) else { return }
    findings.add(.vague(description.value), at: description.range)
  }
}

extension FindingText {
  fileprivate static func vague(_ description: String) -> FindingText {
    FindingText(
      "\(description.quoted) would fit almost any request, so nothing tells when this agent is the right one; name its "
        + "subject and what it hands back, as in “Analyzes Python test coverage and names untested paths”")
  }
}
