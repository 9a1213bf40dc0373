internal import AgentDefinitions

/// Flags a line after which one system reads no further key.
struct DroppedKeys: FaultRule {
  static let info = RuleInfo(
    id: "dropped-keys",
    category: .reading,
    severity: .error,
    summary: "The keys below this line are not read by VS Code.",
    why:
      "VS Code's own reader takes a line at the left margin without “key:” for the end of the front matter. Everything "
      + "below is dropped without a word, and without `tools` the agent has every tool.",
    examples: [
      .flagged("description: Use this agent for reviews of Swift.\n↓Examples of use\ntools: [view]"),
      .flagged(
        "---\nname: example\ndescription: Use this agent so: ask.\n↓Examples of use\ntools: Read\n---\nYou review.\n",
        at: ".claude/agents/example.md"),
      .clean("description: |-\n  Use this agent for reviews of Swift.\n  Examples of use\ntools: [view]"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .droppedKeys(let keys) = kind else { return nil }
    let lost = keys.isEmpty ? "what stands below it" : keys.map(\.coded).joined(separator: ", ")
    let gainsTools = keys.contains("tools") ? ": the agent has every tool" : ""
    let isForOthers = !(context.dialect?.runtimes.contains(.visualStudioCode) ?? true)
    let reader = isForOthers ? "VS Code, which finds Claude Code’s agents too," : "VS Code"
    return FindingText(
      "this line is not “key: value”, and \(reader) does not read \(lost) after it; indent it if it continues the text "
        + "above, which must then be a block (“key: |-”)",
      severity: isForOthers ? .warning : nil,
      effects: [RuntimeEffect(.visualStudioCode, "drops \(lost)\(gainsTools)")])
  }
}
