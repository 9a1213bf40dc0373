package import JSONText

/// The first piece of a message came.
package struct AssistantMessageStart: EventData {
  package static let type = "assistant.message_start"
  package static let isEphemeral = true
  package static let example = AssistantMessageStart(messageID: "m2")

  package var messageID: String

  package init(messageID: String) { self.messageID = messageID }

  package init(json: JSONObject) throws(EventReadError) { messageID = try json.text("messageId") }

  package var json: JSONObject { ["messageId": .string(messageID)] }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    state.change(event) { $0.activity = .writing }
  }
}
