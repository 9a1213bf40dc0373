package import JSONText

/// A model's message, whole: its text and the tools it wants to use.
package struct AssistantMessage: EventData {
  package static let type = "assistant.message"
  package static let isEphemeral = false
  package static let example = AssistantMessage(
    messageID: "m2", content: "I look.",
    calls: [ToolCall(id: "call_1", name: "grep", arguments: #"{"pattern":"retry"}"#)],
    model: "gpt-4.1", turnID: "0", outputTokens: 12, originatingMessageID: "m1")

  package var messageID: String
  package var content: String
  package var calls: [ToolCall]
  package var model: String?
  package var turnID: String
  package var outputTokens: Int?
  package var originatingMessageID: String?
  package var reasoning: ReasoningRecord?

  package init(
    messageID: String, content: String, calls: [ToolCall], model: String?, turnID: String, outputTokens: Int? = nil,
    originatingMessageID: String? = nil, reasoning: ReasoningRecord? = nil
  ) {
    self.messageID = messageID
    self.content = content
    self.calls = calls
    self.model = model
    self.turnID = turnID
    self.outputTokens = outputTokens
    self.originatingMessageID = originatingMessageID
    self.reasoning = reasoning
  }

  package init(json: JSONObject) throws(EventReadError) {
    messageID = try json.text("messageId")
    content = try json.text("content")
    var calls: [ToolCall] = []
    for request in json["toolRequests"]?.array ?? [] {
      guard let id = request["toolCallId"]?.string, let name = request["name"]?.string else {
        throw EventReadError(field: "toolRequests", reason: "lacks an id or a name")
      }
      calls.append(ToolCall(id: id, name: name, arguments: Self.text(ofArguments: request["arguments"])))
    }
    self.calls = calls
    model = json["model"]?.string
    turnID = json["turnId"]?.string ?? ""
    outputTokens = json["outputTokens"]?.intValue
    originatingMessageID = json["originatingMessageId"]?.string
    reasoning = json["reasoningOpaque"]?.string.flatMap(ReasoningRecord.init(text:))
  }

  package var json: JSONObject {
    var json: JSONObject = ["messageId": .string(messageID), "content": .string(content)]
    json["toolRequests"] = .array(
      calls.map {
        [
          "toolCallId": .string($0.id), "name": .string($0.name), "arguments": ToolCall.json(ofArguments: $0.arguments),
          "type": "function",
        ]
      })
    json.set("model", model)
    json.set("turnId", turnID)
    json.set("outputTokens", outputTokens)
    json.set("originatingMessageId", originatingMessageID)
    json.set("reasoningOpaque", reasoning?.text)
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    state.change(event) { node in
      node.messages.append(.assistant(text: content, calls: calls, reasoning: reasoning))
    }
    if event.agentID == nil, calls.isEmpty, !content.isEmpty { state.run.answer = content }
  }

  static func text(ofArguments json: JSON?) -> String {
    switch json {
    case nil, .null: ""
    // What did not parse as JSON when it was written is kept as the text it was.
    case .string(let text): text
    case .some(let json): json.text
    }
  }
}

extension ToolCall {
  /// A call's arguments as events carry them: parsed where they can be, else the text itself.
  static func json(ofArguments text: String) -> JSON {
    if text.isEmpty { return .object([:]) }
    guard let json = try? JSON(parsing: Array(text.utf8)), case .object = json else { return .string(text) }
    return json
  }
}
