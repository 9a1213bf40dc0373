internal import AgentDefinitions

/// Flags an agent that nobody can be matched to.
struct MissingDescription: FaultRule {
  static let info = RuleInfo(
    id: "missing-description",
    category: .description,
    severity: .warning,
    summary: "The agent has no description.",
    why: "Requests go to the agent whose description fits; one without is never chosen. Some systems do not even load "
      + "the file, and then this is an error.",
    concernsAll: true,
    examples: [
      .flagged("↓---\ntools: [view]\n---\nYou look for data races.\n"),
      .flagged("↓name: one\nprompt: You rename.\n", at: "one.agent.yaml"),
      .clean("---\ndescription: Names data races in Swift code\ntools: [view]\n---\nYou look for data races.\n"),
      .clean("name: one\nprompt: You rename.\ninfer: false\n", at: "one.agent.yaml"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .missingDescription(let skippedBy) = kind else { return nil }
    let consequence = skippedBy.isEmpty ? "no request can be matched to it" : "not all systems load it"
    let example = (context.dialect ?? .native).example(
      "description", "Analyzes Python test coverage and names untested paths")
    return FindingText(
      "the agent has no `description`, so \(consequence); say in a sentence which requests it is for, as in "
        + "`\(example)`",
      severity: skippedBy.isEmpty ? .warning : .error,
      effects: (context.dialect?.runtimes ?? []).filter { skippedBy.contains($0.title) || skippedBy.contains($0.id) }
        .map { RuntimeEffect($0, "does not load the file") })
  }
}
