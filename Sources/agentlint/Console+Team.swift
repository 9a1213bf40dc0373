internal import AgentDefinitions
internal import AgentLinting

extension Console {
  /// The team at a path. What keeps it from running is written down; nil when there is no team at all.
  mutating func team(at path: String) -> TeamDefinition? {
    let loaded = TeamLoader.load(path)
    let findings = Linter.findings(for: loaded)
    guard let team = loaded.team, !team.agents.isEmpty else {
      complain("agentlint: there is no team at \(path)")
      complain(TextReport.render(findings, Self.style))
      return nil
    }
    let blocking = findings.filter(\.isBlocking)
    if !blocking.isEmpty { complain(TextReport.render(blocking, Self.style)) }
    return team
  }
}
