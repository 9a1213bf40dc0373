internal import AgentDefinitions

/// A limit of money cannot be kept, because what a model costs is not known.
package struct UnpricedModel: Error, Sendable, Equatable, CustomStringConvertible {
  package var model: String
  /// The agent whose limit it is; nil: the run's.
  package var agent: String?
  package var limit: Money

  package init(model: String, agent: String?, limit: Money) {
    self.model = model
    self.agent = agent
    self.limit = limit
  }

  package var description: String {
    let owner = agent.map { "of the agent \($0)" } ?? "of the run"
    return "The limit \(owner) is \(limit), and what \(model) costs is not known, so the limit could not be kept. "
      + "Give its price under prices:, or limit tokens instead."
  }
}

extension SessionConfiguration {
  /// To be asked before anything is started: a call whose price is not known is never made under a limit of money.
  ///
  /// - Parameters:
  ///   - model: as in `SessionParts`.
  ///   - price: as in `SessionParts`.
  package func checkPrices(
    model: @Sendable (String?) -> any ModelClient, price: @Sendable (String) -> ModelPrice?
  ) throws(UnpricedModel) {
    func check(_ limit: Money, of agent: String?, _ models: [String?]) throws(UnpricedModel) {
      // Where no language model takes part, nothing is to be paid.
      for case let name? in models.map({ model($0).modelName }) where price(name) == nil {
        throw UnpricedModel(model: name, agent: agent, limit: limit)
      }
    }
    if let limit = limits.cost {
      try check(limit, of: nil, modelNames(of: nil) + agents.flatMap { modelNames(of: $0) })
    }
    for agent in agents {
      guard let limit = Budget.Share(agent.limits).cost else { continue }
      try check(limit, of: agent.id.value, reachable(from: agent).flatMap { modelNames(of: $0) })
    }
  }

  /// The agent, and everybody who may come to work for it.
  private func reachable(from agent: AgentDefinition) -> [AgentDefinition] {
    let access = ToolAccess(offered: [.task], available: availableTools, excluded: excludedTools, agents: agents)
    var found = [agent]
    var next = 0
    while next < found.count {
      let delegates = access.tools(of: found[next]).isEmpty ? [] : access.delegates(of: found[next])
      for delegate in delegates where !found.contains(where: { $0.id.value == delegate.id.value }) {
        found.append(delegate)
      }
      next += 1
    }
    return found
  }
}
