package import JSONText

/// A person is asked whether an agent may do something.
package struct PermissionRequested: EventData {
  package static let type = "permission.requested"
  package static let isEphemeral = false
  package static let example = PermissionRequested(
    requestID: "p1", toolCallID: "call_1",
    request: .shell(command: "swift test", intention: "Run the tests", identifiers: ["swift"]))

  package var requestID: String
  package var toolCallID: String
  package var request: PermissionRequest
  /// Whether agreeing for the session would spare the next question.
  package var offersSession: Bool
  /// The rule that would be kept, were it allowed for good.
  package var rule: String?
  /// Of what was shown: an answer names it.
  package var digest: String?

  package init(
    requestID: String, toolCallID: String, request: PermissionRequest, offersSession: Bool = true, rule: String? = nil,
    digest: String? = nil
  ) {
    self.requestID = requestID
    self.toolCallID = toolCallID
    self.request = request
    self.offersSession = offersSession
    self.rule = rule
    self.digest = digest
  }

  package init(json: JSONObject) throws(EventReadError) {
    requestID = try json.text("requestId")
    guard let fields = json["permissionRequest"]?.object else {
      throw EventReadError(field: "permissionRequest", reason: "is not an object")
    }
    toolCallID = fields["toolCallId"]?.string ?? ""
    request = try PermissionRequest(json: fields)
    offersSession = fields["canOfferSessionApproval"]?.bool ?? json["canOfferSessionApproval"]?.bool ?? true
    rule = json["rule"]?.string
    digest = json["digest"]?.string
  }

  package var json: JSONObject {
    var fields = request.json
    fields.set("toolCallId", toolCallID)
    var prompt = request.promptJSON(offersSession: offersSession)
    prompt.set("toolCallId", toolCallID)
    if fields["canOfferSessionApproval"] != nil { fields.set("canOfferSessionApproval", offersSession) }
    var json: JSONObject = [
      "requestId": .string(requestID), "permissionRequest": .object(fields), "promptRequest": .object(prompt),
      "canOfferSessionApproval": .bool(offersSession),
    ]
    json.set("rule", rule)
    json.set("digest", digest)
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    state.change(event) { $0.activity = .asking(request.summary) }
  }
}
