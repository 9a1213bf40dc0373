package import JSONText

/// An agent was chosen: for a delegation (with `agentId`), or for the session itself (without).
package struct SubagentSelected: EventData {
  package static let type = "subagent.selected"
  package static let isEphemeral = false
  package static let example = SubagentSelected(
    agentName: "researcher", agentDisplayName: "Research Agent", tools: ["grep", "glob", "view"])

  package var agentName: String
  package var agentDisplayName: String
  /// Nil: all.
  package var tools: [String]?

  package init(agentName: String, agentDisplayName: String, tools: [String]?) {
    self.agentName = agentName
    self.agentDisplayName = agentDisplayName
    self.tools = tools
  }

  package init(json: JSONObject) throws(EventReadError) {
    agentName = try json.text("agentName")
    agentDisplayName = try json.text("agentDisplayName")
    tools = json["tools"]?.array?.compactMap(\.string)
  }

  package var json: JSONObject {
    [
      "agentName": .string(agentName), "agentDisplayName": .string(agentDisplayName),
      "tools": tools.map { .array($0.map { .string($0) }) } ?? .null,
    ]
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    guard event.agentID == nil else { return }
    state.selectedAgent = agentName
    state.change(AgentNode.mainID) { node in
      node.agent = agentName
      node.name = agentDisplayName
    }
  }
}
