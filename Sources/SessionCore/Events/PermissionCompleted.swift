package import JSONText

/// The answer to a request for permission.
package struct PermissionCompleted: EventData {
  package static let type = "permission.completed"
  package static let isEphemeral = false
  package static let example = PermissionCompleted(requestID: "p1", toolCallID: "call_1", result: .approved)

  package var requestID: String
  package var toolCallID: String
  package var result: PermissionResult

  package init(requestID: String, toolCallID: String, result: PermissionResult) {
    self.requestID = requestID
    self.toolCallID = toolCallID
    self.result = result
  }

  package init(json: JSONObject) throws(EventReadError) {
    requestID = try json.text("requestId")
    toolCallID = json["toolCallId"]?.string ?? ""
    guard let kind = json["result"]?["kind"]?.string, let result = PermissionResult(rawValue: kind) else {
      throw EventReadError(field: "result", reason: "is not one that we know")
    }
    self.result = result
  }

  package var json: JSONObject {
    [
      "requestId": .string(requestID), "toolCallId": .string(toolCallID),
      "result": ["kind": .string(result.rawValue)],
    ]
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    if result == .deniedUnasked { state.run.wasDeniedUnasked = true }
    if result == .deniedByPerson, event.agentID == nil { state.run.wasRefused = true }
    state.change(event) { node in
      if let call = node.openCalls.first(where: { $0.id == toolCallID }) {
        node.activity = .using(tool: call.name, detail: "")
      }
    }
  }
}
