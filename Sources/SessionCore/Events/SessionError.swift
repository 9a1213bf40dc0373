package import JSONText

/// The run could not go on.
package struct SessionError: EventData {
  package static let type = "session.error"
  package static let isEphemeral = false
  package static let example = SessionError(errorType: "model", message: "The model answered 401.", statusCode: 401)

  package var errorType: String
  package var message: String
  package var statusCode: Int?

  package init(errorType: String, message: String, statusCode: Int? = nil) {
    self.errorType = errorType
    self.message = message
    self.statusCode = statusCode
  }

  package init(json: JSONObject) throws(EventReadError) {
    errorType = try json.text("errorType")
    message = try json.text("message")
    statusCode = json["statusCode"]?.intValue
  }

  package var json: JSONObject {
    var json: JSONObject = ["errorType": .string(errorType), "message": .string(message)]
    json.set("statusCode", statusCode)
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    guard event.agentID == nil else { return }
    state.run.error = message
    state.change(event) { $0.status = .failed(message) }
  }
}
