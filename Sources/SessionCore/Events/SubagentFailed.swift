package import JSONText

/// A sub-agent could not do its task. The agent that delegated goes on.
package struct SubagentFailed: EventData {
  package static let type = "subagent.failed"
  package static let isEphemeral = false
  package static let example = SubagentFailed(.example, error: "The model answered 500.")

  package var end: SubagentEnd
  package var error: String

  package init(_ end: SubagentEnd, error: String) {
    self.end = end
    self.error = error
  }

  package init(json: JSONObject) throws(EventReadError) {
    end = try SubagentEnd(json: json)
    error = try json.text("error")
  }

  package var json: JSONObject {
    var json = end.json
    json.set("error", error)
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    end.fold(.failed(error), into: &state, at: event.timestamp)
  }
}
