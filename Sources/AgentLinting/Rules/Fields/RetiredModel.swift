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
    fixes: [.unsafe],
    examples: [
      .flagged("model: ↓claude-sonnet-4-20250514", at: ".claude/agents/example.md"),
      .flagged("model: ↓GPT-4.1"),
      .flagged("model: ↓Claude Sonnet 4 (copilot)"),
      .flagged("model: ↓claude-3-5-sonnet-latest", at: ".claude/agents/example.md"),
      .flagged("model: ↓anthropic/claude-sonnet-4", at: ".opencode/agents/example.md"),
      .flagged(
        "---\nname: one\ndescription: Names data races\nmodel: ↓gemini-2.0-flash\n---\nYou look.\n",
        at: ".gemini/agents/one.md"),
      .flagged(
        """
        models:
          fast:
            provider: anthropic
            model: ↓claude-sonnet-4-0
        agents:
          root:
            model: fast
            description: Names data races in Swift code
            instruction: You look.
        """, at: "docker-agent.yaml"),
      .clean("model: anthropic/claude-sonnet-4-6", at: ".opencode/agents/example.md"),
      .clean("model: claude-sonnet-4-6", at: ".claude/agents/example.md"),
      .clean("model: Claude Sonnet 4.6"),
      .clean("model: GPT-4.1 (azure)"),
      .clean("model: us.anthropic.claude-sonnet-4-20250514-v1:0", at: ".claude/agents/example.md"),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    let models = agent.writtenModels
    for model in models where !model.value.isMalformed {
      guard let retirement = Self.retirement(of: model, for: agent) else { continue }
      findings.add(.retired(model, retirement, in: agent, isOneOfSeveral: models.count > 1), at: model.range)
    }
  }

  /// Where the file's own system has the model from.
  static func retirement(of model: WrittenModel, for agent: AgentDefinition) -> ModelRetirement? {
    let name = model.value
    let service =
      if let provider = model.provider { Self.service(ofProvider: provider) } else { Self.service(of: agent) }
    switch service {
    case .copilot: return name.vendor == nil || name.vendor == "copilot" ? .of(name, in: .copilot) : nil
    case .google: return .of(name, in: .google)
    case .anthropic: return name.written.containsBytes("@") ? nil : .of(name, in: .anthropic)
    case nil: return nil
    }
  }

  /// Whose models a provider of OpenCode's and docker-agent's offers.
  private static func service(ofProvider provider: String) -> ModelRetirement.Service? {
    switch provider {
    case "anthropic": .anthropic
    case "github-copilot": .copilot
    case "google": .google
    default: nil
    }
  }

  /// Whose models the agent's own system offers.
  static func service(of agent: AgentDefinition) -> ModelRetirement.Service? {
    if agent.isForCopilot { return .copilot }
    if agent.runtimes.contains(.geminiCLI) { return .google }
    return agent.runtimes.contains(.claudeCode) ? .anthropic : nil
  }
}

extension FindingText {
  fileprivate static func retired(
    _ model: WrittenModel, _ retirement: ModelRetirement, in agent: AgentDefinition, isOneOfSeveral: Bool
  ) -> FindingText {
    let cure =
      retirement.successor.map { "write \((model.prefix + $0).coded)" } ?? "write the name of one that is offered"
    let alias = agent.runtimes.contains(.claudeCode) ? ", or a name such as `sonnet` for the newest" : ""
    return FindingText(
      "\((model.prefix + model.value.written).quoted) has been gone from \(retirement.service.rawValue) since "
        + "\(retirement.date), so calls to it fail or another model answers; \(cure)\(alias)",
      severity: isOneOfSeveral ? .info : .warning,
      fixes: retirement.successor.map { agent.replacing(model, by: model.prefix + $0) } ?? [])
  }
}
