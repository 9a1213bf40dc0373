package import AgentDefinitions

/// An agent's prompt as the rules about prose see it. It is read once for all of them.
package struct CheckedPrompt: Sendable {
  package let agent: AgentDefinition
  package let prose: Prose

  package init(_ agent: AgentDefinition) {
    self.agent = agent
    prose = Prose(of: agent)
  }
}
