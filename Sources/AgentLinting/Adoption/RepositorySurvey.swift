package import AgentDefinitions

/// What a repository has of agents, before anything is set up in it.
package struct RepositorySurvey: Sendable {
  /// The agents of one kind of file.
  package struct Kind: Sendable, Equatable {
    package let title: String
    package let agents: Int
    /// The folders that they lie in, the fullest first.
    package let folders: [String]
  }

  /// The kinds of agent files, the commonest first.
  package let kinds: [Kind]
  /// The paths of the team files.
  package let teams: [String]
  /// The ids of the systems that read these files, in the order of the alphabet.
  package let systems: [String]
  package let report: LintReport

  package init(_ loaded: LoadedFiles, _ report: LintReport) {
    let byDialect = Dictionary(grouping: loaded.agents) { ObjectIdentifier($0.dialect) }
    kinds = byDialect.values.map { agents in
      let folders = Dictionary(grouping: agents) { TeamLoader.folder(of: $0.file.path) }.mapValues(\.count)
      return Kind(
        title: agents[0].dialect.title, agents: agents.count,
        folders: folders.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { $0.key.isEmpty ? "." : $0.key })
    }.sorted { ($1.agents, $0.title) < ($0.agents, $1.title) }
    teams = loaded.teams.compactMap { $0.file?.path }.sorted()
    systems = Set(loaded.agents.flatMap { $0.dialect.runtimes.map(\.id) }).sorted()
    self.report = report
  }

  package var agentCount: Int { kinds.reduce(0) { $0 + $1.agents } }

  /// How often each rule found something, the most frequent first.
  package var rules: [(rule: String, count: Int)] {
    let counts = Dictionary(grouping: report.findings, by: \.rule).mapValues(\.count)
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }
}
