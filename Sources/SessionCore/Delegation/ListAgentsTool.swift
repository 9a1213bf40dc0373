internal import AgentDefinitions

/// The tool through which an agent sees which sub-agents it started. The session performs it.
package enum ListAgentsTool {
  package static let spec = ToolSpec(
    .listAgents, prose: "Lists the agents that you started with task, and how they stand.", parameters: [])
}
