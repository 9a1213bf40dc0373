/// The keys of a `SKILL.md`, as the Agent Skills specification lists them.
enum SkillFields {
  static let all: [Field] = [
    Field("name", .text, .name, source: .agentSkills, "The skill's name, which is its folder's too."),
    Field("description", .text, .description, source: .agentSkills, "What the skill does and when to use it."),
    Field("license", .text, .kept, source: .agentSkills, "The licence, or the file that has it."),
    Field("compatibility", .text, .kept, source: .agentSkills, "What the skill needs around it."),
    Field("metadata", .map(of: .anything), .kept, source: .agentSkills, "Annotations of the author's."),
    Field(
      "allowed-tools", .textList, .tools, source: .agentSkills,
      "Tools that need no permission meanwhile: a list, or names with spaces between."),
  ]

  static let table = FieldTable(all)

  static let longestName = 64
  static let longestDescription = 1024
  static let longestCompatibility = 500
}
