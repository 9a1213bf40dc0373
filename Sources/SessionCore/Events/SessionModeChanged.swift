package import JSONText

/// The session works in another mode from now on.
package struct SessionModeChanged: EventData {
  package static let type = "session.mode_changed"
  package static let isEphemeral = false
  package static let example = SessionModeChanged(from: .plan, to: .interactive)

  package var previous: SessionMode
  package var new: SessionMode

  package init(from previous: SessionMode, to new: SessionMode) {
    self.previous = previous
    self.new = new
  }

  package init(json: JSONObject) throws(EventReadError) {
    func mode(_ key: String) throws(EventReadError) -> SessionMode {
      guard let mode = SessionMode(rawValue: try json.text(key)) else {
        throw EventReadError(field: key, reason: "is not a mode that we know")
      }
      return mode
    }
    previous = try mode("previousMode")
    new = try mode("newMode")
  }

  package var json: JSONObject {
    ["previousMode": .string(previous.rawValue), "newMode": .string(new.rawValue)]
  }

  package func fold(into state: inout SessionState, event: SessionEvent) { state.mode = new }
}
