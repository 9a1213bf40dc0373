internal import AgentDefinitions

/// Flags a `model` that cannot be a model's name.
struct MalformedModel: AgentRule {
  static let info = RuleInfo(
    id: "malformed-model",
    category: .fields,
    severity: .error,
    summary: "The value is not the name of one model.",
    why:
      "A text is taken for one name as it stands. Several in one text, with bars, commas or quotes between them, are "
      + "the name of no model, so the agent runs on whatever the system falls back to.",
    fixes: [.unsafe],
    examples: [
      .flagged("model: ↓GPT-5.4 | 'Claude Sonnet 4.6'"),
      .flagged("model: ↓sonnet, opus", at: ".claude/agents/example.md"),
      .flagged("model: ↓gpt-5.4", at: ".opencode/agents/example.md", fixed: "model: openai/gpt-5.4"),
      .clean("model: openai/gpt-5.4", at: ".opencode/agents/example.md"),
      .clean("model: strong", at: ".opencode/agents/example.md"),
      .clean("model: [GPT-5.4, Claude Sonnet 4.6]"),
      .clean("model: GPT-5.4 (copilot)"),
      .clean("model: claude-sonnet-4-6[1m]", at: ".claude/agents/example.md"),
      .clean("model: arn:aws:bedrock:us-east-2:1:inference-profile/own", at: ".claude/agents/example.md"),
      .clean(
        """
        agents:
          root:
            model: openai/gpt-5,anthropic/claude-sonnet-4-6
            description: Names data races in Swift code
            instruction: You look.
        """, at: "docker-agent.yaml"),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    // docker-agent takes turns among models with commas between.
    if agent.dialect == .dockerAgent { return }
    for model in agent.writtenModels {
      if model.value.isMalformed {
        findings.add(.severalNames(model, agent), at: model.range)
      } else if agent.runtimes.contains(.openCode), model.provider == nil, !model.value.isTemplate,
        !ModelName.claudeAliases.contains(model.value.base), !model.value.mayBeAlias
      {
        findings.add(.withoutProvider(model, agent), at: model.range)
      }
    }
  }
}

extension ModelName {
  /// Plugins of OpenCode give models names of the project's own: a word that is nobody's family of models.
  fileprivate var mayBeAlias: Bool { maker == nil && !written.utf8.contains { (0x30...0x39).contains($0) } }
}

extension FindingText {
  fileprivate static func severalNames(_ model: WrittenModel, _ agent: AgentDefinition) -> FindingText {
    let cure =
      agent.isForCopilot
      ? "write a list, as in `[GPT-5.4, Claude Sonnet 4.6]`, or one name"
      : agent.runtimes.contains(.openCode) ? "write one provider and model, as in `openai/gpt-5.4`" : "write one name"
    let written = model.prefix + model.value.written
    return FindingText("\(written.quoted) is not the name of one model, so none is chosen by it; \(cure)")
  }

  fileprivate static func withoutProvider(_ model: WrittenModel, _ agent: AgentDefinition) -> FindingText {
    let provider =
      switch model.value.maker {
      case .anthropic: "anthropic/"
      case .google: "google/"
      case .openAI: "openai/"
      case .xAI: "xai/"
      case nil: "PROVIDER/"
      }
    return FindingText(
      "\(model.value.written.quoted) names no provider, and OpenCode takes what stands before the first slash for one; write "
        + "\((provider + model.value.written).coded)",
      effects: [RuntimeEffect(.openCode, "does not find the model")],
      fixes: model.value.maker == nil ? [] : agent.replacing(model, by: provider + model.value.written))
  }
}
