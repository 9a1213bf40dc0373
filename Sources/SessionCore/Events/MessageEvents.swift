package import JSONText

/// What a model is told before everything else.
package struct SystemMessageEvent: EventData {
  package static let type = "system.message"
  package static let isEphemeral = false
  package static let example = SystemMessageEvent(content: "You are a research assistant.")

  package var content: String

  package init(content: String) { self.content = content }

  package init(json: JSONObject) throws(EventReadError) { content = try json.text("content") }

  package var json: JSONObject { ["role": "system", "content": .string(content)] }

  package func fold(into state: inout SessionState, event: SessionEvent) {}
}

/// A message of a person, or the task that an agent gave to a sub-agent.
package struct UserMessage: EventData {
  package enum Delivery: String, Sendable { case idle, steering, queued }

  package static let type = "user.message"
  package static let isEphemeral = false
  package static let example = UserMessage(content: "Where is the retry logic?", messageID: "m1", delivery: .idle)

  package var content: String
  package var messageID: String
  package var delivery: Delivery

  package init(content: String, messageID: String, delivery: Delivery) {
    self.content = content
    self.messageID = messageID
    self.delivery = delivery
  }

  package init(json: JSONObject) throws(EventReadError) {
    content = try json.text("content")
    messageID = json["messageId"]?.string ?? ""
    delivery = json["delivery"]?.string.flatMap(Delivery.init) ?? .idle
  }

  package var json: JSONObject {
    ["content": .string(content), "messageId": .string(messageID), "delivery": .string(delivery.rawValue)]
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    if event.agentID == nil, delivery != .steering {
      state.runCount += 1
      state.run = RunState()
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

/// A piece of a model's reasoning.
package struct AssistantReasoningDelta: EventData {
  package static let type = "assistant.reasoning_delta"
  package static let isEphemeral = true
  package static let example = AssistantReasoningDelta(reasoningID: "r1", delta: "First I should")

  package var reasoningID: String
  package var delta: String

  package init(reasoningID: String, delta: String) {
    self.reasoningID = reasoningID
    self.delta = delta
  }

  package init(json: JSONObject) throws(EventReadError) {
    reasoningID = try json.text("reasoningId")
    delta = try json.text("deltaContent")
  }

  package var json: JSONObject { ["reasoningId": .string(reasoningID), "deltaContent": .string(delta)] }

  package func fold(into state: inout SessionState, event: SessionEvent) {}
}

/// A model's reasoning for one turn, whole.
package struct AssistantReasoning: EventData {
  package static let type = "assistant.reasoning"
  package static let isEphemeral = false
  package static let example = AssistantReasoning(reasoningID: "r1", content: "First I should look.")

  package var reasoningID: String
  package var content: String

  package init(reasoningID: String, content: String) {
    self.reasoningID = reasoningID
    self.content = content
  }

  package init(json: JSONObject) throws(EventReadError) {
    reasoningID = try json.text("reasoningId")
    content = try json.text("content")
  }

  package var json: JSONObject { ["reasoningId": .string(reasoningID), "content": .string(content)] }

  package func fold(into state: inout SessionState, event: SessionEvent) {}
}

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

  package init(
    messageID: String, content: String, calls: [ToolCall], model: String?, turnID: String, outputTokens: Int? = nil,
    originatingMessageID: String? = nil
  ) {
    self.messageID = messageID
    self.content = content
    self.calls = calls
    self.model = model
    self.turnID = turnID
    self.outputTokens = outputTokens
    self.originatingMessageID = originatingMessageID
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
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    state.change(event) { node in
      node.messages.append(.assistant(text: content, calls: calls))
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

/// What one call of a model used.
package struct AssistantUsage: EventData {
  package static let type = "assistant.usage"
  package static let isEphemeral = true
  package static let example = AssistantUsage(
    model: "gpt-4.1", usage: TokenUsage(input: 1200, output: 80, cachedInput: 1024), milliseconds: 640)

  package var model: String
  package var usage: TokenUsage
  package var milliseconds: Int

  package init(model: String, usage: TokenUsage, milliseconds: Int) {
    self.model = model
    self.usage = usage
    self.milliseconds = milliseconds
  }

  package init(json: JSONObject) throws(EventReadError) {
    model = try json.text("model")
    usage = TokenUsage(
      input: json["inputTokens"]?.intValue ?? 0, output: json["outputTokens"]?.intValue ?? 0,
      cachedInput: json["cacheReadTokens"]?.intValue ?? 0, reasoning: json["reasoningTokens"]?.intValue ?? 0)
    milliseconds = json["duration"]?.intValue ?? 0
  }

  package var json: JSONObject {
    [
      "model": .string(model), "inputTokens": .int(Int64(usage.input)), "outputTokens": .int(Int64(usage.output)),
      "cacheReadTokens": .int(Int64(usage.cachedInput)), "reasoningTokens": .int(Int64(usage.reasoning)),
      "duration": .int(Int64(milliseconds)),
    ]
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {}
}

/// One attempt to reach a model failed; `roster.model_call` is its persisted twin.
package struct ModelCallFailure: EventData {
  package enum Source: String, Sendable { case topLevel = "top_level", subagent }

  package static let type = "model.call_failure"
  package static let isEphemeral = true
  package static let example = ModelCallFailure(
    source: .subagent, model: "gpt-4.1", statusCode: 429, message: "Too many requests", milliseconds: 31)

  package var source: Source
  package var model: String?
  package var statusCode: Int?
  package var message: String
  package var milliseconds: Int

  package init(source: Source, model: String?, statusCode: Int?, message: String, milliseconds: Int) {
    self.source = source
    self.model = model
    self.statusCode = statusCode
    self.message = message
    self.milliseconds = milliseconds
  }

  package init(json: JSONObject) throws(EventReadError) {
    guard let source = Source(rawValue: try json.text("source")) else {
      throw EventReadError(field: "source", reason: "is not one that we know")
    }
    self.source = source
    model = json["model"]?.string
    statusCode = json["statusCode"]?.intValue
    message = json["errorMessage"]?.string ?? ""
    milliseconds = json["durationMs"]?.intValue ?? 0
  }

  package var json: JSONObject {
    var json: JSONObject = ["source": .string(source.rawValue)]
    json.set("model", model)
    json.set("statusCode", statusCode)
    json.set("errorMessage", message)
    json.set("durationMs", milliseconds)
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {}
}
