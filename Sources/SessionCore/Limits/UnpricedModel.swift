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

extension Session {
  /// To be asked before a session is opened: a call whose price is not known is never made under a limit of money.
  package nonisolated func checkPrices() throws(UnpricedModel) {
    if let limit = configuration.limits.cost {
      try check(limit, of: nil, models: [parts.model(nil)] + configuration.agents.map(client))
    }
    for agent in configuration.agents {
      guard let limit = Budget.Share(agent.limits).cost else { continue }
      try check(limit, of: agent.id.value, models: reachable(from: agent).map(client))
    }
  }

  private nonisolated func client(of agent: AgentDefinition) -> any ModelClient { parts.model(agent.model?.value) }

  private nonisolated func check(
    _ limit: Money, of agent: String?, models: [any ModelClient]
  ) throws(UnpricedModel) {
    // Where no language model takes part, nothing is to be paid.
    for case let model? in models.map(\.modelName) where parts.price(model) == nil {
      throw UnpricedModel(model: model, agent: agent, limit: limit)
    }
  }

  /// The agent, and everybody who may come to work for it.
  private nonisolated func reachable(from agent: AgentDefinition) -> [AgentDefinition] {
    var found = [agent]
    var next = 0
    while next < found.count {
      let tools = access.tools(of: found[next])
      for delegate in tools.contains(.task) ? access.delegates(of: found[next]) : []
      where !found.contains(where: { $0.id.value == delegate.id.value }) { found.append(delegate) }
      next += 1
    }
    return found
  }
}
