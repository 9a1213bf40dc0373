package import JSONText

/// A tool is about to run: on record before anything happens.
package struct ToolExecutionStart: EventData {
  package static let type = "tool.execution_start"
  package static let isEphemeral = false
  package static let example = ToolExecutionStart(
    toolCallID: "call_1", toolName: "grep", arguments: ["pattern": "retry"], turnID: "0")

  package var toolCallID: String
  package var toolName: String
  package var arguments: JSON
  package var turnID: String?

  package init(toolCallID: String, toolName: String, arguments: JSON, turnID: String?) {
    self.toolCallID = toolCallID
    self.toolName = toolName
    self.arguments = arguments
    self.turnID = turnID
  }

  package init(json: JSONObject) throws(EventReadError) {
    toolCallID = try json.text("toolCallId")
    toolName = try json.text("toolName")
    arguments = json["arguments"] ?? .null
    turnID = json["turnId"]?.string
  }

  package var json: JSONObject {
    var json: JSONObject = [
      "toolCallId": .string(toolCallID), "toolName": .string(toolName), "arguments": arguments,
    ]
    json.set("turnId", turnID)
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    let text = AssistantMessage.text(ofArguments: arguments)
    state.change(event) { node in
      node.openCalls.append(ToolCall(id: toolCallID, name: toolName, arguments: text))
      node.toolCalls += 1
      node.activity = .using(tool: toolName, detail: detail)
    }
  }

  /// The argument that says most, for a line on a screen: a path, a pattern, a command.
  package var detail: String {
    for key in ["command", "pattern", "path", "question", "agent_type", "url", "query"] {
      if let text = arguments[key]?.string { return text }
    }
    return ""
  }
}

/// Output of a tool that is still running.
package struct ToolExecutionPartialResult: EventData {
  package static let type = "tool.execution_partial_result"
  package static let isEphemeral = true
  package static let example = ToolExecutionPartialResult(toolCallID: "call_1", output: "Compiling…\n")

  package var toolCallID: String
  package var output: String

  package init(toolCallID: String, output: String) {
    self.toolCallID = toolCallID
    self.output = output
  }

  package init(json: JSONObject) throws(EventReadError) {
    toolCallID = try json.text("toolCallId")
    output = try json.text("partialOutput")
  }

  package var json: JSONObject { ["toolCallId": .string(toolCallID), "partialOutput": .string(output)] }

  package func fold(into state: inout SessionState, event: SessionEvent) {}
}

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
    }
  }
}
