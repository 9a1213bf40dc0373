/// What the linter looks at: many files, each opened once.
package struct LoadedFiles: Sendable {
  /// Every agent once, also one that several teams name.
  package var agents: [AgentDefinition] = []
  /// The team files among the paths, and a team without file for each set of agents that a runtime would load
  /// together: those below one `.claude/agents`, say.
  package var teams: [TeamDefinition] = []
  /// The skills that agents name or that were asked for by their paths, each once.
  package var skills: [SkillDefinition] = []
  package var faults: [Fault] = []
  package var files: [SourceFile] = []
  /// Files that lie on disk once and are there under several names: for each, the first of them. What is wrong with the
  /// text is wrong once.
  package var twins: [ObjectIdentifier: ObjectIdentifier] = [:]
  /// Files of agents and teams in folders of test data, which nobody named: their paths.
  package var passedOver: [String] = []

  package init() {}
}
