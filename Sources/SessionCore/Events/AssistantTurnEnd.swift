package import JSONText

/// The turn's tool calls are done.
package struct AssistantTurnEnd: EventData {
  package static let type = "assistant.turn_end"
  package static let isEphemeral = false
  package static let example = AssistantTurnEnd(turnID: "0")

  package var turnID: String

  package init(turnID: String) { self.turnID = turnID }

  package init(json: JSONObject) throws(EventReadError) { turnID = try json.text("turnId") }

  package var json: JSONObject { ["turnId": .string(turnID)] }

  package func fold(into state: inout SessionState, event: SessionEvent) {}
}
