package import JSONText

/// A tool had started when its process ended: what it did is not known.
package struct RosterToolInterrupted: EventData {
  package static let type = "roster.tool_interrupted"
  package static let isEphemeral = false
  package static let example = RosterToolInterrupted(toolCallID: "call_1", toolName: "bash")

  package var toolCallID: String
  package var toolName: String

  package init(toolCallID: String, toolName: String) {
    self.toolCallID = toolCallID
    self.toolName = toolName
  }

  package init(json: JSONObject) throws(EventReadError) {
    toolCallID = try json.text("toolCallId")
    toolName = try json.text("toolName")
  }

  package var json: JSONObject { ["toolCallId": .string(toolCallID), "toolName": .string(toolName)] }

  // The call's end follows as an event of its own.
  package func fold(into state: inout SessionState, event: SessionEvent) {}
}
