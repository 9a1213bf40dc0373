internal import AgentDefinitions

/// Flags a model's name that pins one day's version.
struct DatedModel: AgentRule {
  static let info = RuleInfo(
    id: "dated-model",
    category: .fields,
    tier: .strict,
    severity: .info,
    summary: "The model is pinned to the version of one day.",
    why: "A pinned version gives the same answers tomorrow, and none once it is retired. In an agent file, which lives "
      + "longer than a version, the name without a date or a short name usually serves better.",
    examples: [
      .flagged("model: ↓claude-haiku-4-5-20251001", at: ".claude/agents/example.md"),
      .flagged("model: ↓gpt-5.4-2026-03-05"),
      .clean("model: haiku", at: ".claude/agents/example.md"),
      .clean("model: claude-sonnet-4-6", at: ".claude/agents/example.md"),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    for model in agent.writtenModels where model.value.isDated && !model.value.isMalformed {
      guard RetiredModel.retirement(of: model, for: agent) == nil else { continue }
      findings.add(
        FindingText(
          "\(model.value.written.quoted) is pinned to one day's version and will stop working when that is retired; write "
            + "the name without the date unless the version matters"),
        at: model.range)
    }
  }
}
