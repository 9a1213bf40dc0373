package import JSONText

/// Something a person should know; the run goes on.
package struct SessionWarning: EventData {
  package static let type = "session.warning"
  package static let isEphemeral = false
  package static let example = SessionWarning(warningType: "mcp", message: "No MCP server was started.")

  package var warningType: String
  package var message: String

  package init(warningType: String, message: String) {
    self.warningType = warningType
    self.message = message
  }

  package init(json: JSONObject) throws(EventReadError) {
    warningType = try json.text("warningType")
    message = try json.text("message")
  }

  package var json: JSONObject { ["warningType": .string(warningType), "message": .string(message)] }

  package func fold(into state: inout SessionState, event: SessionEvent) {}
}
