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
      .flagged(
        "↓{\n  \"name\": \"one\", \"description\": \"Renames Swift functions\", \"promptFile\": \"./one.md\"\n}\n",
        at: ".kiro/agents/one.json"),
      .clean("---\ndescription: Reviews Swift code for data races\n---\nYou review.\n"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard kind == .missingPrompt else { return nil }
    let key = context.dialect?.field(.prompt)?.key
    let place = key.map { "under \($0.coded)" } ?? "below the front matter"
    let unread = context.agent.flatMap(Self.unreadPrompt)
    let reason = unread.map { "; \(context.dialect?.systems ?? "") does not read \($0.coded)" } ?? ""
    let message =
      "the agent has no instructions\(reason); write \(place) what it does, how, and what it hands back"
      + (unread != nil && context.dialect?.runtimes.contains(.kiro) == true
        ? ", or the file's address, `file://./…`" : "")
    if context.dialect?.runtimes.contains(.kiro) == true, unread == nil {
      return FindingText(
        message, severity: .info,
        effects: [RuntimeEffect(.roster, "does not start"), RuntimeEffect(.kiro, "runs it without a prompt")])
    }
    guard context.dialect?.runtimes.contains(.openCode) == true else { return FindingText(message) }
    return FindingText(
      message, severity: .warning,
      effects: [
        RuntimeEffect(.roster, "does not start"),
        RuntimeEffect(.openCode, "gives it the prompt that it has for agents without one"),
      ])
  }

  /// A key that nobody reads and that was to hold the instructions, such as `promptFile`.
  private static func unreadPrompt(_ agent: AgentDefinition) -> String? {
    agent.fields.first { reading in
      let key = reading.key.value.lowercased()
      return reading.field == nil && (key.contains("prompt") || key.contains("instruction"))
    }?.key.value
  }
}
