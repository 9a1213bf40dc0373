package import JSONText

/// A limit kept a call from being made, or a part of it is used up that people want to know of.
package struct RosterBudget: EventData {
  package static let type = "roster.budget"
  package static let isEphemeral = false
  package static let example = RosterBudget(
    limit: "tokens", scope: "run", endsRun: true, percent: 90, allowed: 4000, used: 3800, wanted: 900,
    message: "The next call may need 900 tokens; 200 of 4000 are left.")

  /// `turns`, `tokens`, `cost`, `tool_calls`, `depth`, `timeout`.
  package var limit: String
  /// Whose limit it is, as shown: `run`, or an agent's name.
  package var scope: String
  /// False where only a sub-agent ends.
  package var endsRun: Bool
  /// Half the limit, three quarters or nine tenths are used; nil where it kept a call from being made.
  package var percent: Int?
  /// Of `cost`, millionths of a millionth of a US dollar; of `timeout`, seconds.
  package var allowed: Int
  package var used: Int
  package var wanted: Int
  package var message: String

  package init(
    limit: String, scope: String, endsRun: Bool, percent: Int? = nil, allowed: Int, used: Int, wanted: Int,
    message: String
  ) {
    self.limit = limit
    self.scope = scope
    self.endsRun = endsRun
    self.percent = percent
    self.allowed = allowed
    self.used = used
    self.wanted = wanted
    self.message = message
  }

  package init(_ warning: BudgetWarning) {
    self.init(
      limit: warning.limit.rawValue, scope: warning.scope.label, endsRun: false, percent: warning.percent,
      allowed: warning.allowed, used: warning.used, wanted: 0, message: warning.message)
  }

  package init(_ refusal: Budget.Refusal, endsRun: Bool) {
    self.init(
      limit: refusal.limit.rawValue, scope: refusal.scope.label, endsRun: endsRun, allowed: refusal.allowed,
      used: refusal.used, wanted: refusal.wanted, message: refusal.message)
  }

  package init(json: JSONObject) throws(EventReadError) {
    limit = try json.text("limit")
    scope = try json.text("scope")
    endsRun = json["endsRun"]?.bool ?? false
    percent = json["percent"]?.intValue
    allowed = try json.number("allowed")
    used = try json.number("used")
    wanted = try json.number("wanted")
    message = try json.text("message")
  }

  package var json: JSONObject {
    var json: JSONObject = ["limit": .string(limit), "scope": .string(scope), "endsRun": .bool(endsRun)]
    json.set("percent", percent)
    json.set("allowed", allowed)
    json.set("used", used)
    json.set("wanted", wanted)
    json.set("message", message)
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    if endsRun { state.run.limit = message }
  }
}
