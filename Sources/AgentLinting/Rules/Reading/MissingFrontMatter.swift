internal import AgentDefinitions

/// Flags a Markdown agent file that does not begin with front matter.
struct MissingFrontMatter: FaultRule {
  static let info = RuleInfo(
    id: "missing-front-matter",
    category: .reading,
    severity: .error,
    summary: "The file has no front matter.",
    why: "Without it there is no description to choose the agent by and no tool list to hold it to: where such a file "
      + "loads at all, the agent gets every tool.",
    examples: [
      .flagged("↓# Reviewer\n\nThree dashes (---) are missing above.\n"),
      .flagged("↓# Reviewer\n\nThree dashes (---) are missing above.\n", at: ".github/agents/reviewer.agent.md"),
      .clean("---\ndescription: Reviews Swift code for data races\n---\n# Reviewer\n\nYou review.\n"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard kind == .frontMatterMissing else { return nil }
    // Where no system but this one looks, it may be anything that people read.
    if let agent = context.agent, agent.dialect == .agentMarkdown,
      !ClaimedPath(agent.file.path).isInside(".github/agents")
    {
      return FindingText(
        "there is no front matter, so as an agent it would be one with every tool and without a description; begin the file "
          + "with `description:` and `tools:` between two lines “---”, or give it a name that does not end in `.agent.md`",
        severity: .info)
    }
    return FindingText(
      "there is no front matter, so nothing says what the agent is for or which tools it may use; begin the file with "
        + "a line “---”, `description:` and `tools:`, and another line “---”",
      effects: context.effects([
        RuntimeEffect(.copilotCloud, "does not load it: `description` is required"),
        RuntimeEffect(.copilotCLI, "does not load it: `description` is required"),
        RuntimeEffect(.visualStudioCode, "loads it with every tool"),
        RuntimeEffect(.claudeCode, "skips it without a word"),
      ]))
  }
}
