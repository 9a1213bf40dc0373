internal import AgentDefinitions

/// The tool through which an agent reads what one of its sub-agents has said. The session performs it.
package enum ReadAgentTool {
  package static let agentID = Parameter<String>("agent_id", "The agent's agent_id", required: true)
  package static let wait = Parameter<Bool>("wait", "Wait until it is through")
  package static let timeout = Parameter<Int>("timeout", "The longest wait in seconds (default 30, at most 600)")
  package static let sinceTurn = Parameter<Int>("since_turn", "Only what it said after this turn")

  package static let spec = ToolSpec(
    .readAgent, prose: "Reads the status and the answers of an agent that you started with task.",
    parameters: [agentID, wait, timeout, sinceTurn])

  static func limit(_ seconds: Int?) -> Duration { .seconds(min(max(seconds ?? 30, 0), 600)) }
}
