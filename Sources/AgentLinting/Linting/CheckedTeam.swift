package import AgentDefinitions

/// Agents that a runtime would load together: those of a team file, or those of one folder.
package struct CheckedTeam: Sendable {
  package let definition: TeamDefinition
  /// Those of every team that was loaded.
  let everyone: LoadedNames

  init(_ definition: TeamDefinition, among everyone: LoadedNames) {
    self.definition = definition
    self.everyone = everyone
  }

  package var agents: [AgentDefinition] { definition.agents }

  /// The system that the team is for: VS Code where it reads the agents, otherwise the first besides this project's own.
  var runtime: AgentRuntime {
    if definition.file != nil { return .roster }
    let all = agents.first?.runtimes ?? []
    if all.contains(.visualStudioCode) { return .visualStudioCode }
    return all.first { $0 != .roster } ?? .roster
  }
}

extension AgentDefinition {
  /// What others may call it.
  var plainNames: [String] { [id.value.plainName, shownName.plainName] }
}

extension String {
  /// A name as people take it: `Race Finder` and `race-finder` are the same.
  var plainName: String {
    lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }
}
