package import AgentDefinitions

/// What is known of the checked files' systems and has grown old: a system may have learned new names since.
package struct StaleFacts {
  /// After so many days a name that is unknown may well be a new one.
  package static let limit = 90

  private let sources: [DataSource]
  private let today: CalendarDate

  /// Nil when everything is fresh. A dialect that only this project's own runtime reads has no news to miss.
  package init?(_ dialects: [Dialect], and others: [DataSource] = [], on today: CalendarDate) {
    let stale = (dialects.filter { $0.runtimes != [.roster] }.sources + others).filter {
      $0.system != DataSource.roster.system && !$0.isClosed && today.days(since: $0.date) > Self.limit
    }
    // One line of each system: its oldest.
    var oldest: [String: DataSource] = [:]
    for source in stale where oldest[source.system].map({ source.date < $0.date }) ?? true {
      oldest[source.system] = source
    }
    guard !oldest.isEmpty else { return nil }
    sources = oldest.values.sorted { $0.system < $1.system }
    self.today = today
  }

  package var notice: String {
    let parts = sources.map { "of \($0.system) is of \($0.date), \(today.days(since: $0.date)) days ago" }
    return "what agentlint knows \(parts.joined(separator: ", what it knows ")); newer names may be called unknown"
  }
}

extension LoadedFiles {
  /// Where the facts were read that agents are judged by besides their dialects' tables: which models are gone, and what
  /// the servers that they name can do.
  var furtherSources: [DataSource] {
    var seen: Set<DataSource> = []
    var sources: [DataSource] = []
    func add(_ source: DataSource) { if seen.insert(source).inserted { sources.append(source) } }
    for agent in agents {
      if agent.model != nil, let service = RetiredModel.service(of: agent) { add(service.source) }
      for server in agent.mcpServers { if let known = KnownServer.of(server) { add(known.source) } }
      for pattern in agent.tools.patterns {
        if case .mcp(let name, _) = pattern.value.kind, let known = KnownServer.named(name) { add(known.source) }
      }
    }
    for team in teams {
      for server in team.mcpServers { if let known = KnownServer.of(server) { add(known.source) } }
    }
    return sources
  }
}

extension [Dialect] {
  /// Where their facts were read, each source once.
  package var sources: [DataSource] {
    var seen: Set<DataSource> = []
    return flatMap(\.sources).filter { seen.insert($0).inserted }
  }
}
