internal import AgentDefinitions

/// Flags a model's name that only another system understands.
struct ForeignModel: AgentRule {
  static let info = RuleInfo(
    id: "foreign-model",
    category: .fields,
    severity: .warning,
    summary: "The model's name is one that only another system understands.",
    why:
      "`sonnet` is Claude Code's short name, `Claude Sonnet 4.6 (copilot)` is Copilot's, and each of them knows only its "
      + "own. With a name that it does not know a system takes another model, or the agent does not run.",
    fixes: [.unsafe],
    concernsAll: true,
    examples: [
      .flagged("model: ↓sonnet"),
      .flagged("model: ↓GPT-5.4 (copilot)", at: ".claude/agents/example.md"),
      .flagged("model: ↓Sonnet 4.6", at: ".claude/agents/example.md"),
      .flagged("model: ↓Gemini 3 Pro (low)", at: ".gemini/agents/example.md"),
      .flagged(
        "model: ↓claude-sonnet-4.6", at: ".claude/agents/example.md", fixed: "model: claude-sonnet-4-6"),
      .flagged("model: ↓Claude Sonnet 4.6", at: ".claude/agents/example.md"),
      .flagged(
        "---\nname: one\ndescription: Names data races\nmodel: ↓sonnet\n---\nYou look.\n", at: ".gemini/agents/one.md"),
      .flagged("model: ↓sonnet", at: ".opencode/agents/example.md"),
      .clean("model: Claude Sonnet 4.6 (copilot)"),
      .clean("model: sonnet", at: ".claude/agents/example.md"),
      .clean("model: openai/gpt-5.4", at: ".claude/agents/example.md"),
      .clean("model: in-house-model", at: ".claude/agents/example.md"),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    for model in agent.writtenModels where !model.value.isMalformed {
      let name = model.value
      let isAlias = ModelName.claudeAliases.contains(name.base) && name.vendor == nil && model.provider == nil
      if isAlias, agent.isForCopilot {
        findings.add(.claudeAlias(name, in: agent, "Claude Sonnet 4.6"), at: model.range)
      } else if isAlias, agent.runtimes.contains(.openCode) {
        findings.add(.claudeAlias(name, in: agent, "anthropic/claude-sonnet-4-6"), at: model.range)
      } else if agent.runtimes.contains(.geminiCLI), isAlias || name.maker.map({ $0 != .google }) ?? false {
        findings.add(.notGoogles(name), at: model.range)
      } else if agent.runtimes.contains(.geminiCLI), name.written.utf8.contains(0x20) {
        findings.add(.spelledForPeople(name, "`gemini-3.5-flash`"), at: model.range)
      } else if agent.runtimes.contains(.claudeCode), let text = FindingText.notClaudes(model, agent) {
        findings.add(text, at: model.range)
      }
    }
  }
}

extension FindingText {
  fileprivate static func claudeAlias(
    _ model: ModelName, in agent: AgentDefinition, _ example: String
  ) -> FindingText {
    FindingText(
      "\(model.written.quoted) is Claude Code's short name for a model, and \(agent.dialect.systems) does not know it; "
        + "write the model's full name, as in `\(agent.dialect.example("model", example))`",
      effects: agent.runtimes.contains(.visualStudioCode)
        ? [RuntimeEffect(.visualStudioCode, "marks the model as unknown in the editor")] : [])
  }

  fileprivate static func notGoogles(_ model: ModelName) -> FindingText {
    FindingText(
      "\(model.written.quoted) is not one of Google's models, and Gemini CLI has no others; write `model: inherit`, or a "
        + "name such as `gemini-3.5-flash`")
  }

  /// `Sonnet 4.6`, `Gemini 3 Pro (low)`: as people say it.
  fileprivate static func spelledForPeople(_ model: ModelName, _ example: String) -> FindingText {
    FindingText(
      "\(model.written.quoted) is what people call the model, and no name that the system knows it by; write a name such "
        + "as \(example)")
  }

  /// Nil for what Claude Code may know. A gateway's names (`openai/gpt-5.4`) are its own affair.
  fileprivate static func notClaudes(_ written: WrittenModel, _ agent: AgentDefinition) -> FindingText? {
    let model = written.value
    let family = model.base.prefix { $0 != "-" }
    if family != model.base, ["haiku", "opus", "sonnet"].contains(family) {
      return .spelledForPeople(model, "`\(family)` for the newest of its kind")
    }
    guard !model.written.contains("/"), !model.written.contains(":"), let maker = model.maker else { return nil }
    if maker != .anthropic {
      return FindingText(
        "\(model.written.quoted) is a model of \(maker.rawValue), and Claude Code has only Anthropic’s unless it is set up "
          + "with a gateway; write `inherit`, or a name such as `sonnet`")
    }
    guard model.vendor != nil || model.written.contains(" ") || model.written.contains(".") else { return nil }
    return FindingText(
      "\(model.written.quoted) is how Copilot writes this model, and Claude Code does not know it so; write "
        + "\(model.base.coded), or `inherit`",
      fixes: agent.replacing(written, by: model.base))
  }
}
