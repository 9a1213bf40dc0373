package import AgentDefinitions

/// Who in a team can do what, and how each comes by it: the main agent first, then the team in its order.
package struct GrantsMatrix: Sendable {
  package struct Row: Sendable {
    package let agent: String
    /// How the agent comes by each capability that it has.
    package let paths: [Capability: GrantPath]
    /// Servers that the agent has itself and that nobody here knows.
    package let unknownServers: [String]
  }

  package let runtime: AgentRuntime
  package private(set) var rows: [Row]

  package init(of team: TeamDefinition, in runtime: AgentRuntime) {
    self.runtime = runtime
    let grants = TeamGrants(of: team, in: runtime)
    let main = Row(
      agent: TeamGrants.mainAgent, paths: Self.paths { grants.pathOfMainAgent(to: $0) }, unknownServers: [])
    rows =
      [main]
      + grants.ids.indices.map { index in
        Row(
          agent: grants.ids[index], paths: Self.paths { grants.path(of: index, to: $0) },
          unknownServers: grants.own[index].unknownServers)
      }
  }

  /// Only the row of one agent; empty when the team has no such agent.
  package func row(of agent: String) -> GrantsMatrix {
    var matrix = self
    matrix.rows = rows.filter { $0.agent == agent }
    return matrix
  }

  private static func paths(_ path: (Capability) -> GrantPath?) -> [Capability: GrantPath] {
    Dictionary(uniqueKeysWithValues: Capability.allCases.compactMap { one in path(one).map { (one, $0) } })
  }
}

extension Capability {
  /// A word or two, for the head of a column.
  package var columnTitle: String {
    switch self {
    case .readsPrivateData: "reads"
    case .takesUntrustedContent: "untrusted"
    case .sendsOut: "sends out"
    case .changesFiles: "changes"
    case .runsCommands: "runs"
    case .delegates: "delegates"
    case .asksPeople: "asks"
    case .unknown: "unknown"
    }
  }
}
