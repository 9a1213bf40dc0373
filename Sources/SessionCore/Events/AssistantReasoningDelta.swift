package import JSONText

/// A piece of a model's reasoning.
package struct AssistantReasoningDelta: EventData {
  package static let type = "assistant.reasoning_delta"
  package static let isEphemeral = true
  package static let example = AssistantReasoningDelta(reasoningID: "r1", delta: "First I should")

  package var reasoningID: String
  package var delta: String

  package init(reasoningID: String, delta: String) {
    self.reasoningID = reasoningID
    self.delta = delta
  }

  package init(json: JSONObject) throws(EventReadError) {
    reasoningID = try json.text("reasoningId")
    delta = try json.text("deltaContent")
  }

  package var json: JSONObject { ["reasoningId": .string(reasoningID), "deltaContent": .string(delta)] }

  package func fold(into state: inout SessionState, event: SessionEvent) {}
}
