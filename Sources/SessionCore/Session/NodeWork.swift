internal import AgentDefinitions

/// What one agent at work needs to know of itself.
struct NodeWork: Sendable {
  /// Nil for the main agent, else the `task` call's id.
  let agentID: String?
  let agent: AgentDefinition?
  let depth: Int
  /// Those whose limits this agent's calls count against: those it works for, then itself.
  let holders: [Budget.Holder]
  let system: String
  let tools: [ToolName]
  let delegates: [AgentDefinition]
  /// The person's message that all this is about.
  let messageID: String

  var isMain: Bool { agentID == nil }
  var nodeID: String { agentID ?? AgentNode.mainID }
  var name: String { agent?.shownName ?? "main" }
}
