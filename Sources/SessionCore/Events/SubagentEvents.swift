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
    var node = AgentNode(
      id: toolCallID, parent: parentID ?? AgentNode.mainID, agent: agentName, name: agentDisplayName)
    node.status = .working
    node.activity = .thinking
    node.startedAt = event.timestamp
    state.add(node)
  }
}

/// A sub-agent has answered.
package struct SubagentCompleted: EventData {
  package static let type = "subagent.completed"
  package static let isEphemeral = false
  package static let example = SubagentCompleted(
    toolCallID: "call_1", agentName: "researcher", agentDisplayName: "Research Agent", model: "gpt-4.1",
    milliseconds: 1200, totalTokens: 3400, totalToolCalls: 3)

  package var toolCallID: String
  package var agentName: String
  package var agentDisplayName: String
  package var model: String?
  package var milliseconds: Int
  package var totalTokens: Int
  package var totalToolCalls: Int

  package init(
    toolCallID: String, agentName: String, agentDisplayName: String, model: String?, milliseconds: Int,
    totalTokens: Int, totalToolCalls: Int
  ) {
    self.toolCallID = toolCallID
    self.agentName = agentName
    self.agentDisplayName = agentDisplayName
    self.model = model
    self.milliseconds = milliseconds
    self.totalTokens = totalTokens
    self.totalToolCalls = totalToolCalls
  }

  package init(json: JSONObject) throws(EventReadError) {
    toolCallID = try json.text("toolCallId")
    agentName = try json.text("agentName")
    agentDisplayName = try json.text("agentDisplayName")
    model = json["model"]?.string
    milliseconds = json["durationMs"]?.intValue ?? 0
    totalTokens = json["totalTokens"]?.intValue ?? 0
    totalToolCalls = json["totalToolCalls"]?.intValue ?? 0
  }

  package var json: JSONObject {
    var json: JSONObject = [
      "toolCallId": .string(toolCallID), "agentName": .string(agentName),
      "agentDisplayName": .string(agentDisplayName),
    ]
    json.set("model", model)
    json.set("durationMs", milliseconds)
    json.set("totalTokens", totalTokens)
    json.set("totalToolCalls", totalToolCalls)
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    state.run.delegations[agentName] = true
    state.change(toolCallID) { node in
      node.status = .completed
      node.activity = nil
      node.endedAt = event.timestamp
    }
  }
}

/// A sub-agent could not do its task. The agent that delegated goes on.
package struct SubagentFailed: EventData {
  package static let type = "subagent.failed"
  package static let isEphemeral = false
  package static let example = SubagentFailed(
    toolCallID: "call_1", agentName: "researcher", agentDisplayName: "Research Agent",
    error: "The model answered 500.", model: "gpt-4.1", milliseconds: 900, totalTokens: 0, totalToolCalls: 0)

  package var toolCallID: String
  package var agentName: String
  package var agentDisplayName: String
  package var error: String
  package var model: String?
  package var milliseconds: Int
  package var totalTokens: Int
  package var totalToolCalls: Int

  package init(
    toolCallID: String, agentName: String, agentDisplayName: String, error: String, model: String?, milliseconds: Int,
    totalTokens: Int, totalToolCalls: Int
  ) {
    self.toolCallID = toolCallID
    self.agentName = agentName
    self.agentDisplayName = agentDisplayName
    self.error = error
    self.model = model
    self.milliseconds = milliseconds
    self.totalTokens = totalTokens
    self.totalToolCalls = totalToolCalls
  }

  package init(json: JSONObject) throws(EventReadError) {
    toolCallID = try json.text("toolCallId")
    agentName = try json.text("agentName")
    agentDisplayName = try json.text("agentDisplayName")
    error = try json.text("error")
    model = json["model"]?.string
    milliseconds = json["durationMs"]?.intValue ?? 0
    totalTokens = json["totalTokens"]?.intValue ?? 0
    totalToolCalls = json["totalToolCalls"]?.intValue ?? 0
  }

  package var json: JSONObject {
    var json: JSONObject = [
      "toolCallId": .string(toolCallID), "agentName": .string(agentName),
      "agentDisplayName": .string(agentDisplayName), "error": .string(error),
    ]
    json.set("model", model)
    json.set("durationMs", milliseconds)
    json.set("totalTokens", totalTokens)
    json.set("totalToolCalls", totalToolCalls)
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    state.run.delegations[agentName] = false
    state.change(toolCallID) { node in
      node.status = .failed(error)
      node.activity = nil
      node.endedAt = event.timestamp
    }
  }
}
