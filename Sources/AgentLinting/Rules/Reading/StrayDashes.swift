internal import AgentDefinitions

/// Flags three dashes inside front matter, at which one system ends it.
struct StrayDashes: FaultRule {
  static let info = RuleInfo(
    id: "stray-dashes",
    category: .reading,
    severity: .warning,
    summary: "Three dashes stand inside the front matter.",
    why:
      "Claude Code ends front matter at the first three dashes, even in the middle of a line: the keys after them are "
      + "read as prompt.",
    examples: [
      .flagged(
        "---\nname: race-finder\ndescription: Finds data races ↓--- also in tests\ntools: Read\n---\nYou look.\n",
        at: ".claude/agents/race-finder.md"),
      .clean(
        "---\nname: race-finder\ndescription: Finds data races, also in tests\ntools: Read\n---\nYou look.\n",
        at: ".claude/agents/race-finder.md"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard kind == .dashesInFrontMatter else { return nil }
    return FindingText(
      "“---” inside the front matter: what follows may be read as prompt and not as keys; write a dash (–) or a comma",
      effects: context.effects([RuntimeEffect(.claudeCode, "ends the front matter here, so keys below are not read")]))
  }
}
