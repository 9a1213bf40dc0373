internal import AgentDefinitions

/// Flags a team file written for a later version of this program.
struct NewerVersion: FaultRule {
  static let info = RuleInfo(
    id: "newer-version",
    category: .team,
    severity: .error,
    summary: "The team file's format is newer than this program.",
    why: "What a later format means cannot be known here, and guessing could grant what its author restricted.",
    examples: [
      .flagged(
        "version: ↓99\nagents:\n  - { name: a, description: Renames Swift functions, prompt: R. }\n", at: "team.yaml"),
      .clean(
        "version: 1\nagents:\n  - { name: a, description: Renames Swift functions, prompt: R. }\n", at: "team.yaml"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .newerVersion(let found, let supported) = kind else { return nil }
    return FindingText(
      "this file has format version \(found), and this program reads up to \(supported); upgrade agentlint and "
        + "agentrun")
  }
}
