package import AgentDefinitions

/// Agents that a runtime would load together: those of a team file, or those of one folder.
package struct CheckedTeam: Sendable {
  package let definition: TeamDefinition

  package init(_ definition: TeamDefinition) { self.definition = definition }

  package var agents: [AgentDefinition] { definition.agents }

  /// The system that the team is for: VS Code where it reads the agents, otherwise the first besides this project's own.
  var runtime: AgentRuntime {
    if definition.file != nil { return .roster }
    let all = agents.first?.runtimes ?? []
    if all.contains(.visualStudioCode) { return .visualStudioCode }
    return all.first { $0 != .roster } ?? .roster
  }
}
