package import AgentDefinitions

/// How far the agents of a team would take each other's work: each description is read as if it were a request, and
/// ranked as any request is. Agents that only a person can name take part neither way.
package struct TeamOverlap: Sendable {
  package struct Pair: Sendable, Equatable {
    package let first: String
    package let second: String
    /// Of the score that the first agent gets for its own description, the share that the second gets for it.
    package let share: Double
    /// The same the other way round.
    package let shareBack: Double
    /// The words, as the first says them, for which the second gets a score.
    package let words: [String]

    package var larger: Double { max(share, shareBack) }
  }

  /// In the team's order.
  package let ids: [String]
  /// The closest first; pairs that share nothing are left out.
  package let pairs: [Pair]
  private let shares: [[Double]]

  package init(of team: TeamDefinition) {
    let agents = team.agents.filter(\.isInferable)
    let matcher = PromptMatcher(agents.map(AgentProfile.init))
    let places = Dictionary(
      agents.indices.map { (agents[$0].id.value, $0) }, uniquingKeysWith: { first, _ in first })
    var shares = [[Double]](repeating: [Double](repeating: 0, count: agents.count), count: agents.count)
    var words: [Int: [Int: [String]]] = [:]
    for (index, agent) in agents.enumerated() {
      guard let description = agent.description else { continue }
      let matches = matcher.rank(description.value).matches
      guard let own = matches.first(where: { $0.id == agent.id.value }), own.score > 0 else { continue }
      for match in matches {
        guard let other = places[match.id], other != index, match.score > 0 else { continue }
        shares[index][other] = min(1, match.score / own.score)
        words[index, default: [:]][other] = match.words.filter { $0.weight > 0 && !$0.isSynonym }.map(\.word)
      }
    }
    ids = agents.map(\.id.value)
    self.shares = shares
    var pairs: [Pair] = []
    for first in agents.indices {
      for second in agents.indices.dropFirst(first + 1) where shares[first][second] + shares[second][first] > 0 {
        pairs.append(
          Pair(
            first: ids[first], second: ids[second], share: shares[first][second], shareBack: shares[second][first],
            words: words[first]?[second] ?? []))
      }
    }
    self.pairs = pairs.enumerated().sorted { left, right in
      (right.element.larger, left.offset) < (left.element.larger, right.offset)
    }.map(\.element)
  }

  /// The share that the agent in a column takes of the one in a row.
  package func share(row: Int, column: Int) -> Double { row == column ? 1 : shares[row][column] }
}
