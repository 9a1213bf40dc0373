internal import AgentDefinitions

/// Flags an agent without instructions.
struct MissingPrompt: FaultRule {
  static let info = RuleInfo(
    id: "missing-prompt",
    category: .fields,
    severity: .error,
    summary: "The agent has no prompt.",
    why: "Without instructions of its own an agent is the model alone, with tools.",
    examples: [
      .flagged("---\ndescription: Reviews Swift code for data races\n---\n↓"),
      .flagged("↓name: one\ndescription: Renames Swift functions\n", at: "one.agent.yaml"),
      .clean("---\ndescription: Reviews Swift code for data races\n---\nYou review.\n"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard kind == .missingPrompt else { return nil }
    let key = context.dialect?.field(.prompt)?.key
    let place = key.map { "under `\($0):`" } ?? "below the front matter"
    return FindingText("the agent has no instructions; write \(place) what it does, how, and what it hands back")
  }
}
