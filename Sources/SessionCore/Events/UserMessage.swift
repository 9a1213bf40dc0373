package import JSONText

/// A message of a person, or the task that an agent gave to a sub-agent.
package struct UserMessage: EventData {
  package enum Delivery: String, Sendable { case idle, steering, queued }

  package static let type = "user.message"
  package static let isEphemeral = false
  package static let example = UserMessage(content: "Where is the retry logic?", messageID: "m1", delivery: .idle)

  package var content: String
  package var messageID: String
  package var delivery: Delivery
  /// Nobody wrote it: an agent that works by itself is reminded of its task.
  package var isAutopilotContinuation = false

  package init(content: String, messageID: String, delivery: Delivery) {
    self.content = content
    self.messageID = messageID
    self.delivery = delivery
  }

  package init(json: JSONObject) throws(EventReadError) {
    content = try json.text("content")
    messageID = json["messageId"]?.string ?? ""
    delivery = json["delivery"]?.string.flatMap(Delivery.init) ?? .idle
    isAutopilotContinuation = json["isAutopilotContinuation"]?.bool ?? false
  }

  package var json: JSONObject {
    var json: JSONObject = [
      "content": .string(content), "messageId": .string(messageID), "delivery": .string(delivery.rawValue),
    ]
    if isAutopilotContinuation { json["isAutopilotContinuation"] = true }
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    if event.agentID == nil, delivery != .steering {
      state.runCount += 1
      state.run = RunState()
      state.beginLedger()
      state.run.prompt = content
      state.run.isRunning = true
      state.run.startedAt = event.timestamp
    }
    state.change(event) { node in
      node.messages.append(.user(content))
      if node.task.isEmpty || event.agentID == nil { node.task = content }
      node.status = .working
      node.activity = .thinking
      if node.startedAt == nil { node.startedAt = event.timestamp }
    }
  }
}
