extension AgentProfile {
  package init(_ agent: AgentDefinition) {
    self.init(id: agent.id.value, displayName: agent.displayName?.value, description: agent.description?.value)
  }
}
