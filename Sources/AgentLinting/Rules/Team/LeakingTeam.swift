internal import AgentDefinitions

/// Flags a team in which one agent can bring private data, strangers' text and a way out together.
struct LeakingTeam: TeamRule {
  static let info = RuleInfo(
    id: "leaking-team",
    category: .team,
    tier: .strict,
    severity: .warning,
    summary: "By calling others, an agent comes by private data, untrusted content and a way out.",
    why:
      "Text that a stranger wrote can then have the data sent to them. Each agent's own list may look harmless: it is "
      + "together that they leak. Taking away any one of the three is enough.",
    examples: [
      .flagged(
        """
        version: 1
        agents:
          - { name: lead, description: Plans releases, prompt: You plan., tools: [task], ↓subagents: [reader, scout] }
          - { name: reader, description: Finds SQL migrations, prompt: You find., tools: [view, grep] }
          - { name: scout, description: Reads pages about Swift, prompt: You read., tools: [web_fetch] }
        """, at: "team.yaml"),
      .clean(
        """
        version: 1
        agents:
          - { name: lead, description: Plans releases, prompt: You plan., tools: [task], subagents: [reader] }
          - { name: reader, description: Finds SQL migrations, prompt: You find., tools: [view, grep] }
          - { name: scout, description: Reads pages about Swift, prompt: You read., tools: [web_fetch] }
        """, at: "team.yaml"),
    ])

  func check(_ team: CheckedTeam, into findings: inout Findings) {
    guard team.agents.count > 1, team.runtime != .claudeCode,
      team.agents.contains(where: { $0.tools.names(.task) && !$0.tools.isAll })
    else {
      return
    }
    let grants = TeamGrants(of: team.definition, in: team.runtime)
    for (index, agent) in team.agents.enumerated() where !agent.tools.isAll && grants.own[index].has(.delegates) {
      let paths = Self.ingredients.compactMap { grants.path(of: index, to: $0) }
      // What one agent has by itself anybody can see in its list; and who has a shell has everything.
      guard paths.count == Self.ingredients.count, !paths.allSatisfy(\.isOwn), !grants.own[index].has(.runsCommands),
        let field = agent.field(.subagents) ?? agent.field(.tools)
      else { continue }
      findings.add(.leaking(agent.id.value, paths), at: field.key.range, in: agent.file)
      // The same three are found again from whoever calls this one.
      return
    }
  }

  private static let ingredients: [Capability] = [.readsPrivateData, .takesUntrustedContent, .sendsOut]
}

extension FindingText {
  fileprivate static func leaking(_ id: String, _ paths: [GrantPath]) -> FindingText {
    let ways = zip(["private data", "untrusted content", "a way out"], paths).map { "\($0) (\($1.description))" }
    return FindingText(
      "\(id.coded) can bring together \(ways.joined(separator: ", ")), so text from outside can have data sent there; take one "
        + "of the three away")
  }
}
