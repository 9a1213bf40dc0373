package import JSONText

/// The last event of a run.
package struct SessionIdle: EventData {
  package static let type = "session.idle"
  package static let isEphemeral = true
  package static let example = SessionIdle(aborted: nil)

  package var aborted: Bool?

  package init(aborted: Bool? = nil) { self.aborted = aborted }

  package init(json: JSONObject) throws(EventReadError) { aborted = json["aborted"]?.bool }

  package var json: JSONObject {
    var json = JSONObject()
    json.set("aborted", aborted)
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    state.run.isRunning = false
    state.change(AgentNode.mainID) { node in
      node.activity = nil
      if node.status == .working { node.status = .idle }
    }
  }
}
