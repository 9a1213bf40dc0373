package import JSONText

/// A run is over: the persisted twin of `session.idle`, with the outcome.
package struct RosterRunEnded: EventData {
  package static let type = "roster.run_ended"
  package static let isEphemeral = false
  package static let example = RosterRunEnded(outcome: .success, isEmptyHanded: false)

  package var outcome: RunOutcome
  package var isEmptyHanded: Bool

  package init(outcome: RunOutcome, isEmptyHanded: Bool) {
    self.outcome = outcome
    self.isEmptyHanded = isEmptyHanded
  }

  package init(json: JSONObject) throws(EventReadError) {
    guard let outcome = RunOutcome(rawValue: try json.text("outcome")) else {
      throw EventReadError(field: "outcome", reason: "is not one that we know")
    }
    self.outcome = outcome
    isEmptyHanded = json["emptyHanded"]?.bool ?? false
  }

  package var json: JSONObject {
    var json: JSONObject = ["outcome": .string(outcome.rawValue)]
    if isEmptyHanded { json["emptyHanded"] = true }
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    state.run.isRunning = false
    state.run.recorded = outcome
    state.run.isEmptyHanded = isEmptyHanded
    state.run.endedAt = event.timestamp
    state.change(AgentNode.mainID) { node in
      node.activity = nil
      node.endedAt = event.timestamp
      if node.status == .working { node.status = .completed }
    }
  }
}
