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
    examples: [
      .flagged("model: ↓GPT-5.4 | 'Claude Sonnet 4.6'"),
      .flagged("model: ↓sonnet, opus", at: ".claude/agents/example.md"),
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
    for model in agent.writtenModels where model.value.isMalformed {
      let cure =
        agent.isForCopilot ? "write a list, as in `[GPT-5.4, Claude Sonnet 4.6]`, or one name" : "write one name"
      findings.add(
        FindingText("\(model.value.written.quoted) is not the name of one model, so none is chosen by it; \(cure)"),
        at: model.range)
    }
  }
}
