package import JSONText

/// The chosen agent steps back.
package struct SubagentDeselected: EventData {
  package static let type = "subagent.deselected"
  package static let isEphemeral = false
  package static let example = SubagentDeselected()

  package init() {}
  package init(json: JSONObject) throws(EventReadError) {}
  package var json: JSONObject { [:] }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    guard event.agentID == nil else { return }
    state.selectedAgent = nil
    state.change(AgentNode.mainID) { node in
      node.agent = nil
      node.name = "main"
    }
  }
}
