internal import AgentDefinitions

/// Flags a model's short name with a slip in it.
struct MisspelledModel: AgentRule {
  static let info = RuleInfo(
    id: "misspelled-model",
    category: .fields,
    tier: .strict,
    severity: .warning,
    summary: "The model's short name is nearly one that the system knows.",
    why:
      "Claude Code takes what is none of its short names for the full name of a model and asks for just that. There is none "
      + "of that name, and the agent fails when it is called.",
    examples: [
      .flagged("model: ↓sonet", at: ".claude/agents/example.md"),
      .flagged("model: ↓inherrit", at: ".claude/agents/example.md"),
      .clean("model: sonnet", at: ".claude/agents/example.md"),
      .clean("model: Sonnet", at: ".claude/agents/example.md"),
      .clean("model: in-house", at: ".claude/agents/example.md"),
      .clean("model: sonet"),
    ])

  private static let known = ModelName.claudeAliases.union(["inherit"])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    guard agent.runtimes.contains(.claudeCode) else { return }
    for model in agent.writtenModels where model.provider == nil && !Self.known.contains(model.value.base) {
      let written = model.value.written
      // A name of several words is a full one, and capitals do no harm.
      guard written.utf8.allSatisfy({ $0 != 0x2D && $0 != 0x20 }),
        let meant = Spelling.nearest(written, among: Self.known),
        !Spelling.areSame(written, meant)
      else { continue }
      findings.add(.misspelled(written, meant), at: model.range)
    }
  }
}

extension FindingText {
  fileprivate static func misspelled(_ written: String, _ meant: String) -> FindingText {
    FindingText(
      "\(written.quoted) is no model, so the agent fails when it is called; did you mean \(meant.coded)?",
      effects: [RuntimeEffect(.claudeCode, "asks for a model of that name, and there is none")])
  }
}
