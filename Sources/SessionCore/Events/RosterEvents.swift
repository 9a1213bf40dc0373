package import JSONText

/// The first line of a log and of each new writer: who writes it, in which format.
package struct RosterWriter: EventData {
  package static let type = "roster.writer"
  package static let isEphemeral = false
  package static let example = RosterWriter(format: 1, pid: 4711, startTime: "123456", version: "0.1.0")

  package static let currentFormat = 1

  package var format: Int
  package var pid: Int
  /// When the process started, in the system's own count: tells a process from a later one with the same pid.
  package var startTime: String
  package var version: String

  package init(format: Int = RosterWriter.currentFormat, pid: Int, startTime: String, version: String) {
    self.format = format
    self.pid = pid
    self.startTime = startTime
    self.version = version
  }

  package init(json: JSONObject) throws(EventReadError) {
    format = try json.number("format")
    pid = try json.number("pid")
    startTime = try json.text("startTime")
    version = try json.text("version")
  }

  package var json: JSONObject {
    [
      "format": .int(Int64(format)), "pid": .int(Int64(pid)), "startTime": .string(startTime),
      "version": .string(version),
    ]
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {}
}

/// One attempt to reach a model: how it ended, what it used, and when the next one is.
package struct RosterModelCall: EventData {
  package static let type = "roster.model_call"
  package static let isEphemeral = false
  package static let example = RosterModelCall(
    attempt: 1, model: "gpt-4.1", outcome: "rate_limited", message: "Too many requests", statusCode: 429, usage: nil,
    finish: nil, milliseconds: 31, nextInMilliseconds: 2000)

  /// From 1, for each turn anew.
  package var attempt: Int
  package var model: String?
  /// `ok`, or the kind of `ModelFailure`.
  package var outcome: String
  package var message: String?
  package var statusCode: Int?
  package var usage: TokenUsage?
  /// Why the model stopped, where it answered.
  package var finish: String?
  package var milliseconds: Int
  /// Nil: there is no next attempt.
  package var nextInMilliseconds: Int?

  package init(
    attempt: Int, model: String?, outcome: String, message: String? = nil, statusCode: Int? = nil,
    usage: TokenUsage? = nil, finish: String? = nil, milliseconds: Int, nextInMilliseconds: Int? = nil
  ) {
    self.finish = finish
    self.attempt = attempt
    self.model = model
    self.outcome = outcome
    self.message = message
    self.statusCode = statusCode
    self.usage = usage
    self.milliseconds = milliseconds
    self.nextInMilliseconds = nextInMilliseconds
  }

  package init(json: JSONObject) throws(EventReadError) {
    attempt = try json.number("attempt")
    model = json["model"]?.string
    outcome = try json.text("outcome")
    message = json["message"]?.string
    statusCode = json["statusCode"]?.intValue
    if let fields = json["usage"]?.object {
      usage = TokenUsage(
        input: fields["input"]?.intValue ?? 0, output: fields["output"]?.intValue ?? 0,
        cachedInput: fields["cachedInput"]?.intValue ?? 0, reasoning: fields["reasoning"]?.intValue ?? 0)
    }
    finish = json["finish"]?.string
    milliseconds = try json.number("durationMs")
    nextInMilliseconds = json["nextInMs"]?.intValue
  }

  package var json: JSONObject {
    var json: JSONObject = ["attempt": .int(Int64(attempt)), "outcome": .string(outcome)]
    json.set("model", model)
    json.set("message", message)
    json.set("statusCode", statusCode)
    if let usage {
      json["usage"] = [
        "input": .int(Int64(usage.input)), "output": .int(Int64(usage.output)),
        "cachedInput": .int(Int64(usage.cachedInput)), "reasoning": .int(Int64(usage.reasoning)),
      ]
    }
    json.set("finish", finish)
    json.set("durationMs", milliseconds)
    json.set("nextInMs", nextInMilliseconds)
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    state.change(event) { node in
      node.attempts += 1
      if let usage { node.usage = node.usage + usage }
      guard outcome != "ok" else { return }
      node.failedAttempts += 1
      if nextInMilliseconds != nil { node.activity = .retrying(attempt: attempt + 1, cause: message ?? outcome) }
    }
  }
}

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

/// An agent's question to a person, on record.
package struct RosterQuestion: EventData {
  package static let type = "roster.question"
  package static let isEphemeral = false
  package static let example = RosterQuestion(requestID: "q1", question: "Which branch?", choices: ["main", "next"])

  package var requestID: String
  package var question: String
  package var choices: [String]

  package init(requestID: String, question: String, choices: [String]) {
    self.requestID = requestID
    self.question = question
    self.choices = choices
  }

  package init(json: JSONObject) throws(EventReadError) {
    requestID = try json.text("requestId")
    question = try json.text("question")
    choices = json["choices"]?.array?.compactMap(\.string) ?? []
  }

  package var json: JSONObject {
    [
      "requestId": .string(requestID), "question": .string(question),
      "choices": .array(choices.map { .string($0) }),
    ]
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {}
}

/// A person's answer to an agent's question, on record; nil: there was nobody to ask.
package struct RosterAnswer: EventData {
  package static let type = "roster.answer"
  package static let isEphemeral = false
  package static let example = RosterAnswer(requestID: "q1", answer: "main")

  package var requestID: String
  package var answer: String?

  package init(requestID: String, answer: String?) {
    self.requestID = requestID
    self.answer = answer
  }

  package init(json: JSONObject) throws(EventReadError) {
    requestID = try json.text("requestId")
    answer = json["answer"]?.string
  }

  package var json: JSONObject {
    var json: JSONObject = ["requestId": .string(requestID)]
    json.set("answer", answer)
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    if answer == nil { state.run.wasDeniedUnasked = true }
  }
}

/// What was decided about a tool call, by whom, and by which rule.
package struct RosterDecision: EventData {
  package static let type = "roster.decision"
  package static let isEphemeral = false
  package static let example = RosterDecision(
    toolCallID: "call_1", result: .deniedByRule, by: "rule", rule: "deny shell(rm:*)", request: "run: rm -r build")

  package var toolCallID: String
  package var result: PermissionResult
  /// `rule`, `person`, `default`, `nobody`.
  package var by: String
  package var rule: String?
  package var request: String

  package init(toolCallID: String, result: PermissionResult, by: String, rule: String?, request: String) {
    self.toolCallID = toolCallID
    self.result = result
    self.by = by
    self.rule = rule
    self.request = request
  }

  package init(json: JSONObject) throws(EventReadError) {
    toolCallID = try json.text("toolCallId")
    guard let result = PermissionResult(rawValue: try json.text("result")) else {
      throw EventReadError(field: "result", reason: "is not one that we know")
    }
    self.result = result
    by = try json.text("by")
    rule = json["rule"]?.string
    request = json["request"]?.string ?? ""
  }

  package var json: JSONObject {
    var json: JSONObject = [
      "toolCallId": .string(toolCallID), "result": .string(result.rawValue), "by": .string(by),
    ]
    json.set("rule", rule)
    json.set("request", request)
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    if result == .deniedUnasked { state.run.wasDeniedUnasked = true }
  }
}

/// A tool had started when its process ended: what it did is not known.
package struct RosterToolInterrupted: EventData {
  package static let type = "roster.tool_interrupted"
  package static let isEphemeral = false
  package static let example = RosterToolInterrupted(toolCallID: "call_1", toolName: "bash")

  package var toolCallID: String
  package var toolName: String

  package init(toolCallID: String, toolName: String) {
    self.toolCallID = toolCallID
    self.toolName = toolName
  }

  package init(json: JSONObject) throws(EventReadError) {
    toolCallID = try json.text("toolCallId")
    toolName = try json.text("toolName")
  }

  package var json: JSONObject { ["toolCallId": .string(toolCallID), "toolName": .string(toolName)] }

  // The call's end follows as an event of its own.
  package func fold(into state: inout SessionState, event: SessionEvent) {}
}

/// Nothing has come from a model for a while; it is still being waited for.
package struct RosterStalled: EventData {
  package static let type = "roster.stalled"
  package static let isEphemeral = false
  package static let example = RosterStalled(seconds: 20)

  package var seconds: Int

  package init(seconds: Int) { self.seconds = seconds }

  package init(json: JSONObject) throws(EventReadError) { seconds = try json.number("seconds") }

  package var json: JSONObject { ["seconds": .int(Int64(seconds))] }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    state.change(event) { $0.activity = .stalled(seconds: seconds) }
  }
}

/// A limit kept a call from being made.
package struct RosterBudget: EventData {
  package static let type = "roster.budget"
  package static let isEphemeral = false
  package static let example = RosterBudget(
    limit: "tokens", scope: "run", endsRun: true, allowed: 4000, used: 3800, wanted: 900,
    message: "The next call may need 900 tokens; 200 of 4000 are left.")

  /// `turns`, `tokens`, `depth`, `timeout`.
  package var limit: String
  /// Whose limit it is, as shown: `run`, or an agent's name.
  package var scope: String
  /// False where only a sub-agent ends.
  package var endsRun: Bool
  package var allowed: Int
  package var used: Int
  package var wanted: Int
  package var message: String

  package init(
    limit: String, scope: String, endsRun: Bool, allowed: Int, used: Int, wanted: Int, message: String
  ) {
    self.limit = limit
    self.scope = scope
    self.endsRun = endsRun
    self.allowed = allowed
    self.used = used
    self.wanted = wanted
    self.message = message
  }

  package init(json: JSONObject) throws(EventReadError) {
    limit = try json.text("limit")
    scope = try json.text("scope")
    endsRun = json["endsRun"]?.bool ?? false
    allowed = try json.number("allowed")
    used = try json.number("used")
    wanted = try json.number("wanted")
    message = try json.text("message")
  }

  package var json: JSONObject {
    [
      "limit": .string(limit), "scope": .string(scope), "endsRun": .bool(endsRun), "allowed": .int(Int64(allowed)),
      "used": .int(Int64(used)), "wanted": .int(Int64(wanted)), "message": .string(message),
    ]
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    if endsRun { state.run.limit = message }
  }
}

/// How well each agent of the team fits the prompt: answers "why this agent".
package struct RosterMatch: EventData {
  package struct Candidate: Sendable, Equatable {
    package var agent: String
    package var score: Double
    package var words: [String]

    package init(agent: String, score: Double, words: [String]) {
      self.agent = agent
      self.score = score
      self.words = words
    }
  }

  package static let type = "roster.match"
  package static let isEphemeral = false
  package static let example = RosterMatch(
    candidates: [Candidate(agent: "researcher", score: 3.25, words: ["where", "retry"])], margin: 2.5,
    explanation: "researcher 3.25 (where, retry)")

  /// Best first.
  package var candidates: [Candidate]
  package var margin: Double
  package var explanation: String

  package init(candidates: [Candidate], margin: Double, explanation: String) {
    self.candidates = candidates
    self.margin = margin
    self.explanation = explanation
  }

  package init(json: JSONObject) throws(EventReadError) {
    var candidates: [Candidate] = []
    for candidate in json["candidates"]?.array ?? [] {
      guard let agent = candidate["agent"]?.string else {
        throw EventReadError(field: "candidates", reason: "lacks an agent")
      }
      candidates.append(
        Candidate(
          agent: agent, score: candidate["score"]?.double ?? 0,
          words: candidate["words"]?.array?.compactMap(\.string) ?? []))
    }
    self.candidates = candidates
    margin = json["margin"]?.double ?? 0
    explanation = json["explanation"]?.string ?? ""
  }

  package var json: JSONObject {
    [
      "candidates": .array(
        candidates.map {
          [
            "agent": .string($0.agent), "score": .double($0.score), "words": .array($0.words.map { .string($0) }),
          ]
        }), "margin": .double(margin), "explanation": .string(explanation),
    ]
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {}
}

/// A run is over: the persisted twin of `session.idle`, with the outcome.
package struct RosterRunEnded: EventData {
  package static let type = "roster.run_ended"
  package static let isEphemeral = false
  package static let example = RosterRunEnded(outcome: .success, isEmptyHanded: false)

  package var outcome: RunOutcome
  package var isEmptyHanded: Bool

  package init(outcome: RunOutcome, isEmptyHanded: Bool) {
    self.outcome = outcome
    self.isEmptyHanded = isEmptyHanded
  }

  package init(json: JSONObject) throws(EventReadError) {
    guard let outcome = RunOutcome(rawValue: try json.text("outcome")) else {
      throw EventReadError(field: "outcome", reason: "is not one that we know")
    }
    self.outcome = outcome
    isEmptyHanded = json["emptyHanded"]?.bool ?? false
  }

  package var json: JSONObject {
    var json: JSONObject = ["outcome": .string(outcome.rawValue)]
    if isEmptyHanded { json["emptyHanded"] = true }
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    state.run.isRunning = false
    state.run.isEmptyHanded = isEmptyHanded
    state.run.endedAt = event.timestamp
    state.change(AgentNode.mainID) { node in
      node.activity = nil
      node.endedAt = event.timestamp
      if node.status == .working { node.status = .completed }
    }
  }
}
