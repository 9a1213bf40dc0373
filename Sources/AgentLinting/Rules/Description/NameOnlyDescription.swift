internal import AgentDefinitions

/// Flags a description that says the agent's name again.
struct NameOnlyDescription: AgentRule {
  static let info = RuleInfo(
    id: "name-only-description",
    category: .description,
    tier: .strict,
    severity: .warning,
    summary: "The description only repeats the agent's name.",
    why: "The name is compared with requests anyway. The description is the place for what the name cannot say: what "
      + "the agent hands back, and for which requests.",
    examples: [
      .flagged(
        "---\nname: release-notes\ndescription: ↓Release notes agent\n---\nYou write.\n",
        at: ".claude/agents/release-notes.md"),
      .clean(
        "---\nname: release-notes\ndescription: Turns merged pull requests into release notes\n---\nYou write.\n",
        at: ".claude/agents/release-notes.md"),
      .clean(
        "---\nname: kafka\ndescription: Kafka expert for consumer lag\n---\nYou help.\n", at: ".claude/agents/kafka.md"),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    guard agent.isInferable, let description = agent.description, description.value.utf8.count <= 200 else { return }
    let words = DescribedWork(description.value)
    guard words.isSplittable, !words.stems.isEmpty else { return }
    let name = Set(DescribedWork(agent.id.value).stems + DescribedWork(agent.displayName?.value ?? "").stems)
    guard words.stems.allSatisfy(name.contains) else { return }
    findings.add(.nameOnly(description.value, agent.id.value), at: description.range)
  }
}

extension FindingText {
  fileprivate static func nameOnly(_ description: String, _ id: String) -> FindingText {
    FindingText(
      "\(description.quoted) says no more than the name \(id.coded); add what the agent hands back, and for which "
        + "requests it is")
  }
}
