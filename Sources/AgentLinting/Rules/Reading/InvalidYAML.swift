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
    fixes: [.safe, .unsafe],
    examples: [
      .flagged(
        "description: Use this agent when reviewing↓: it lists each data race\ntools: [view]",
        fixed: "description: \"Use this agent when reviewing: it lists each data race\"\ntools: [view]"),
      .flagged("tools: ↓*", fixed: "tools: \"*\""),
      .flagged(
        "---\ndescription: Use this agent so↓: ask.\nuser: \"Any races?\"\n\nIt's quick.\ntools: [view]\n---\nYou look.\n",
        fixed:
          "---\ndescription: |-\n  Use this agent so: ask.\n  user: \"Any races?\"\n\n  It's quick.\ntools: [view]\n---\nYou look.\n"
      ),
      .flagged("tools: ↓[view, grep"),
      .clean("description: \"Use this agent when reviewing: it lists each data race\"\ntools: [view]"),
      .clean("description: |-\n  Use this agent when reviewing: it lists each data race\ntools: [view]"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    switch kind {
    case .syntax(.invalidYAML(let problem, let place)):
      return FindingText(
        "this is not YAML: \(problem.message)",
        fixes: problem == .colonInValue ? YAMLRescue.quoting(place, in: context.fault?.file) : [])
    case .recoveredFrontMatter(let cause, let raw, _):
      let message = recovered(cause, raw: raw) + runningOn(cause, in: context)
      return FindingText(
        message, severity: isLoaded(cause, in: context) ? .warning : .error, effects: effects(cause, in: context),
        fixes: context.agent.map(YAMLRescue.fixes) ?? [])
    default: return nil
    }
  }

  private func recovered(_ cause: SourceFault.Kind?, raw: [String]) -> String {
    var message = "the front matter is not YAML"
    if case .invalidYAML(let problem, _) = cause { message += ": " + problem.message }
    return raw.isEmpty ? message : message + " (the text of \(raw.listed()) is checked here as it stands)"
  }

  /// Who forgives a colon does so on one line; a text that runs on at the left margin is lost to everybody.
  private func runningOn(_ cause: SourceFault.Kind?, in context: FaultContext) -> String {
    guard case .invalidYAML(.colonInValue, _) = cause, let field = Self.runningOn(context.agent) else { return "" }
    return
      "; \(field.key.value.coded) also runs on over lines that are not indented, which no second try of any system "
      + "rescues"
  }

  private static func runningOn(_ agent: AgentDefinition?) -> FieldReading? {
    agent?.fields.first { $0.value.isRaw && $0.value.bytes.contains(0x0A) }
  }

  /// As the dialect's table has it. A colon inside one line is what some systems forgive.
  private func outcome(on runtime: AgentRuntime, _ cause: SourceFault.Kind?, in context: FaultContext) -> RuntimeOutcome
  {
    var isOneLineColon = false
    if case .invalidYAML(.colonInValue, _) = cause { isOneLineColon = Self.runningOn(context.agent) == nil }
    return (context.dialect ?? .native).brokenOutcome(runtime, isOneLineColon: isOneLineColon)
  }

  /// Whether every other system that reads the file takes it all the same.
  private func isLoaded(_ cause: SourceFault.Kind?, in context: FaultContext) -> Bool {
    let others = (context.dialect?.runtimes ?? []).filter { $0 != .roster }
    return !others.isEmpty && others.allSatisfy { outcome(on: $0, cause, in: context).verdict == .loads }
  }

  private func effects(_ cause: SourceFault.Kind?, in context: FaultContext) -> [RuntimeEffect] {
    guard let dialect = context.dialect else { return [] }
    return dialect.runtimes.map { runtime in
      guard runtime != .roster else { return RuntimeEffect(runtime, "loads it, read key by key") }
      let outcome = outcome(on: runtime, cause, in: context)
      let reason = outcome.reason.isEmpty ? "" : ": " + outcome.reason
      return RuntimeEffect(runtime, outcome.verdict.rawValue + reason)
    }
  }
}
