internal import AgentDefinitions

extension AgentDefinition {
  /// The one environment that the agent is for; nil for all of them.
  var target: String? { fields.first { $0.key.value == "target" }?.value.text }
}
