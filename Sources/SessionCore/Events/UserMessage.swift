package import JSONText

/// A message of a person, or the task that an agent gave to a sub-agent.
package struct UserMessage: EventData {
  package enum Delivery: String, Sendable { case idle, steering, queued }

  package static let type = "user.message"
  package static let isEphemeral = false
  package static let example = UserMessage(
    content: "Where is the retry logic?", messageID: "m1", delivery: .idle,
    images: [ModelImage(mediaType: "image/png", base64: "iVBORw0KGgo=")])

  package var content: String
  package var messageID: String
  package var delivery: Delivery
  /// Nobody wrote it: an agent that works by itself is reminded of its task.
  package var isAutopilotContinuation = false
  /// What it shows.
  package var images: [ModelImage]

  package init(content: String, messageID: String, delivery: Delivery, images: [ModelImage] = []) {
    self.images = images
    self.content = content
    self.messageID = messageID
    self.delivery = delivery
  }

  package init(json: JSONObject) throws(EventReadError) {
    content = try json.text("content")
    messageID = json["messageId"]?.string ?? ""
    delivery = json["delivery"]?.string.flatMap(Delivery.init) ?? .idle
    images = (json["attachments"]?.array ?? []).compactMap { attachment in
      guard attachment["type"]?.string == "blob", let type = attachment["mimeType"]?.string,
        let data = attachment["data"]?.string, ModelImage.mediaTypes.contains(type)
      else { return nil }
      return ModelImage(mediaType: type, base64: data)
    }
    isAutopilotContinuation = json["isAutopilotContinuation"]?.bool ?? false
  }

  package var json: JSONObject {
    var json: JSONObject = [
      "content": .string(content), "messageId": .string(messageID), "delivery": .string(delivery.rawValue),
    ]
    if isAutopilotContinuation { json["isAutopilotContinuation"] = true }
    if !images.isEmpty {
      json["attachments"] = .array(
        images.map { ["type": "blob", "data": .string($0.base64), "mimeType": .string($0.mediaType)] })
    }
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
      node.messages.append(.user(content, images: images))
      if node.task.isEmpty || event.agentID == nil { node.task = content }
      node.status = .working
      node.activity = .thinking
      if node.startedAt == nil { node.startedAt = event.timestamp }
    }
  }
}
