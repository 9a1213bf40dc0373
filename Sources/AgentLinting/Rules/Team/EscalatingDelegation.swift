internal import AgentDefinitions

/// Flags a read-only agent that may have others write for it.
struct EscalatingDelegation: TeamRule {
  static let info = RuleInfo(
    id: "escalating-delegation",
    category: .team,
    tier: .strict,
    severity: .warning,
    summary: "An agent that must change nothing may call one that does.",
    why: "What its own tool list keeps from it, it has another do. Whoever relies on its being read-only is mistaken.",
    examples: [
      .flagged(
        """
        version: 1
        agents:
          - name: auditor
            description: Read-only agent that maps how modules depend on each other
            prompt: You map.
            tools: [view, task]
            ↓subagents: [writer]
          - { name: writer, description: Writes Swift code, prompt: You write., tools: [edit] }
        """, at: "team.yaml"),
      .clean(
        """
        version: 1
        agents:
          - name: auditor
            description: Read-only agent that maps how modules depend on each other
            prompt: You map.
            tools: [view, task]
            subagents: [finder]
          - { name: finder, description: Finds SQL migrations, prompt: You find., tools: [grep] }
        """, at: "team.yaml"),
    ])

  func check(_ team: CheckedTeam, into findings: inout Findings) {
    let callers = team.agents.indices.filter { team.agents[$0].tools.names(.task) && !team.agents[$0].tools.isAll }
    // Claude Code's subagents call nobody, whatever their list says.
    guard team.agents.count > 1, !callers.isEmpty, team.runtime != .claudeCode else { return }
    let grants = TeamGrants(of: team.definition, in: team.runtime)
    for index in callers {
      let agent = team.agents[index]
      // Who may write by itself is another rule's.
      guard !grants.own[index].has(.changesFiles), !grants.own[index].has(.runsCommands),
        let role = LimitedRole(of: agent)
      else { continue }
      let paths = [Capability.changesFiles, .runsCommands].compactMap { grants.path(of: index, to: $0) }
      guard let path = paths.first, let field = agent.field(.subagents) ?? agent.field(.tools) else { continue }
      findings.add(.escalating(role, path), at: field.key.range, in: agent.file)
    }
  }
}

extension FindingText {
  fileprivate static func escalating(_ role: LimitedRole, _ path: GrantPath) -> FindingText {
    FindingText(
      "\(role.claim), but may have others change things: \(path.description); name only agents that read in its list, or take "
        + "the tool that calls them away from it")
  }
}
