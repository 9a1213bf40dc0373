extension RuleExample {
  /// An agent of Claude Code's or of Copilot's with what it has under `skills`, and the text of the skill `swift-names`.
  static func skillFiles(
    of system: SkillSystem, naming skills: String, in folder: String? = nil, _ skill: String = namedSkill
  ) -> String {
    """
    ==> \(system.agent)
    ---
    \(system.keys)
    skills: \(skills)
    ---
    You rename functions as the skill says.
    ==> \(folder ?? system.folder)/swift-names/SKILL.md
    \(skill)
    Begin with a verb.
    """
  }

  enum SkillSystem {
    case claudeCode, copilot

    fileprivate var agent: String { self == .copilot ? ".github/agents/editor.agent.md" : ".claude/agents/editor.md" }

    fileprivate var folder: String { self == .copilot ? ".github/skills" : ".claude/skills" }

    fileprivate var keys: String {
      self == .copilot
        ? "description: Renames Swift functions\ntools: [view, edit]"
        : "name: editor\ndescription: Renames Swift functions\ntools: Read, Edit"
    }
  }

  static let namedSkill = """
    ---
    name: swift-names
    description: How functions are named in this project
    ---
    """
}
