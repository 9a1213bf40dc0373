package import JSONText

/// A model is about to be called for one turn; `turnID` counts from "0" for each message of a person.
package struct AssistantTurnStart: EventData {
  package static let type = "assistant.turn_start"
  package static let isEphemeral = false
  package static let example = AssistantTurnStart(turnID: "0")

  package var turnID: String

  package init(turnID: String) { self.turnID = turnID }

  package init(json: JSONObject) throws(EventReadError) { turnID = try json.text("turnId") }

  package var json: JSONObject { ["turnId": .string(turnID)] }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    state.change(event) { node in
      node.turns += 1
      node.activity = .thinking
    }
  }
}
