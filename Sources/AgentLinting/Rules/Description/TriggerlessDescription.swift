internal import AgentDefinitions

/// Flags a description that says what the agent is, and not when to call it.
struct TriggerlessDescription: AgentRule {
  static let info = RuleInfo(
    id: "triggerless-description",
    category: .description,
    tier: .optional,
    severity: .info,
    summary: "The description does not say when to call the agent.",
    why: "Models that choose among agents by description choose better where it names an occasion: “Use after a schema "
      + "change”. Most descriptions do without; this is for those who want all of theirs to have one.",
    examples: [
      .flagged("description: ↓Reviews Swift concurrency code for data races"),
      .clean("description: Reviews Swift code for data races. Use after a change to an actor."),
      .clean("description: Reviews Swift code whenever an actor changes"),
      .clean("description: 帮助处理代码"),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    guard agent.isInferable, let description = agent.description else { return }
    // The words below are English.
    guard description.value.utf8.allSatisfy({ $0 < 0x80 }) || Self.isMostlyASCII(description.value) else { return }
    let words = description.value.lowercased().split { !$0.isLetter }
    guard !words.isEmpty, !words.contains(where: Self.occasions.contains) else { return }
    findings.add(.triggerless(description.value), at: description.range)
  }

  private static func isMostlyASCII(_ text: String) -> Bool {
    text.utf8.count { $0 >= 0x80 } * 10 < text.utf8.count
  }

  private static let occasions: Set<Substring> = [
    "after", "before", "call", "during", "if", "invoke", "invoked", "must", "once", "proactively", "use", "used",
    "when", "whenever", "where", "while",
  ]
}

extension FindingText {
  fileprivate static func triggerless(_ description: String) -> FindingText {
    FindingText(
      "\(description.quoted) does not say when to call the agent; add an occasion, as in “Use after a change to an actor”"
    )
  }
}
