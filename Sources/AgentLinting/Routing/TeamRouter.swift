package import AgentDefinitions

/// Who of a team gets which request, decided as a session decides it when no model takes part.
package struct TeamRouter: Sendable {
  /// Agents that no request is given to unless a person names them.
  package let answeringOnlyPeople: [String]
  private let ids: Set<String>
  private let matcher: PromptMatcher

  package init(_ team: TeamDefinition) {
    ids = Set(team.agents.map(\.id.value))
    answeringOnlyPeople = team.agents.filter { !$0.isInferable }.map(\.id.value)
    matcher = PromptMatcher(team.agents.filter(\.isInferable).map(AgentProfile.init))
  }

  package func route(_ prompt: String) -> Route {
    if let named = named(in: prompt) { return Route(prompt: prompt, ranking: nil, agent: named) }
    let ranking = matcher.rank(prompt)
    return Route(prompt: prompt, ranking: ranking, agent: ranking.best?.id)
  }

  /// `@id ` at the beginning is a person's order.
  private func named(in prompt: String) -> String? {
    guard prompt.hasPrefix("@"), let end = prompt.firstIndex(where: \.isWhitespace) else { return nil }
    let id = String(prompt[prompt.index(after: prompt.startIndex)..<end])
    return ids.contains(id) ? id : nil
  }
}

/// Where one request goes.
package struct Route: Sendable {
  package let prompt: String
  /// Nil when the prompt itself names the agent.
  package let ranking: MatchRanking?
  /// Nil when nobody gets it.
  package let agent: String?

  /// One line for people: why it goes there, or nowhere.
  package var explanation: String { ranking?.explanation ?? "the prompt names the agent" }
}
