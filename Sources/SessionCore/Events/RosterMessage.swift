package import JSONText

/// Where a person's message stands on its way to the model.
package struct RosterMessage: EventData {
  package enum Delivery: String, Sendable {
    /// On record, and waiting for its time.
    case queued
    /// In the agent's conversation.
    case accepted
    /// On its way to the model.
    case delivered
    /// Taken back, or its agent has come to its end.
    case removed
  }

  package static let type = "roster.message"
  package static let isEphemeral = false
  package static let example = RosterMessage(
    messageID: "m1", state: .queued, content: "but in French", mode: .immediate)

  package var messageID: String
  package var state: Delivery
  /// The text of a message that is acknowledged and has no `user.message` yet; said again, it takes the place of the
  /// earlier text.
  package var content: String?
  /// When a queued message is to be read.
  package var mode: QueuedMessage.Mode?

  package init(messageID: String, state: Delivery, content: String? = nil, mode: QueuedMessage.Mode? = nil) {
    self.messageID = messageID
    self.state = state
    self.content = content
    self.mode = mode
  }

  package init(json: JSONObject) throws(EventReadError) {
    messageID = try json.text("messageId")
    guard let state = Delivery(rawValue: try json.text("state")) else {
      throw EventReadError(field: "state", reason: "is not one that we know")
    }
    self.state = state
    content = json["content"]?.string
    mode = json["mode"]?.string.flatMap(QueuedMessage.Mode.init)
  }

  package var json: JSONObject {
    var json: JSONObject = ["messageId": .string(messageID), "state": .string(state.rawValue)]
    json.set("content", content)
    json.set("mode", mode?.rawValue)
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    guard self.state == .queued, let content else {
      state.queue.removeAll { $0.id == messageID }
      return
    }
    if let index = state.queue.firstIndex(where: { $0.id == messageID }) {
      state.queue[index].text = content
    } else {
      state.queue.append(
        QueuedMessage(id: messageID, text: content, agentID: event.agentID, mode: mode ?? .immediate))
    }
  }
}
