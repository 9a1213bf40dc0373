/// What a `SKILL.md` does not keep of the Agent Skills specification.
package enum SkillFault: Hashable, Sendable {
  /// There is none, it does not come first, or it does not end.
  case noFrontMatter
  /// The front matter is no YAML.
  case invalidYAML
  case missingName
  case missingDescription
  case otherName(String, folder: String)
  /// Other characters than small letters, digits and single hyphens between them.
  case irregularName(String)
  case tooLong(key: String, count: Int, limit: Int)
  case wrongType(key: String, expected: String, found: String)
}
