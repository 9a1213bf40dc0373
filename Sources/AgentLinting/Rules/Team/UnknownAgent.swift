internal import AgentDefinitions

/// Flags a reference to an agent that the team does not have.
struct UnknownAgent: FaultRule {
  static let info = RuleInfo(
    id: "unknown-agent",
    category: .team,
    severity: .error,
    summary: "The name is no agent's of this team.",
    why:
      "A handoff, a test or a permission to call somebody who is not there does nothing; a team whose first agent is "
      + "not there does not start.",
    examples: [
      .flagged(
        """
        version: 1
        agents:
          - name: editor
            description: Renames Swift functions
            prompt: You rename.
        agent: ↓edtior
        """, at: "team.yaml"),
      .clean(
        """
        version: 1
        agents:
          - name: editor
            description: Renames Swift functions
            prompt: You rename.
        agent: editor
        """, at: "team.yaml"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    switch kind {
    case .unknownAgent(let name, let suggestion):
      FindingText(
        "no agent of this team is called \(name.coded), so the team does not start" + cure(suggestion))
    case .unknownReference(let key, let name, let suggestion):
      FindingText(
        "\(key.coded) names \(name.coded), and no agent of this team is called so" + cure(suggestion),
        severity: suggestion == nil ? .warning : .error)
    default: nil
    }
  }

  private func cure(_ suggestion: String?) -> String {
    suggestion.map { "; did you mean \($0.coded)?" } ?? "; write the id of one that is there"
  }
}
