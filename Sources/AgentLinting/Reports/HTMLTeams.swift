internal import AgentDefinitions

/// The teams on the page: who can do what, and who is close to whom.
enum HTMLTeams {
  private static let mostTeams = 20
  private static let mostOpen = 3
  /// Beyond that nobody finds a row any more.
  private static let mostAgents = 60

  static func render(_ teams: [TeamDefinition], _ paths: ReportPaths) -> String {
    let several = teams.filter { $0.agents.count > 1 }
    guard !several.isEmpty else { return "" }
    let drawn = several.filter { $0.agents.count <= mostAgents }.prefix(mostTeams)
    var parts = drawn.enumerated().map { section($1, paths, isOpen: $0 < mostOpen) }
    let left = several.count - drawn.count
    if left > 0 {
      parts.append(
        "<p>\(left.counted("more team")) not drawn here; <code>agentlint grants</code> and <code>agentlint overlap</code> "
          + "show any.</p>")
    }
    return "<section class=\"teams\"><h2>Teams</h2>\n\(parts.joined(separator: "\n"))</section>"
  }

  private static func section(_ team: TeamDefinition, _ paths: ReportPaths, isOpen: Bool) -> String {
    let path = team.file.map { paths.path(of: $0) } ?? paths.path(written: team.base)
    let name = path == paths.root || path.isEmpty ? "." : path
    return """
      <details\(isOpen ? " open" : "")><summary><code>\(MarkupText.escaped(name))</code> \(team.agents.count.counted("agent"))</summary>
      <div class="drawings">
      <div><h3>Who can do what</h3>\(GrantsDrawing.svg(GrantsMatrix(of: team, in: .roster), isEmbedded: true))</div>
      <div><h3>Who is close to whom</h3>\(OverlapDrawing.svg(TeamOverlap(of: team), isEmbedded: true))</div>
      </div>
      </details>
      """
  }
}
