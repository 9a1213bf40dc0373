package import JSONText

/// A notice without consequences.
package struct SessionInfo: EventData {
  package static let type = "session.info"
  package static let isEphemeral = false
  package static let example = SessionInfo(infoType: "notification", message: "The log was repaired.")

  package var infoType: String
  package var message: String

  package init(infoType: String, message: String) {
    self.infoType = infoType
    self.message = message
  }

  package init(json: JSONObject) throws(EventReadError) {
    infoType = try json.text("infoType")
    message = try json.text("message")
  }

  package var json: JSONObject { ["infoType": .string(infoType), "message": .string(message)] }

  package func fold(into state: inout SessionState, event: SessionEvent) {}
}
