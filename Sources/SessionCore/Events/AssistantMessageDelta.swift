package import JSONText

/// A piece of a message.
package struct AssistantMessageDelta: EventData {
  package static let type = "assistant.message_delta"
  package static let isEphemeral = true
  package static let example = AssistantMessageDelta(messageID: "m2", delta: "The retry logic")

  package var messageID: String
  package var delta: String

  package init(messageID: String, delta: String) {
    self.messageID = messageID
    self.delta = delta
  }

  package init(json: JSONObject) throws(EventReadError) {
    messageID = try json.text("messageId")
    delta = try json.text("deltaContent")
  }

  package var json: JSONObject { ["messageId": .string(messageID), "deltaContent": .string(delta)] }

  package func fold(into state: inout SessionState, event: SessionEvent) {}
}
