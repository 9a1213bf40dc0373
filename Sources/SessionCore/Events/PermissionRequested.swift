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

  package init(requestID: String, toolCallID: String, request: PermissionRequest) {
    self.requestID = requestID
    self.toolCallID = toolCallID
    self.request = request
  }

  package init(json: JSONObject) throws(EventReadError) {
    requestID = try json.text("requestId")
    guard let fields = json["permissionRequest"]?.object else {
      throw EventReadError(field: "permissionRequest", reason: "is not an object")
    }
    toolCallID = fields["toolCallId"]?.string ?? ""
    request = try PermissionRequest(json: fields)
  }

  package var json: JSONObject {
    var fields = request.json
    fields.set("toolCallId", toolCallID)
    return ["requestId": .string(requestID), "permissionRequest": .object(fields)]
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    state.change(event) { $0.activity = .asking(request.summary) }
  }
}
