package import JSONText

/// A model's reasoning for one turn, whole.
package struct AssistantReasoning: EventData {
  package static let type = "assistant.reasoning"
  package static let isEphemeral = false
  package static let example = AssistantReasoning(reasoningID: "r1", content: "First I should look.")

  package var reasoningID: String
  package var content: String

  package init(reasoningID: String, content: String) {
    self.reasoningID = reasoningID
    self.content = content
  }

  package init(json: JSONObject) throws(EventReadError) {
    reasoningID = try json.text("reasoningId")
    content = try json.text("content")
  }

  package var json: JSONObject { ["reasoningId": .string(reasoningID), "content": .string(content)] }

  package func fold(into state: inout SessionState, event: SessionEvent) {}
}
