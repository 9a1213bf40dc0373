internal import AgentDefinitions

/// Flags a path in a team file that leads out of the repository.
struct EscapingPath: FaultRule {
  static let info = RuleInfo(
    id: "escaping-path",
    category: .reading,
    severity: .error,
    summary: "The path leads out of the repository of the file that names it.",
    why: "A checked-out repository must not be able to turn a file from elsewhere on the machine into a prompt.",
    examples: [
      .flagged("version: 1\nagents:\n  - ↓../../../../../../../../etc/passwd\n", at: "team.yaml"),
      .clean(
        "version: 1\nagents:\n  - name: helper\n    description: Renames Swift functions\n    prompt: You rename.\n",
        at: "team.yaml"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .escapingPath(let path) = kind else { return nil }
    return FindingText(
      "\(path.coded) leads out of this repository, through “..” or a link, and is not read; put the file inside the "
        + "repository and name it relative to this file")
  }
}
