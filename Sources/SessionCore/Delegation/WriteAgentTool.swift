internal import AgentDefinitions

/// The tool through which an agent says more to one of its sub-agents. The session performs it.
package enum WriteAgentTool {
  package static let agentID = Parameter<String>("agent_id", "The agent's agent_id", required: true)
  package static let message = Parameter<String>("message", "What to tell it", required: true)

  package static let spec = ToolSpec(
    .writeAgent,
    prose: """
      Tells an agent that you started with task something more. One at work reads it before its next turn; one that \
      is through goes on in the background, knowing what it did before.
      """, parameters: [agentID, message])
}
