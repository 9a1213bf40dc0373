/// What a running tool may know and use of its session.
package struct ToolContext: Sendable {
  /// Absolute, symlinks resolved. Tools touch nothing outside it.
  package var workingDirectory: String
  /// The id of this call; unique in the session.
  package var callID: String
  /// The agent that calls: an id, or nil for the main agent.
  package var agent: String?
  /// A folder of the session's own where output too long for a model is kept in full. Made when first needed.
  package var spillDirectory: String
  /// Shows output that is still coming, e.g. a running command's.
  package var progress: @Sendable (String) async -> Void

  package init(
    workingDirectory: String, callID: String, agent: String? = nil, spillDirectory: String,
    progress: @escaping @Sendable (String) async -> Void = { _ in }
  ) {
    self.workingDirectory = workingDirectory
    self.callID = callID
    self.agent = agent
    self.spillDirectory = spillDirectory
    self.progress = progress
  }
}
