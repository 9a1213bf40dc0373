package import AgentDefinitions

/// What a session is to be: a team, and how it may work.
package struct SessionConfiguration: Sendable {
  package var sessionID: String
  /// Ours, for the log.
  package var version: String
  package var origin: SessionStart.Origin?
  /// Absolute, symlinks resolved.
  package var workingDirectory: String
  /// What to ask the model client for; nil: its own choice.
  package var model: String?
  /// What stands in, in order, where an agent's model cannot be had.
  package var fallbackModels: [String] = []
  /// The shape of the main agent's answer.
  package var outputSchema: OutputSchema?
  package var agents: [AgentDefinition]
  /// The id of the agent that is selected from the start.
  package var selectedAgent: String?
  /// For agents that say nothing about it.
  package var reasoningEffort: String?
  package var systemMessage: SystemPrompt.Custom?
  package var availableTools: [String]?
  package var excludedTools: [String]
  /// The main agent does not get these; its sub-agents may.
  package var excludedFromMain: [String]
  /// What agents may load when they need it.
  package var skills: [Skill] = []
  package var policy: PermissionPolicy
  /// Nil: as a stored session had it, else interactive.
  package var mode: SessionMode?
  /// What commands may touch, whatever is permitted. It never widens down the tree of agents.
  package var sandbox: SandboxPolicy
  package var limits: RunLimits
  package var isStreaming: Bool
  package var retries: RetryPolicy
  /// Values that must never be stored or shown.
  package var secrets: [String]

  package init(
    sessionID: String, version: String, origin: SessionStart.Origin? = nil, workingDirectory: String,
    model: String? = nil, agents: [AgentDefinition] = [],
    selectedAgent: String? = nil, systemMessage: SystemPrompt.Custom? = nil, availableTools: [String]? = nil,
    excludedTools: [String] = [], excludedFromMain: [String] = [], policy: PermissionPolicy = PermissionPolicy(),
    sandbox: SandboxPolicy = SandboxPolicy(), limits: RunLimits = RunLimits(), isStreaming: Bool = true,
    retries: RetryPolicy = RetryPolicy(),
    secrets: [String] = []
  ) {
    self.sessionID = sessionID
    self.version = version
    self.origin = origin
    self.workingDirectory = workingDirectory
    self.model = model
    self.agents = agents
    self.selectedAgent = selectedAgent
    self.systemMessage = systemMessage
    self.availableTools = availableTools
    self.excludedTools = excludedTools
    self.excludedFromMain = excludedFromMain
    self.policy = policy
    self.sandbox = sandbox
    self.limits = limits
    self.isStreaming = isStreaming
    self.retries = retries
    self.secrets = secrets
  }
}
