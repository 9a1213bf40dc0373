package import JSONText

/// What was decided about a tool call, by whom, and by which rule.
package struct RosterDecision: EventData {
  package static let type = "roster.decision"
  package static let isEphemeral = false
  package static let example = RosterDecision(
    toolCallID: "call_1", result: .approved, by: "person", scope: .session, rule: "ask shell(rm:*)", origin: "the team",
    request: "run: rm -r build", requestID: "p1", digest: "9f86d0…", waited: 4100)

  /// How long a person's word counts.
  package enum Scope: String, Sendable { case once, session, always }

  package var toolCallID: String
  package var result: PermissionResult
  /// `rule`, `person`, `default`, `nobody`, `mode`, or `check`: what was approved had changed.
  package var by: String
  /// Where a person was asked.
  package var scope: Scope?
  /// The rule that decided, or that had a person asked; with `always`, the one that is kept.
  package var rule: String?
  /// Whose rule it is.
  package var origin: String?
  package var request: String
  /// The request that a person answered, and the digest of what they were shown.
  package var requestID: String?
  package var digest: String?
  /// Milliseconds until they answered.
  package var waited: Int?

  package init(
    toolCallID: String, result: PermissionResult, by: String, scope: Scope? = nil, rule: String?, origin: String? = nil,
    request: String, requestID: String? = nil, digest: String? = nil, waited: Int? = nil
  ) {
    self.toolCallID = toolCallID
    self.result = result
    self.by = by
    self.scope = scope
    self.rule = rule
    self.origin = origin
    self.request = request
    self.requestID = requestID
    self.digest = digest
    self.waited = waited
  }

  package init(json: JSONObject) throws(EventReadError) {
    toolCallID = try json.text("toolCallId")
    guard let result = PermissionResult(rawValue: try json.text("result")) else {
      throw EventReadError(field: "result", reason: "is not one that we know")
    }
    self.result = result
    by = try json.text("by")
    scope = json["scope"]?.string.flatMap(Scope.init)
    rule = json["rule"]?.string
    origin = json["origin"]?.string
    requestID = json["requestId"]?.string
    digest = json["digest"]?.string
    waited = json["waitedMs"]?.intValue
    request = json["request"]?.string ?? ""
  }

  package var json: JSONObject {
    var json: JSONObject = [
      "toolCallId": .string(toolCallID), "result": .string(result.rawValue), "by": .string(by),
    ]
    json.set("scope", scope?.rawValue)
    json.set("rule", rule)
    json.set("origin", origin)
    json.set("request", request)
    json.set("requestId", requestID)
    json.set("digest", digest)
    json.set("waitedMs", waited)
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    if result == .deniedUnasked { state.run.wasDeniedUnasked = true }
  }
}
