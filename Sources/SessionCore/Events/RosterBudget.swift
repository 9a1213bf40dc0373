package import JSONText

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
