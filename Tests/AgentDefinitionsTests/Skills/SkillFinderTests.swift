import AgentDefinitions
import Testing

/// Which of the skills that agents name are found, and where.
@Suite struct SkillFinderTests {
  private static let skill = "---\nname: notes\ndescription: X\n---\n"

  private static func unknown(_ skills: String, at path: String, _ others: [String: String]) throws -> [FaultKind] {
    let agent = "---\nname: writer\ndescription: Writes\nskills: \(skills)\n---\nWrite.\n"
    let folder = try TestFolder(others.merging([path: agent]) { first, _ in first })
    return FilesLoader.load([folder(path)]).faults.map(\.kind).filter { kind in
      if case .unknownSkill = kind { true } else { false }
    }
  }

  @Test(arguments: [".github/skills", ".claude/skills", ".agents/skills"])
  func copilotLooksInThreeFolders(place: String) throws {
    let found = try Self.unknown(
      "[notes]", at: ".github/agents/writer.agent.md", ["\(place)/notes/SKILL.md": Self.skill])
    #expect(found == [])
  }

  @Test func claudeLooksInOne() throws {
    let found = try Self.unknown("notes", at: ".claude/agents/writer.md", [".agents/skills/notes/SKILL.md": Self.skill])
    #expect(found == [.unknownSkill("notes", suggestion: nil, elsewhere: ".agents/skills")])
  }

  @Test func aPluginHasItsOwn() throws {
    let found = try Self.unknown(
      "notes, note", at: "agents/writer.md",
      [".claude-plugin/plugin.json": "{}", ".git/HEAD": "ref: refs/heads/main", "skills/notes/SKILL.md": Self.skill])
    #expect(found == [.unknownSkill("note", suggestion: "notes", elsewhere: nil)])
  }

  @Test func aLinkToASkillIsOne() throws {
    let found = try Self.unknown(
      "notes", at: ".claude/agents/writer.md",
      [".agents/skills/notes/SKILL.md": Self.skill, ".claude/skills/notes": "→../../.agents/skills/notes"])
    #expect(found == [])
  }

  @Test func theNameInTheFileCountsToo() throws {
    let found = try Self.unknown("notes", at: ".claude/agents/writer.md", [".claude/skills/n1/SKILL.md": Self.skill])
    #expect(found == [])
  }

  /// Without skills in the repository, and for what is a plugin's, nothing can be told.
  @Test func abstains() throws {
    #expect(try Self.unknown("notes", at: ".claude/agents/writer.md", [:]) == [])
    let other = [".claude/skills/notes/SKILL.md": Self.skill]
    #expect(try Self.unknown("docs:note", at: ".claude/agents/writer.md", other) == [])
    #expect(try Self.unknown("note", at: ".claude/agents/writer.md", [".claude/skills/README.md": "X"]) == [])
  }

  @Test func aSkillIsReadOnceForAllWhoNameIt() throws {
    let agent = "---\nname: writer\ndescription: Writes\nskills: notes\n---\nWrite.\n"
    let folder = try TestFolder([
      ".claude/agents/a.md": agent, ".claude/agents/b.md": agent,
      ".claude/skills/notes/SKILL.md": "---\nname: notes\n---\n", ".claude/skills/idle/SKILL.md": "",
    ])
    let loaded = FilesLoader.load([folder("")])
    #expect(loaded.skills.map(\.id) == ["notes"])
    #expect(
      loaded.faults.map(\.kind).filter { $0 == .malformedSkill(.missingDescription, isForClaude: true) }.count == 1)
  }
}
