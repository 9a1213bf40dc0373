package import AgentDefinitions
package import JSONText

/// The one tool through which an agent hands work to another. The session performs it.
package enum TaskTool {
  package static let agentType = Parameter<String>("agent_type", "The id of the agent", required: true)
  package static let prompt = Parameter<String>(
    "prompt", "The whole task: the agent sees nothing of this conversation", required: true)
  package static let summary = Parameter<String>("description", "The task in three to five words")
  package static let name = Parameter<String>("name", "A short name for this agent at work")
  package static let model = Parameter<String>("model", "Another model than its own")
  package static let reasoningEffort = Parameter<String>("reasoning_effort", "Another reasoning effort than its own")
  package static let mode = Parameter<Mode>(
    "mode", "background: go on without waiting; you are told when it is through")

  package enum Mode: String, ToolArgument, CaseIterable {
    case sync, background

    package static var schema: JSONObject {
      ["type": "string", "enum": .array(allCases.map { .string($0.rawValue) })]
    }

    package init?(argument: JSON) {
      guard let mode = argument.string.flatMap(Mode.init) else { return nil }
      self = mode
    }
  }

  /// As a caller sees it: the agents that it may use are part of the description.
  ///
  /// - Parameter canRead: whether the caller can read what an agent in the background has done (`read_agent`).
  package static func spec(for delegates: [AgentDefinition], canRead: Bool) -> ToolSpec {
    var prose = """
      Hands a task to a specialised agent, which works on it in a context of its own and returns its answer. \
      Prefer it when a request fits an agent's description. Give it everything it needs to know. \
      Independent tasks may be handed out in one message; they run side by side.

      Agents:
      """
    for agent in delegates { prose += "\n" + line(for: agent) }
    let parameters: [any AnyParameter] = [agentType, prompt, summary, name, model, reasoningEffort]
    return ToolSpec(.task, prose: prose, parameters: parameters + (canRead ? [mode] : []))
  }

  /// The same with the ids spelled out where a schema can say so.
  package static func schema(for delegates: [AgentDefinition], canRead: Bool) -> ToolSchema {
    var schema = spec(for: delegates, canRead: canRead).schema
    guard var parameters = schema.parameters.object, var properties = parameters["properties"]?.object,
      var type = properties["agent_type"]?.object
    else { return schema }
    type["enum"] = .array(delegates.map { .string($0.id.value) })
    properties["agent_type"] = .object(type)
    parameters["properties"] = .object(properties)
    schema.parameters = .object(parameters)
    return schema
  }

  private static func line(for agent: AgentDefinition) -> String {
    let about = agent.description?.value.split(whereSeparator: \.isNewline).joined(separator: " ") ?? ""
    return "- **\(agent.id.value)**: \(about.count > 600 ? about.prefix(600) + "…" : about)"
  }
}
