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
