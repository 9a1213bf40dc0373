package import JSONText

/// The text of a message that was cut off or is still coming, so far.
package struct RosterPartial: EventData {
  package static let type = "roster.partial"
  package static let isEphemeral = false
  package static let example = RosterPartial(messageID: "m2", content: "The retry logic is in")

  package var messageID: String
  package var content: String

  package init(messageID: String, content: String) {
    self.messageID = messageID
    self.content = content
  }

  package init(json: JSONObject) throws(EventReadError) {
    messageID = try json.text("messageId")
    content = try json.text("content")
  }

  package var json: JSONObject { ["messageId": .string(messageID), "content": .string(content)] }

  package func fold(into state: inout SessionState, event: SessionEvent) {}
}
