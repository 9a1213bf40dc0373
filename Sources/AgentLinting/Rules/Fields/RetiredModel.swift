internal import AgentDefinitions

/// Flags a model that its service has given up.
struct RetiredModel: AgentRule {
  static let info = RuleInfo(
    id: "retired-model",
    category: .fields,
    severity: .warning,
    summary: "The model is no longer offered.",
    why: "Calls to a model that is gone fail, or are answered by another one. Claude Code can be set up with another "
      + "platform (Bedrock, Vertex AI), which keeps models for longer; names in its form are not judged.",
    examples: [
      .flagged("model: ↓claude-sonnet-4-20250514", at: ".claude/agents/example.md"),
      .flagged("model: ↓GPT-4.1"),
      .flagged("model: ↓Claude Sonnet 4 (copilot)"),
      .clean("model: claude-sonnet-4-6", at: ".claude/agents/example.md"),
      .clean("model: Claude Sonnet 4.6"),
      .clean("model: GPT-4.1 (azure)"),
      .clean("model: us.anthropic.claude-sonnet-4-20250514-v1:0", at: ".claude/agents/example.md"),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    let models = agent.writtenModels
    for model in models where !model.value.isMalformed {
      guard let retirement = Self.retirement(of: model.value, for: agent) else { continue }
      findings.add(.retired(model.value, retirement, isOneOfSeveral: models.count > 1), at: model.range)
    }
  }

  /// Where the file's own system has the model from.
  static func retirement(of model: ModelName, for agent: AgentDefinition) -> ModelRetirement? {
    switch service(of: agent) {
    case .copilot: model.vendor == nil || model.vendor == "copilot" ? .of(model, in: .copilot) : nil
    case .anthropic: model.written.contains("@") ? nil : .of(model, in: .anthropic)
    case nil: nil
    }
  }

  /// Whose models the agent's own system offers.
  static func service(of agent: AgentDefinition) -> ModelRetirement.Service? {
    agent.isForCopilot ? .copilot : agent.runtimes.contains(.claudeCode) ? .anthropic : nil
  }
}

extension FindingText {
  fileprivate static func retired(
    _ model: ModelName, _ retirement: ModelRetirement, isOneOfSeveral: Bool
  ) -> FindingText {
    let cure = retirement.successor.map { "write \($0.coded)" } ?? "write the name of one that is offered"
    let alias = retirement.service == .anthropic ? ", or a name such as `sonnet` for the newest" : ""
    return FindingText(
      "\(model.written.quoted) has been gone from \(retirement.service.rawValue) since \(retirement.date), so calls to it "
        + "fail or another model answers; \(cure)\(alias)",
      severity: isOneOfSeveral ? .info : .warning)
  }
}
