package import JSONText

/// One attempt to reach a model: how it ended, what it used, and when the next one is.
package struct RosterModelCall: EventData {
  package static let type = "roster.model_call"
  package static let isEphemeral = false
  package static let example = RosterModelCall(
    attempt: 1, model: "gpt-4.1", outcome: "cut_off", message: "The stream ended in the middle", statusCode: 200,
    usage: TokenUsage(input: 1200, output: 80, cachedInput: 1024, cacheWrite: 100), isEstimated: true,
    cost: Money(picodollars: 2_400_000_000), steeringTokens: 12, finish: nil, milliseconds: 31,
    nextInMilliseconds: 0, nextModel: "gpt-4.1-mini")

  /// From 1, for each turn anew.
  package var attempt: Int
  package var model: String?
  /// `ok`, or the kind of `ModelFailure`.
  package var outcome: String
  package var message: String?
  package var statusCode: Int?
  /// What it took; nil where it came to nothing before a model had read it.
  package var usage: TokenUsage?
  /// Nobody but us counted `usage`.
  package var isEstimated: Bool
  /// Nil where the price of the model is not known.
  package var cost: Money?
  /// About how many of the input tokens are what was said to the agent while it worked.
  package var steeringTokens: Int?
  /// Why the model stopped, where it answered.
  package var finish: String?
  package var milliseconds: Int
  /// Nil: there is no next attempt.
  package var nextInMilliseconds: Int?
  /// The next attempt's model, where it is another one.
  package var nextModel: String?

  package init(
    attempt: Int, model: String?, outcome: String, message: String? = nil, statusCode: Int? = nil,
    usage: TokenUsage? = nil, isEstimated: Bool = false, cost: Money? = nil, steeringTokens: Int? = nil,
    finish: String? = nil, milliseconds: Int, nextInMilliseconds: Int? = nil, nextModel: String? = nil
  ) {
    self.finish = finish
    self.attempt = attempt
    self.model = model
    self.outcome = outcome
    self.message = message
    self.statusCode = statusCode
    self.usage = usage
    self.isEstimated = isEstimated
    self.cost = cost
    self.steeringTokens = steeringTokens
    self.milliseconds = milliseconds
    self.nextInMilliseconds = nextInMilliseconds
    self.nextModel = nextModel
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
        cachedInput: fields["cachedInput"]?.intValue ?? 0, cacheWrite: fields["cacheWrite"]?.intValue ?? 0,
        reasoning: fields["reasoning"]?.intValue ?? 0)
    }
    isEstimated = json["estimated"]?.bool ?? false
    cost = json["picoUSD"]?.intValue.map(Money.init(picodollars:))
    steeringTokens = json["steeringTokens"]?.intValue
    finish = json["finish"]?.string
    milliseconds = try json.number("durationMs")
    nextInMilliseconds = json["nextInMs"]?.intValue
    nextModel = json["nextModel"]?.string
  }

  package var json: JSONObject {
    var json: JSONObject = ["attempt": .int(Int64(attempt)), "outcome": .string(outcome)]
    json.set("model", model)
    json.set("message", message)
    json.set("statusCode", statusCode)
    if let usage {
      var fields: JSONObject = [
        "input": .int(Int64(usage.input)), "output": .int(Int64(usage.output)),
        "cachedInput": .int(Int64(usage.cachedInput)), "reasoning": .int(Int64(usage.reasoning)),
      ]
      if usage.cacheWrite > 0 { fields["cacheWrite"] = .int(Int64(usage.cacheWrite)) }
      json["usage"] = .object(fields)
    }
    if isEstimated { json["estimated"] = true }
    json.set("picoUSD", cost?.picodollars)
    json.set("steeringTokens", steeringTokens)
    json.set("finish", finish)
    json.set("durationMs", milliseconds)
    json.set("nextInMs", nextInMilliseconds)
    json.set("nextModel", nextModel)
    return json
  }

  package var spend: Spend {
    var spend = Spend()
    spend.calls = 1
    spend.retries = attempt > 1 ? 1 : 0
    switch outcome {
    case "ok": break
    case ModelFailure.Kind.cancelled.rawValue: spend.cancelled = 1
    default: spend.failed = 1
    }
    guard let usage else { return spend }
    spend.usage = usage
    spend.cost = cost ?? .zero
    spend.unpriced = cost == nil && usage.total > 0 ? 1 : 0
    spend.estimated = isEstimated ? usage.total : 0
    spend.steering = min(steeringTokens ?? 0, usage.input)
    return spend
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    state.change(event) { node in
      node.spend = node.spend + spend
      guard outcome != "ok" else { return }
      if nextInMilliseconds != nil { node.activity = .retrying(attempt: attempt + 1, cause: message ?? outcome) }
    }
  }
}
