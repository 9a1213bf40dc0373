internal import AgentDefinitions
internal import JSONText
package import SessionCore

/// Loads a skill: instructions that wait in a file until somebody needs them.
package struct SkillTool: Tool {
  static let skill = Parameter<String>("skill", "Its name", required: true)

  package static let spec = ToolSpec(.skill, prose: Prose.text(PackageResources.skill_md), parameters: [skill])

  package init() {}

  /// Longer descriptions are cut, and with many skills the last ones are named only: every call pays for them.
  private static let descriptionLimit = 300
  private static let listLimit = 8_000

  package func schema(skills: [Skill]) -> ToolSchema {
    var schema = spec.schema
    var list = ""
    for skill in skills {
      let about = skill.description.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let cut = about.count > Self.descriptionLimit ? about.prefix(Self.descriptionLimit) + "…" : about
      let isFull = list.utf8.count + cut.utf8.count > Self.listLimit
      list += "\n- **\(skill.name)**" + (cut.isEmpty || isFull ? "" : ": \(cut)")
    }
    schema.description += "\n\nSkills:" + list
    return schema
  }

  /// What a skill says is for reading, like any file.
  package func permission(
    for input: ToolInput, in context: ToolContext
  ) async throws(ToolFailure) -> PermissionRequest? {
    let skill = try Self.find(input, in: context)
    return .read(path: context.shown(skill.path), intention: "Load the skill \(skill.name.shownPath)")
  }

  package func run(_ input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> ToolOutput {
    let skill = try Self.find(input, in: context)
    await context.emit(SkillInvoked(skill))
    return ToolOutput(text: skill.context)
  }

  private static func find(_ input: ToolInput, in context: ToolContext) throws(ToolFailure) -> Skill {
    let name = try input.require(skill)
    if let skill = context.skills.first(where: { $0.name == name }) { return skill }
    let names = context.skills.map(\.name).joined(separator: ", ")
    throw ToolFailure(
      .badArguments,
      "There is no skill \(name.shownPath). " + (names.isEmpty ? "There are none here." : "There are: \(names)."))
  }
}
