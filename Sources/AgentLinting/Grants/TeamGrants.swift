package import AgentDefinitions

/// What each agent of a team can reach: by itself, and through the agents that it may call, and those that they may
/// call. A path is the shortest one, and among equals the one through the agents that come first in the team.
///
/// Each capability spreads backwards from those who have it to those who may call them, one step at a time, so that the
/// work grows with the agents and with the names in their `subagents`, not with the ways through the team.
package struct TeamGrants: Sendable {
  /// In the team's order.
  package let ids: [String]
  /// What each has by itself.
  package let own: [OwnGrants]

  private let steps: [Capability: [Step?]]
  private let main: OwnGrants
  private let mainSteps: [Capability: Step]

  /// How an agent has a capability: by itself, or by calling the agent with this index.
  private enum Step: Hashable, Sendable {
    case own
    case calling(Int)
  }

  package init(of team: TeamDefinition, in runtime: AgentRuntime = .roster) {
    ids = team.agents.map(\.id.value)
    own = team.agents.map { OwnGrants(of: $0, in: team) }
    main = OwnGrants(ofMainAgentIn: team)
    let calls = Calls(team.agents, own, in: runtime)
    var steps: [Capability: [Step?]] = [:]
    var mainSteps: [Capability: Step] = [:]
    for capability in Capability.allCases {
      let (reached, first) = Self.spread(capability, own, calls)
      steps[capability] = reached
      mainSteps[capability] =
        main.has(capability) ? .own : main.has(.delegates) ? first.map { .calling($0) } : nil
    }
    self.steps = steps
    self.mainSteps = mainSteps
  }

  /// How an agent comes by a capability; nil when it does not.
  package func path(of agent: Int, to capability: Capability) -> GrantPath? {
    guard let steps = steps[capability], steps.indices.contains(agent), let first = steps[agent] else { return nil }
    return path(from: [ids[agent]], at: agent, first, capability)
  }

  /// How the session's main agent comes by a capability, when none of the team is selected.
  package func pathOfMainAgent(to capability: Capability) -> GrantPath? {
    switch mainSteps[capability] {
    case nil: nil
    case .own: main.sources[capability].map { GrantPath(agents: [Self.mainAgent], source: $0) }
    case .calling(let next):
      (steps[capability]?[next]).flatMap { path(from: [Self.mainAgent, ids[next]], at: next, $0, capability) }
    }
  }

  package static let mainAgent = "the main agent"

  /// What an agent can reach in any way.
  package func capabilities(of agent: Int) -> Set<Capability> {
    Set(Capability.allCases.filter { steps[$0]?[agent] != nil })
  }

  private func path(from agents: [String], at agent: Int, _ step: Step, _ capability: Capability) -> GrantPath? {
    var agents = agents
    var (agent, step) = (agent, step)
    // Each step was found from the next one, so that the chain ends at somebody who has it.
    while case .calling(let next) = step, let following = steps[capability]?[next] {
      agents.append(ids[next])
      (agent, step) = (next, following)
    }
    return own[agent].sources[capability].map { GrantPath(agents: agents, source: $0) }
  }

  // MARK: - Spreading

  /// Also the nearest holder that everybody may call, or who can reach one.
  private static func spread(
    _ capability: Capability, _ own: [OwnGrants], _ calls: Calls
  ) -> (steps: [Step?], firstCallable: Int?) {
    var steps: [Step?] = own.map { $0.has(capability) ? .own : nil }
    var frontier = own.indices.filter { steps[$0] != nil }
    var firstCallable: Int?
    var length = 0
    while !frontier.isEmpty {
      guard calls.mostSteps.map({ length < $0 }) ?? true else { break }
      let isNew = firstCallable == nil
      if isNew { firstCallable = frontier.first { calls.isCallableByAll[$0] } }
      var next: [Int] = []
      for agent in frontier {
        // Who may call everybody calls the first that has it, and that is once and for all.
        let everybody = isNew && agent == firstCallable ? calls.callersOfAll : []
        for caller in everybody + calls.callersByName[agent] where steps[caller] == nil {
          steps[caller] = .calling(agent)
          next.append(caller)
        }
      }
      frontier = next.sorted()
      length += 1
    }
    return (steps, firstCallable)
  }
}
