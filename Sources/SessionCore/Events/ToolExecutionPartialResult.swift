package import JSONText

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
