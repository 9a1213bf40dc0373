package import JSONText

/// Nothing has come from a model for a while; it is still being waited for.
package struct RosterStalled: EventData {
  package static let type = "roster.stalled"
  package static let isEphemeral = false
  package static let example = RosterStalled(seconds: 20)

  package var seconds: Int

  package init(seconds: Int) { self.seconds = seconds }

  package init(json: JSONObject) throws(EventReadError) { seconds = try json.number("seconds") }

  package var json: JSONObject { ["seconds": .int(Int64(seconds))] }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    state.change(event) { $0.activity = .stalled(seconds: seconds) }
  }
}
