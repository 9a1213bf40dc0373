package import AgentDefinitions

/// Agents that a runtime would load together: those of a team file, or those of one folder.
package struct CheckedTeam: Sendable {
  package let definition: TeamDefinition

  package init(_ definition: TeamDefinition) { self.definition = definition }

  package var agents: [AgentDefinition] { definition.agents }
}
