internal import JSONText

/// Which sub-agent came to its end and what it took: what `subagent.completed` and `subagent.failed` both say.
package struct SubagentEnd: Sendable, Equatable {
  package static let example = SubagentEnd(
    toolCallID: "call_1", agentName: "researcher", agentDisplayName: "Research Agent", model: "gpt-4.1",
    milliseconds: 1200, totalTokens: 3400, totalToolCalls: 3)

  package var toolCallID: String
  package var agentName: String
  package var agentDisplayName: String
  package var model: String?
  package var milliseconds: Int
  package var totalTokens: Int
  package var totalToolCalls: Int
  /// A person did not want it any more; that is no failure.
  package var isCancelled = false

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

  init(json: JSONObject) throws(EventReadError) {
    toolCallID = try json.text("toolCallId")
    agentName = try json.text("agentName")
    agentDisplayName = try json.text("agentDisplayName")
    model = json["model"]?.string
    milliseconds = json["durationMs"]?.intValue ?? 0
    totalTokens = json["totalTokens"]?.intValue ?? 0
    isCancelled = json["cancelled"]?.bool ?? false
    totalToolCalls = json["totalToolCalls"]?.intValue ?? 0
  }

  var json: JSONObject {
    var json: JSONObject = [
      "toolCallId": .string(toolCallID), "agentName": .string(agentName),
      "agentDisplayName": .string(agentDisplayName),
    ]
    json.set("model", model)
    json.set("durationMs", milliseconds)
    json.set("totalTokens", totalTokens)
    json.set("totalToolCalls", totalToolCalls)
    if isCancelled { json["cancelled"] = true }
    return json
  }

  /// The agent is no longer at work, and ended as `status` says.
  func fold(_ status: AgentNode.Status, into state: inout SessionState, at time: Timestamp) {
    if !isCancelled { state.run.delegations[agentName] = status == .completed }
    state.change(toolCallID) { node in
      node.status = status
      node.activity = nil
      node.endedAt = time
    }
  }
}
