/// A message that was acknowledged and that its agent has not read yet. It may still be changed, or taken back.
package struct QueuedMessage: Sendable, Equatable {
  package enum Mode: String, Sendable {
    /// Read before the agent's next turn.
    case immediate
    /// A run of its own, when the one that is under way is over.
    case enqueue
  }

  package var id: String
  package var text: String
  /// The sub-agent that it is for; nil: the main agent.
  package var agentID: String?
  package var mode: Mode

  package init(id: String, text: String, agentID: String?, mode: Mode) {
    self.id = id
    self.text = text
    self.agentID = agentID
    self.mode = mode
  }
}
