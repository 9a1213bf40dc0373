package import JSONText

/// A sub-agent begins; its own events carry its `task` call's id as `agentId`.
package struct SubagentStarted: EventData {
  package static let type = "subagent.started"
  package static let isEphemeral = false
  package static let example = SubagentStarted(
    toolCallID: "call_1", agentName: "researcher", agentDisplayName: "Research Agent",
    agentDescription: "Explores codebases", model: "gpt-4.1", parentID: nil)

  package var toolCallID: String
  package var agentName: String
  package var agentDisplayName: String
  package var agentDescription: String
  package var model: String?
  /// The sub-agent that delegated; nil for the main agent.
  package var parentID: String?

  package init(
    toolCallID: String, agentName: String, agentDisplayName: String, agentDescription: String, model: String?,
    parentID: String?
  ) {
    self.toolCallID = toolCallID
    self.agentName = agentName
    self.agentDisplayName = agentDisplayName
    self.agentDescription = agentDescription
    self.model = model
    self.parentID = parentID
  }

  package init(json: JSONObject) throws(EventReadError) {
    toolCallID = try json.text("toolCallId")
    agentName = try json.text("agentName")
    agentDisplayName = try json.text("agentDisplayName")
    agentDescription = try json.text("agentDescription")
    model = json["model"]?.string
    parentID = json["parentAgentId"]?.string
  }

  package var json: JSONObject {
    var json: JSONObject = [
      "toolCallId": .string(toolCallID), "agentName": .string(agentName),
      "agentDisplayName": .string(agentDisplayName), "agentDescription": .string(agentDescription),
    ]
    json.set("model", model)
    json.set("parentAgentId", parentID)
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    if state.node(toolCallID) != nil {
      // It was through, and has been asked something more.
      state.change(toolCallID) { node in
        node.status = .working
        node.activity = .thinking
        node.endedAt = nil
      }
      return
    }
    var node = AgentNode(
      id: toolCallID, parent: parentID ?? AgentNode.mainID, agent: agentName, name: agentDisplayName)
    node.status = .working
    node.activity = .thinking
    node.startedAt = event.timestamp
    state.add(node)
  }
}
