package import JSONText

/// A skill's instructions were given to an agent.
package struct SkillInvoked: EventData {
  package static let type = "skill.invoked"
  package static let isEphemeral = false
  package static let example = SkillInvoked(
    name: "release-notes", path: "/repo/.github/skills/release-notes/SKILL.md", content: "Begin with what users see.",
    description: "Writes release notes", allowedTools: ["view"], trigger: .contextLoad)

  package enum Trigger: String, Sendable {
    /// The agent's definition names it: the agent had it from the start.
    case contextLoad = "context-load"
  }

  package var name: String
  package var path: String
  package var content: String
  package var description: String?
  package var allowedTools: [String]
  /// Nil where the agent asked for it itself.
  package var trigger: Trigger?

  package init(
    name: String, path: String, content: String, description: String?, allowedTools: [String] = [],
    trigger: Trigger? = nil
  ) {
    self.name = name
    self.path = path
    self.content = content
    self.description = description
    self.allowedTools = allowedTools
    self.trigger = trigger
  }

  package init(_ skill: Skill, trigger: Trigger? = nil) {
    self.init(
      name: skill.name, path: skill.path, content: skill.text, description: skill.description,
      allowedTools: skill.allowedTools, trigger: trigger)
  }

  package init(json: JSONObject) throws(EventReadError) {
    name = try json.text("name")
    path = try json.text("path")
    content = try json.text("content")
    description = json["description"]?.string
    allowedTools = json["allowedTools"]?.array?.compactMap(\.string) ?? []
    trigger = json["trigger"]?.string.flatMap(Trigger.init)
  }

  package var json: JSONObject {
    var json: JSONObject = ["name": .string(name), "path": .string(path), "content": .string(content)]
    json.set("description", description)
    if !allowedTools.isEmpty { json["allowedTools"] = .array(allowedTools.map { .string($0) }) }
    json.set("trigger", trigger?.rawValue)
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {}
}
