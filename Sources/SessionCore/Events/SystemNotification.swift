package import JSONText

/// The session tells an agent something that no person said: an agent in the background is through.
package struct SystemNotification: EventData, Equatable {
  package static let type = "system.notification"
  package static let isEphemeral = false
  package static let example = SystemNotification(
    content: "<system_notification>\nAgent \"tests\" (tester) has completed successfully.\n</system_notification>",
    agentID: "tests", agentType: "tester", isCompleted: true, description: "Run all tests", prompt: "Run the tests")

  /// As the agent reads it.
  package var content: String
  /// What its parent calls the agent that is through.
  package var agentID: String
  package var agentType: String
  package var isCompleted: Bool
  package var description: String?
  package var prompt: String?

  package init(
    content: String, agentID: String, agentType: String, isCompleted: Bool, description: String? = nil,
    prompt: String? = nil
  ) {
    self.content = content
    self.agentID = agentID
    self.agentType = agentType
    self.isCompleted = isCompleted
    self.description = description
    self.prompt = prompt
  }

  private static let kind = "agent_completed"

  package init(json: JSONObject) throws(EventReadError) {
    content = try json.text("content")
    let kind = json["kind"]?.object ?? [:]
    guard kind["type"] == .string(Self.kind) else {
      throw EventReadError(field: "kind", reason: "is not one that we know")
    }
    agentID = try kind.text("agentId")
    agentType = try kind.text("agentType")
    isCompleted = try kind.text("status") == "completed"
    description = kind["description"]?.string
    prompt = kind["prompt"]?.string
  }

  package var json: JSONObject {
    var kind: JSONObject = [
      "type": .string(Self.kind), "agentId": .string(agentID), "agentType": .string(agentType),
      "status": .string(isCompleted ? "completed" : "failed"),
    ]
    kind.set("description", description)
    kind.set("prompt", prompt)
    return ["content": .string(content), "kind": .object(kind)]
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    state.change(event) { node in
      node.messages.append(.user(content))
      node.activity = .thinking
    }
  }
}
