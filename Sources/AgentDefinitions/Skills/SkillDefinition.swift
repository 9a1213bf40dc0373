/// A skill as its `SKILL.md` defines it: instructions that an agent names and its system loads. Every value knows the
/// bytes it came from.
package struct SkillDefinition: Sendable {
  package static let fileName = "SKILL.md"

  package let file: SourceFile
  package var name: Located<String>?
  package var description: Located<String>?
  /// The tools that need no permission while the skill is in use.
  package var allowedTools: [Located<String>] = []
  /// Every key that was written, in the file's order.
  package var fields: [FieldReading] = []

  package init(_ file: SourceFile) { self.file = file }

  package var path: String { file.path }

  /// The folder that the file lies in, by its own name. Nil when the path does not say.
  package var folder: String? { Self.components(path).dropLast().last }

  /// What agents call it: the folder's name where there is one, since it must be the skill's name too.
  package var id: String? { folder ?? name?.value }

  /// Whether the folder is one among skills. Another's name, as that of a whole repository, may be anything.
  var isAmongSkills: Bool { Self.components(path).dropLast(2).last == "skills" }

  /// What the path has before the folder of skills, such as `.github/skills`. Nil when it lies in none of those.
  var project: String? {
    for place in SkillPlace.folders {
      let end = "\(place)/\(folder ?? "")/\(Self.fileName)"
      if path == end { return "" }
      if path.hasSuffix("/" + end) { return String(path.dropLast(end.utf8.count + 1)) }
    }
    return nil
  }

  /// Whether it lies where Claude Code looks, which is less strict than the specification.
  var isForClaude: Bool {
    let path = ClaimedPath(path)
    return path.isInside(".claude") || isAmongSkills && !path.isInside(".github") && !path.isInside(".agents")
  }

  private static func components(_ path: String) -> [String] {
    path.split(separator: "/").filter { $0 != "." }.map(String.init)
  }

  /// Whether a path is a skill's by its name.
  package static func isSkill(_ path: String) -> Bool { ClaimedPath(path).name == fileName }
}
