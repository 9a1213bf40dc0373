/// A folder of a project where systems look for skills. Facts, with where they were read.
package struct SkillPlace: Hashable, Sendable {
  /// Below the project's folder; for a plugin, below the plugin's.
  package let folder: String
  /// The dialects whose agents find skills here.
  let dialects: [String]
  package let source: DataSource

  static let all: [SkillPlace] = [
    SkillPlace(folder: ".github/skills", dialects: ["agent-md"], source: .gitHubSkills),
    SkillPlace(folder: ".claude/skills", dialects: ["agent-md"], source: .gitHubSkills),
    SkillPlace(folder: ".agents/skills", dialects: ["agent-md"], source: .gitHubSkills),
    SkillPlace(folder: ".claude/skills", dialects: ["claude-code", "claude-plugin"], source: .claudeSkills),
    SkillPlace(folder: "skills", dialects: ["claude-plugin"], source: .claudeSkills),
  ]

  /// Every folder once, in the order in which they are looked through.
  static let folders: [String] = all.reduce(into: []) { folders, place in
    if !folders.contains(place.folder) { folders.append(place.folder) }
  }

  /// Where the agents of a dialect find skills. Empty when that cannot be told from a repository: the SDK and team files
  /// are told elsewhere which folders to use.
  static func folders(for dialect: Dialect) -> [String] {
    all.filter { $0.dialects.contains(dialect.id) }.map(\.folder)
  }
}
