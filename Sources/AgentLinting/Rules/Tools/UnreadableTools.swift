internal import AgentDefinitions

/// Flags a tool list that cannot be read as one.
struct UnreadableTools: FaultRule {
  static let info = RuleInfo(
    id: "unreadable-tools",
    category: .tools,
    severity: .error,
    summary: "The tool list cannot be read.",
    why: "Some systems take a list that they cannot read for no list, which is every tool. Here it grants nothing.",
    examples: [
      .flagged("tools: ↓{ view: true }"),
      .flagged("tools: ↓7"),
      .clean("tools: [view, grep]"),
      .clean("tools: view, grep"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .unreadableTools(let found) = kind else { return nil }
    let isStrict = context.dialect?.refusesUnknownKeys ?? false
    let others = (context.dialect?.runtimes ?? []).filter { $0 != .roster }
    let spelling = context.dialect?.readOnlySpelling ?? "tools: [view, grep]"
    let key = context.agent.flatMap(Self.writtenKey) ?? context.dialect?.limitKey ?? "tools"
    let isList = context.dialect?.isLimited(by: .tools) ?? true
    return FindingText(
      "\(key.coded) is \(found), so it grants nothing here and may grant everything elsewhere; write "
        + (isList ? "a list of names, as in `\(spelling)`" : "`\(spelling)`, say"),
      effects: isStrict ? others.map { RuntimeEffect($0, "refuses the file") } : [])
  }

  /// The key that the agent has for its tools.
  private static func writtenKey(_ agent: AgentDefinition) -> String? {
    agent.fields.first { reading in
      switch reading.meaning {
      case .tools, .toolSwitches, .toolPermissions, .toolsets: true
      default: false
      }
    }?.key.value
  }
}
