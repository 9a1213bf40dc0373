internal import AgentDefinitions

/// Flags front matter and YAML files that are not YAML, and says what each system makes of them.
struct InvalidYAML: FaultRule {
  static let info = RuleInfo(
    id: "invalid-yaml",
    category: .reading,
    severity: .error,
    summary: "The front matter or file is not YAML.",
    why: "Systems differ in what they do with it: some refuse the file, some skip it without a word, and some load the "
      + "agent without its `tools`, which gives it all of them. The usual cause is a colon in an unquoted description.",
    examples: [
      .flagged("description: Use this agent when reviewing↓: it lists each data race\ntools: [view]"),
      .flagged("tools: ↓*"),
      .flagged("tools: ↓[view, grep"),
      .clean("description: \"Use this agent when reviewing: it lists each data race\"\ntools: [view]"),
      .clean("description: |-\n  Use this agent when reviewing: it lists each data race\ntools: [view]"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    switch kind {
    case .syntax(.invalidYAML(let problem, _)):
      return FindingText("this is not YAML: \(problem.message)", effects: effects(in: context))
    case .recoveredFrontMatter(let cause, let raw, _):
      return FindingText(recovered(cause, raw: raw), effects: effects(in: context))
    default: return nil
    }
  }

  private func recovered(_ cause: SourceFault.Kind?, raw: [String]) -> String {
    var message = "the front matter is not YAML"
    if case .invalidYAML(let problem, _) = cause { message += ": " + problem.message }
    return raw.isEmpty ? message : message + " (the text of \(raw.listed()) is checked here as it stands)"
  }

  private func effects(in context: FaultContext) -> [RuntimeEffect] {
    context.effects(context.dialect == .claudePlugin ? Self.effectsOnPlugins : Self.effects)
  }

  /// As seen in rjmurillo/ai-agents 2491–2497, claude-plugins-official 326, claude-code 91871 with its page on
  /// sub-agents, and VS Code's `yaml.ts`.
  private static let effects = [
    RuntimeEffect(.roster, "loads it, read key by key"),
    RuntimeEffect(.copilotCloud, "refuses it"),
    RuntimeEffect(.copilotCLI, "refuses it"),
    RuntimeEffect(.visualStudioCode, "may load it without the keys that follow; without `tools` it has every tool"),
    RuntimeEffect(.claudeCode, "tolerates a colon within one line, otherwise skips the file without a word"),
  ]

  private static let effectsOnPlugins = [
    RuntimeEffect(.roster, "loads it, read key by key"),
    RuntimeEffect(.claudeCode, "loads it under the file's name with every tool, whatever `tools` says"),
  ]
}
