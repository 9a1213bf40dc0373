package import JSONText

/// A tool has run, or was refused.
package struct ToolExecutionComplete: EventData {
  package enum Result: Sendable, Equatable {
    case success(text: String, detail: String?)
    case failure(message: String, code: String)
  }

  package static let type = "tool.execution_complete"
  package static let isEphemeral = false
  package static let example = ToolExecutionComplete(
    toolCallID: "call_1", toolName: "grep", result: .success(text: "Retry.swift:3:let retries", detail: nil),
    turnID: "0")

  package var toolCallID: String
  package var toolName: String
  package var result: Result
  package var turnID: String?

  package init(toolCallID: String, toolName: String, result: Result, turnID: String?) {
    self.toolCallID = toolCallID
    self.toolName = toolName
    self.result = result
    self.turnID = turnID
  }

  package init(json: JSONObject) throws(EventReadError) {
    toolCallID = try json.text("toolCallId")
    toolName = json["toolName"]?.string ?? ""
    turnID = json["turnId"]?.string
    if try json.flag("success") {
      result = .success(
        text: json["result"]?["content"]?.string ?? "", detail: json["result"]?["detailedContent"]?.string)
    } else {
      result = .failure(
        message: json["error"]?["message"]?.string ?? "", code: json["error"]?["code"]?.string ?? "failure")
    }
  }

  package var json: JSONObject {
    var json: JSONObject = ["toolCallId": .string(toolCallID), "toolName": .string(toolName)]
    switch result {
    case .success(let text, let detail):
      json["success"] = true
      var result: JSONObject = ["content": .string(text)]
      result.set("detailedContent", detail)
      json["result"] = .object(result)
    case .failure(let message, let code):
      json["success"] = false
      json["error"] = ["message": .string(message), "code": .string(code)]
    }
    json.set("turnId", turnID)
    return json
  }

  /// What the model reads.
  package var text: String {
    switch result {
    case .success(let text, _): text
    case .failure(let message, _): message
    }
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    state.change(event) { node in
      let call = node.openCalls.first { $0.id == toolCallID }
      node.openCalls.removeAll { $0.id == toolCallID }
      node.messages.append(.toolResult(callID: toolCallID, toolName: call?.name ?? toolName, text: text))
      node.activity = .thinking
      if case .success = result, let call, let todos = UpdateTodo.list(of: call) { node.todos = todos }
    }
  }
}
