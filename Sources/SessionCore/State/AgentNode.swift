/// One agent at work in a session: the main agent, or a sub-agent that a `task` call started.
package struct AgentNode: Sendable, Equatable {
  /// The main agent's id; a sub-agent's is the id of its `task` call.
  package static let mainID = ""

  package enum Status: Sendable, Equatable {
    case idle, working, completed, stopped
    case failed(String)
  }

  /// What an agent is doing right now.
  package enum Activity: Sendable, Equatable {
    case thinking
    case writing
    case using(tool: String, detail: String)
    case asking(String)
    case retrying(attempt: Int, cause: String)
    /// Nothing has come from the model for a while.
    case stalled(seconds: Int)
  }

  package var id: String
  /// The node whose `task` call started this one; nil for the main agent.
  package var parent: String?
  /// The agent's id in the team; nil for the main agent while no agent is selected.
  package var agent: String?
  package var name: String
  /// What it was asked to do.
  package var task = ""
  package var status = Status.idle
  package var activity: Activity?
  package var startedAt: Timestamp?
  package var endedAt: Timestamp?
  package var messages: [ModelMessage] = []
  /// Calls that have started and not ended, oldest first.
  package var openCalls: [ToolCall] = []
  /// What it means to do, by its own account.
  package var todos = TodoList()
  package var turns = 0
  package var toolCalls = 0
  /// What its calls to models took, in all runs.
  package var spend = Spend()
  /// Of that, what it took before the run that is under way, or was the last.
  package var spentBefore = Spend()

  package init(id: String, parent: String?, agent: String?, name: String) {
    self.id = id
    self.parent = parent
    self.agent = agent
    self.name = name
  }

  package var spentInRun: Spend { spend - spentBefore }

  /// The conversation with a result for every call: what a model needs before it can go on after an interruption.
  package var completedMessages: [ModelMessage] {
    var completed: [ModelMessage] = []
    var waiting: [ToolCall] = []
    func close(_ calls: [ToolCall]) {
      for call in calls {
        completed.append(.toolResult(callID: call.id, toolName: call.name, text: ToolTexts.interrupted))
      }
    }
    for message in messages {
      switch message {
      case .toolResult(let callID, _, _, _):
        // A result without its call would be refused by every vendor.
        guard let index = waiting.firstIndex(where: { $0.id == callID }) else { continue }
        waiting.remove(at: index)
      case .assistant(_, let calls, _):
        close(waiting)
        waiting = calls
      case .user:
        close(waiting)
        waiting = []
      }
      completed.append(message)
    }
    close(waiting)
    return completed
  }
}
