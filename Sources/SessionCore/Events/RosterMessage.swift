package import JSONText

/// Where a person's message stands on its way to the model.
package struct RosterMessage: EventData {
  package enum Delivery: String, Sendable { case queued, accepted, delivered }

  package static let type = "roster.message"
  package static let isEphemeral = false
  package static let example = RosterMessage(messageID: "m1", state: .accepted, content: "but in French")

  package var messageID: String
  package var state: Delivery
  /// The text of a message that is acknowledged and has no `user.message` yet.
  package var content: String?

  package init(messageID: String, state: Delivery, content: String? = nil) {
    self.messageID = messageID
    self.state = state
    self.content = content
  }

  package init(json: JSONObject) throws(EventReadError) {
    messageID = try json.text("messageId")
    guard let state = Delivery(rawValue: try json.text("state")) else {
      throw EventReadError(field: "state", reason: "is not one that we know")
    }
    self.state = state
    content = json["content"]?.string
  }

  package var json: JSONObject {
    var json: JSONObject = ["messageId": .string(messageID), "state": .string(state.rawValue)]
    json.set("content", content)
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {}
}
