internal import AgentDefinitions

/// What one agent at work needs to know of itself.
struct NodeWork: Sendable {
  /// Nil for the main agent, else the `task` call's id.
  let agentID: String?
  /// The sub-agent that it works for; nil for the main agent and those that work for it.
  var parentID: String?
  let agent: AgentDefinition?
  let depth: Int
  /// Those whose limits this agent's calls count against: those it works for, then itself.
  let holders: [Budget.Holder]
  let system: String
  let tools: [ToolName]
  let delegates: [AgentDefinition]
  /// What to ask the model client for; nil: the session's own.
  var model: String?
  var reasoningEffort: String?
  /// The person's message that all this is about.
  let messageID: String
  /// The widest that this agent and all that it works for may have.
  var sandbox = SandboxLevel.full

  /// Work in the background is for those who can read what came of it.
  var canReadAgents: Bool { tools.contains(.readAgent) }
  var isMain: Bool { agentID == nil }
  var nodeID: String { agentID ?? AgentNode.mainID }
  var name: String { agent?.shownName ?? "main" }
}
