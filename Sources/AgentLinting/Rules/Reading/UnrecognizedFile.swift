internal import AgentDefinitions

/// Flags a file that was named as an agent and is none that any dialect knows.
struct UnrecognizedFile: FaultRule {
  static let info = RuleInfo(
    id: "unrecognized-file",
    category: .reading,
    severity: .error,
    summary: "The file is none that any known system reads as an agent.",
    why: "Nothing loads it, and a check that passed over it would look like approval. A file that is only named on the "
      + "command line, as commit hooks do it, is reported as information.",
    examples: [
      .flagged("==> team.yaml\nversion: 1\nagents:\n  - ↓notes.txt\n==> notes.txt\nBuy milk.\n"),
      .clean("model: gpt-5.4"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .notAnAgentDefinition(let looksLike) = kind else { return nil }
    let seems = looksLike.map { "this looks like \($0), not like an agent" } ?? "no known system reads this as an agent"
    return FindingText(
      "\(seems); name agent files ID.agent.md or ID.agent.yaml, or put them where their system looks, as in "
        + ".github/agents or .claude/agents")
  }
}
