internal import AgentDefinitions

/// Flags a switch against automatic choice that cannot be read.
struct UnreadableInfer: FaultRule {
  static let info = RuleInfo(
    id: "unreadable-infer",
    category: .team,
    severity: .error,
    summary: "Whether the agent may be chosen without a person cannot be read.",
    why: "Whoever writes this key means to keep an agent from acting unasked. A system that expects true or false and "
      + "finds a text may fall back to its default, which is to choose the agent by itself.",
    fixes: [.unsafe],
    examples: [
      .flagged("disable-model-invocation: ↓\"true\"", fixed: "disable-model-invocation: true"),
      .flagged("infer: ↓\"false\""),
      .flagged("disable-model-invocation: ↓sometimes"),
      .clean("disable-model-invocation: true"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .unreadableInfer(let key, let found) = kind else { return nil }
    return FindingText(
      "\(key.coded) must be true or false, without quotes, and is \(found); here only people can call the agent then, "
        + "elsewhere it may still be chosen by itself",
      fixes: context.unquotedSwitch(.unsafe))
  }
}
