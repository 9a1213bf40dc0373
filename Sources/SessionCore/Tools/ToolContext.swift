package import AgentDefinitions

/// What a running tool may know and use of its session.
package struct ToolContext: Sendable {
  /// Absolute, symlinks resolved. Tools touch nothing outside it.
  package var workingDirectory: String
  /// The id of this call; unique in the session.
  package var callID: String
  /// The agent that calls: an id, or nil for the main agent.
  package var agent: String?
  /// The one at work: two agents of the same id are two nodes.
  package var nodeID: String
  /// What the agent was given.
  package var tools: Set<ToolName>
  /// What the agent may load.
  package var skills: [Skill]
  /// What commands, and tools that write, are confined to.
  package var sandbox: SandboxPolicy
  /// A folder of the session's own where output too long for a model is kept in full. Made when first needed.
  package var spillDirectory: String
  /// Whether the agent may see what is in a file, by its path from the working directory. Permission is asked for the
  /// place where a tool looks; a tool that finds files by itself shows only those that this lets it.
  package var mayRead: @Sendable (_ path: String) -> Bool
  /// Asks for more than the call was permitted, such as the host that a page sends on to.
  package var permit: @Sendable (PermissionRequest) async throws(ToolFailure) -> Void
  /// Whether a rule allows it by name, and not only all of its kind.
  package var isNamed: @Sendable (PermissionRequest) -> Bool
  /// Puts an event on record, in the name of the agent that calls.
  package var emit: @Sendable (any EventData) async -> Void
  /// Takes secrets out of a text that a tool stores by itself.
  package var redact: @Sendable (String) -> String
  /// Shows output that is still coming, e.g. a running command's.
  package var progress: @Sendable (String) async -> Void

  package init(
    workingDirectory: String, callID: String, agent: String? = nil, nodeID: String = AgentNode.mainID,
    tools: Set<ToolName> = Set(ToolCatalogue.offered), skills: [Skill] = [], sandbox: SandboxPolicy = SandboxPolicy(),
    spillDirectory: String,
    mayRead: @escaping @Sendable (_ path: String) -> Bool = { _ in true },
    permit: @escaping @Sendable (PermissionRequest) async throws(ToolFailure) -> Void = { (_) throws(ToolFailure) in },
    isNamed: @escaping @Sendable (PermissionRequest) -> Bool = { _ in false },
    emit: @escaping @Sendable (any EventData) async -> Void = { _ in },
    redact: @escaping @Sendable (String) -> String = { $0 },
    progress: @escaping @Sendable (String) async -> Void = { _ in }
  ) {
    self.workingDirectory = workingDirectory
    self.callID = callID
    self.agent = agent
    self.nodeID = nodeID
    self.tools = tools
    self.skills = skills
    self.sandbox = sandbox
    self.spillDirectory = spillDirectory
    self.mayRead = mayRead
    self.permit = permit
    self.isNamed = isNamed
    self.emit = emit
    self.redact = redact
    self.progress = progress
  }
}
