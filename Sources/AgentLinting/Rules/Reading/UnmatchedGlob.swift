internal import AgentDefinitions

/// Flags a glob in a team file that fits no file.
struct UnmatchedGlob: FaultRule {
  static let info = RuleInfo(
    id: "unmatched-glob",
    category: .reading,
    severity: .warning,
    summary: "The pattern fits no file.",
    why:
      "A team that lost its agents without anybody noticing, to a renamed folder for instance, looks exactly like this.",
    examples: [
      .flagged("version: 1\nagents:\n  - ↓helpers/*.agent.md\n", at: "team.yaml"),
      .clean(
        "version: 1\nagents:\n  - name: helper\n    description: Renames Swift functions\n    prompt: You rename.\n",
        at: "team.yaml"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .globWithoutMatch(let pattern) = kind else { return nil }
    return FindingText(
      "\(pattern.coded) fits no file below the folder of this file, so no agent comes from it; correct the pattern or "
        + "take it out")
  }
}
