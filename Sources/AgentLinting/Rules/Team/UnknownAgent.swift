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
    fixes: [.safe],
    examples: [
      .flagged(
        """
        version: 1
        agents:
          - name: editor
            description: Renames Swift functions
            prompt: You rename.
        agent: ↓edtior
        """, at: "team.yaml",
        fixed: """
          version: 1
          agents:
            - name: editor
              description: Renames Swift functions
              prompt: You rename.
          agent: editor
          """),
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
        "no agent of this team is called \(name.coded), so the team does not start" + cure(suggestion),
        fixes: renaming(name, to: suggestion, context))
    case .unknownReference(let key, let name, let suggestion):
      FindingText(
        "\(key.coded) names \(name.coded), and no agent of this team is called so" + cure(suggestion),
        severity: suggestion == nil ? .warning : .error, fixes: renaming(name, to: suggestion, context))
    default: nil
    }
  }

  private func renaming(_ written: String, to name: String?, _ context: FaultContext) -> [Fix] {
    guard let name, Spelling.isSlip(written, for: name) else { return [] }
    if let value = context.value { return .of("write \(name.coded)", .safe, value.replaced(by: name)) }
    // A name among others in one text.
    guard let list = context.agent?.field(.subagents).flatMap({ ListEdits($0.value) }),
      let index = list.items.firstIndex(where: { $0.range == context.fault?.range })
    else { return [] }
    return .of("write \(name.coded)", .safe, list.edits([index: .rename(to: name)]))
  }

  private func cure(_ suggestion: String?) -> String {
    suggestion.map { "; did you mean \($0.coded)?" } ?? "; write the id of one that is there"
  }
}
