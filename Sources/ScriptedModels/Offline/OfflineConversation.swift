internal import AgentDefinitions
internal import JSONText
internal import SessionCore

/// A call that the offline model makes.
struct OfflineCall: Equatable {
  let tool: ToolName
  let arguments: JSON
}

/// A request as the offline model reads it: the question, and what has been found out about it so far.
struct OfflineConversation {
  struct Exchange {
    let tool: String
    let arguments: JSON
    let result: String
  }

  /// The last thing that a person, or the agent who gave the task, said.
  let question: String
  /// What was asked of tools since, turn by turn.
  let turns: [[Exchange]]
  /// Calls of the whole conversation.
  let callCount: Int
  let tools: [String: ToolSchema]

  init(_ request: ModelRequest) {
    tools = Dictionary(request.tools.map { ($0.name, $0) }) { first, _ in first }
    var question = ""
    var turns: [[ToolCall]] = []
    var results: [String: String] = [:]
    var count = 0
    for message in request.messages {
      switch message {
      case .user(let text, _):
        question = text
        turns = []
      case .assistant(_, let calls, _):
        count += calls.count
        if !calls.isEmpty { turns.append(calls) }
      case .toolResult(let id, _, let text, _):
        results[id] = text
      }
    }
    self.question = question
    self.turns = turns.map { calls in
      calls.map { call in
        Exchange(
          tool: call.name, arguments: (try? JSON(parsing: call.arguments)) ?? .null, result: results[call.id] ?? "")
      }
    }
    callCount = count
  }

  func has(_ tool: ToolName) -> Bool {
    tools[tool.text] != nil
  }
}
