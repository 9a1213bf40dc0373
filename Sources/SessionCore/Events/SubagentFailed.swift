package import JSONText

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
