internal import AgentDefinitions

/// Flags front matter whose closing line is missing.
struct UnterminatedFrontMatter: FaultRule {
  static let info = RuleInfo(
    id: "unterminated-front-matter",
    category: .reading,
    severity: .error,
    summary: "No line of exactly three dashes closes the front matter.",
    why: "Systems then take the whole file for text: the description and the tool list count for nothing.",
    fixes: [.safe],
    examples: [
      .flagged(
        "↓---\ndescription: Reviews Swift code for data races\ntools: [view]\n\nYou review.\n",
        fixed: "---\ndescription: Reviews Swift code for data races\ntools: [view]\n---\n\nYou review.\n"),
      .flagged(
        "↓---\ndescription: Reviews Swift code for data races\ntools: [view]\n-----\nYou review.\n",
        fixed: "---\ndescription: Reviews Swift code for data races\ntools: [view]\n---\nYou review.\n"),
      .clean("---\ndescription: Reviews Swift code for data races\ntools: [view]\n---\n\nYou review.\n"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard kind == .frontMatterUnterminated else { return nil }
    return FindingText(
      "the front matter that begins here is never closed; put a line of exactly three dashes, “---”, after its last key",
      effects: context.effects([
        RuntimeEffect(.copilotCloud, "does not load it"),
        RuntimeEffect(.copilotCLI, "does not load it"),
        RuntimeEffect(.visualStudioCode, "takes everything for the prompt: no description, every tool"),
        RuntimeEffect(.claudeCode, "skips it without a word"),
      ]), fixes: context.fault.map { FrontMatterRescue.closing($0.file, as: context.dialect) } ?? [])
  }
}
