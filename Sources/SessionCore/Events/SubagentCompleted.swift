package import JSONText

/// A sub-agent has answered, or a person did not want it any more.
package struct SubagentCompleted: EventData {
  package static let type = "subagent.completed"
  package static let isEphemeral = false
  package static let example = SubagentCompleted(.example)

  package var end: SubagentEnd

  package init(_ end: SubagentEnd) { self.end = end }

  package init(json: JSONObject) throws(EventReadError) { end = try SubagentEnd(json: json) }

  package var json: JSONObject { end.json }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    end.fold(end.isCancelled ? .stopped : .completed, into: &state, at: event.timestamp)
  }
}
