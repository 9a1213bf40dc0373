/// Finds whom a team's names mean: ids first, then a display name that only one agent has. What is found is written
/// back as the id, so that nobody has to search again.
struct References {
  private let ids: Set<String>
  /// The id behind a display name; nil when several agents have it.
  private var byDisplayName: [String: String?] = [:]
  private let names: Spelling

  private enum Meaning { case id(String), ambiguous, unknown }

  private init(_ agents: [AgentDefinition]) {
    ids = Set(agents.map(\.id.value))
    for agent in agents {
      guard let name = agent.displayName?.value else { continue }
      byDisplayName[name] = byDisplayName.keys.contains(name) ? .some(nil) : agent.id.value
    }
    names = Spelling((agents.map(\.id.value) + agents.compactMap(\.displayName?.value)).sorted())
  }

  /// `knowsAll`: whether nobody but the team's agents can be meant. A single file's neighbours are not loaded, so that
  /// nothing can be said about whom it names.
  static func settle(in team: inout TeamDefinition, knowsAll: Bool) -> [Fault] {
    let references = References(team.agents)
    var faults = duplicates(team.agents)
    faults += references.settleTeam(&team)
    var found: [Fault] = []
    for index in team.agents.indices {
      references.settleAgent(&team.agents[index], &found)
    }
    return knowsAll ? faults + found : faults
  }

  static func duplicates(_ agents: [AgentDefinition]) -> [Fault] {
    var first: [String: AgentDefinition] = [:]
    var faults: [Fault] = []
    for agent in agents {
      guard let other = first[agent.id.value] else {
        first[agent.id.value] = agent
        continue
      }
      faults.append(
        Fault(
          .duplicateID(agent.id.value), in: agent.file, at: agent.idRange, agentID: agent.id.value,
          related: [Fault.Related(file: other.file, range: other.idRange)]))
    }
    return faults
  }

  private func settleTeam(_ team: inout TeamDefinition) -> [Fault] {
    guard let file = team.file else { return [] }
    var faults: [Fault] = []
    if let written = team.agent {
      switch meaning(of: written.value) {
      case .id(let id): team.agent = Located(id, at: written.range)
      case .ambiguous, .unknown:
        faults.append(
          Fault(.unknownAgent(written.value, suggestion: suggestion(for: written.value)), in: file, at: written.range))
      }
    }
    for index in team.tests.indices {
      guard let written = team.tests[index].expected else { continue }
      team.tests[index].expected = settle(written, "tests", nil, file, &faults)
    }
    return faults
  }

  private func settleAgent(_ agent: inout AgentDefinition, _ faults: inout [Fault]) {
    agent.subagents = agent.subagents.map { names in
      // The dialects have several keys for it, and Claude Code says it in the tool list.
      let key = agent.field(.subagents)?.key.value ?? "tools"
      return names.map { settle($0, key, agent, agent.file, &faults) }
    }
    for index in agent.handoffs.indices {
      guard let written = agent.handoffs[index].agent else { continue }
      agent.handoffs[index].agent = settle(written, "handoffs", agent, agent.file, &faults)
    }
  }

  private func settle(
    _ written: Located<String>, _ key: String, _ agent: AgentDefinition?, _ file: SourceFile, _ faults: inout [Fault]
  ) -> Located<String> {
    switch meaning(of: written.value) {
    case .id(let id): return Located(id, at: written.range)
    case .ambiguous:
      faults.append(
        Fault(.ambiguousReference(key: key, written.value), in: file, at: written.range, agentID: agent?.id.value))
    case .unknown:
      // What the dialect's own runtime brings along is no mistake, and is nobody here.
      if agent?.dialect.builtInAgents.contains(written.value.lowercased()) ?? false { break }
      // Thousands of names against thousands of agents: after so many nobody reads a suggestion.
      let suggestion = faults.count < SourceLimits.listedFaults ? suggestion(for: written.value) : nil
      faults.append(
        Fault(
          .unknownReference(key: key, written.value, suggestion: suggestion), in: file, at: written.range,
          agentID: agent?.id.value))
    }
    return written
  }

  private func meaning(of name: String) -> Meaning {
    if ids.contains(name) { return .id(name) }
    guard let id = byDisplayName[name] else { return .unknown }
    return id.map { .id($0) } ?? .ambiguous
  }

  private func suggestion(for name: String) -> String? { names.nearest(name) }
}

extension AgentDefinition {
  /// Where to point at when speaking of the id: its own bytes, or the first line of a file whose name it is.
  package var idRange: SourceRange {
    guard id.range.isEmpty else { return id.range }
    return file.lineRange(file.place(of: Int(range.lower)).line)
  }
}
