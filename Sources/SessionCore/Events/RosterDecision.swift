package import JSONText

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
