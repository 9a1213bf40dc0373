internal import AgentDefinitions

/// Flags agents that may call each other round and round.
struct EndlessDelegation: TeamRule {
  static let info = RuleInfo(
    id: "endless-delegation",
    category: .team,
    tier: .strict,
    severity: .info,
    summary: "Agents may call each other in a circle, and nothing limits how often.",
    why: "Two agents that each hold the other responsible can go on until the money is gone.",
    examples: [
      .flagged(
        """
        version: 1
        agents:
          - { name: one, description: Writes Swift code, prompt: You write., tools: [edit, task], ↓subagents: [two] }
          - { name: two, description: Reviews SQL migrations, prompt: You review., tools: [view, task], subagents: [one] }
        """, at: "team.yaml"),
      .clean(
        """
        version: 1
        agents:
          - { name: one, description: Writes Swift code, prompt: You write., tools: [edit, task], subagents: [two] }
          - { name: two, description: Reviews SQL migrations, prompt: You review., tools: [view, task], subagents: [one] }
        limits: { depth: 4 }
        """, at: "team.yaml"),
    ])

  func check(_ team: CheckedTeam, into findings: inout Findings) {
    let limits = team.definition.limits
    guard limits.depth == nil, limits.turns == nil, limits.tokens == nil, limits.costUSD == nil else { return }
    let places = Dictionary(
      team.agents.indices.map { (team.agents[$0].id.value, $0) }, uniquingKeysWith: { first, _ in first })
    let calls = team.agents.map { agent in
      agent.tools.names(.task) ? (agent.subagents ?? []).compactMap { places[$0.value] } : []
    }
    for circle in Circles(calls).all {
      guard let first = circle.first, circle.allSatisfy({ team.agents[$0].limits.turns == nil }) else { continue }
      let agent = team.agents[first]
      guard let field = agent.field(.subagents) ?? agent.field(.tools) else { continue }
      findings.add(.circle(circle.map { team.agents[$0].id.value }), at: field.key.range, in: agent.file)
    }
  }
}

/// The circles in who calls whom: of each knot of agents that reach each other, the shortest through its first one.
private struct Circles {
  private let calls: [[Int]]
  private(set) var all: [[Int]] = []
  private var isDone: [Bool]

  init(_ calls: [[Int]]) {
    self.calls = calls
    isDone = calls.map(\.isEmpty)
    // Each search marks what it saw, so that all of them together look at each call a few times at most.
    var budget = 100_000
    for start in calls.indices where !isDone[start] && budget > 0 {
      if let circle = circle(through: start, &budget) {
        all.append(circle)
        for agent in circle { isDone[agent] = true }
      }
      isDone[start] = true
    }
  }

  private func circle(through start: Int, _ budget: inout Int) -> [Int]? {
    var caller: [Int: Int] = [:]
    var frontier = [start]
    while !frontier.isEmpty {
      var next: [Int] = []
      for agent in frontier {
        for callee in calls[agent] where !isDone[callee] {
          budget -= 1
          if budget < 0 { return nil }
          if callee == start { return path(to: agent, from: start, caller) }
          if caller[callee] == nil {
            caller[callee] = agent
            next.append(callee)
          }
        }
      }
      frontier = next
    }
    return nil
  }

  private func path(to end: Int, from start: Int, _ caller: [Int: Int]) -> [Int] {
    var path = [end]
    while let last = path.last, last != start, let before = caller[last] { path.append(before) }
    return path.reversed()
  }
}

extension FindingText {
  fileprivate static func circle(_ ids: [String]) -> FindingText {
    let shown = (ids.prefix(6) + ids.prefix(1)).map(\.coded).joined(separator: " → ")
    return FindingText(
      ids.count == 1
        ? "\(shown): the agent may call itself, and nothing limits how often; take it out of its own list, or set `limits`"
        : "\(shown): these agents may call each other in a circle, and nothing limits how often; take one of the calls out, "
          + "or set `limits: { depth: … }`")
  }
}
