package import JSONText

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
