package import JSONText

/// The run was stopped from outside.
package struct Abort: EventData {
  package static let type = "abort"
  package static let isEphemeral = false
  package static let example = Abort(reason: "user_initiated")

  package var reason: String

  package init(reason: String) { self.reason = reason }

  package init(json: JSONObject) throws(EventReadError) { reason = try json.text("reason") }

  package var json: JSONObject { ["reason": .string(reason)] }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    state.run.isAborted = true
    state.change(AgentNode.mainID) { $0.status = .stopped }
  }
}
