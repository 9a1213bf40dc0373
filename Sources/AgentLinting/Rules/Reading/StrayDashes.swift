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
    fixes: [.unsafe],
    examples: [
      .flagged(
        "---\nname: race-finder\ndescription: Finds data races ↓--- also in tests\ntools: Read\n---\nYou look.\n",
        at: ".claude/agents/race-finder.md",
        fixed: "---\nname: race-finder\ndescription: Finds data races – also in tests\ntools: Read\n---\nYou look.\n"),
      .clean(
        "---\nname: race-finder\ndescription: Finds data races, also in tests\ntools: Read\n---\nYou look.\n",
        at: ".claude/agents/race-finder.md"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard kind == .dashesInFrontMatter else { return nil }
    return FindingText(
      "“---” inside the front matter: what follows may be read as prompt and not as keys; write a dash (–) or a comma",
      effects: context.effects([RuntimeEffect(.claudeCode, "ends the front matter here, so keys below are not read")]),
      fixes: dashed(context))
  }

  /// In a text one dash says the same.
  private func dashed(_ context: FaultContext) -> [Fix] {
    guard let fault = context.fault,
      context.agent?.fields.contains(where: { $0.value.kind == .scalar && $0.value.range.contains(fault.range) })
        ?? false
    else { return [] }
    let bytes = fault.file.bytes
    var end = Int(fault.range.upper)
    while end < bytes.count, bytes[end] == UInt8(ascii: "-") { end += 1 }
    return .of("write “–”", .unsafe, Edit(SourceRange(Int(fault.range.lower), end), in: fault.file, with: "–"))
  }
}
