internal import AgentDefinitions

/// Flags front matter with something before it.
struct MisplacedFrontMatter: FaultRule {
  static let info = RuleInfo(
    id: "misplaced-front-matter",
    category: .reading,
    severity: .error,
    summary: "Something stands before the front matter.",
    why:
      "Front matter counts only at the very start of a file. Below a comment, a blank line or a code fence it is text, "
      + "and the description and the tool list count for nothing.",
    fixes: [.safe, .unsafe],
    examples: [
      .flagged(
        "↓<!-- licence -->\n---\ndescription: Reviews Swift code for data races\n---\nYou review.\n",
        fixed: "---\ndescription: Reviews Swift code for data races\n---\n<!-- licence -->\nYou review.\n"),
      .flagged(
        "↓```markdown\n---\ndescription: Reviews Swift code for data races\n---\nYou review.\n```\n",
        fixed: "---\ndescription: Reviews Swift code for data races\n---\nYou review.\n"),
      .flagged(
        "↓# Reviewer\n\n---\ndescription: Reviews Swift code for data races\n---\nYou review.\n",
        fixed: "---\ndescription: Reviews Swift code for data races\n---\n# Reviewer\n\nYou review.\n"),
      .clean("---\ndescription: Reviews Swift code for data races\n---\n<!-- licence -->\nYou review.\n"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard kind == .frontMatterNotFirst else { return nil }
    return FindingText(
      "the front matter does not start on the file's first line, so systems take it for text; move what stands above "
        + "it below the closing “---”",
      effects: context.effects([
        RuntimeEffect(.copilotCloud, "does not load it"),
        RuntimeEffect(.copilotCLI, "does not load it"),
        RuntimeEffect(.visualStudioCode, "takes everything for the prompt: no description, every tool"),
        RuntimeEffect(.claudeCode, "skips it without a word"),
      ]), fixes: context.fault.map { FrontMatterRescue.moving($0.file) } ?? [])
  }
}
