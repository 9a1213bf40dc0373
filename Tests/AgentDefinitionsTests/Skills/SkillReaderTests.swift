import AgentDefinitions
import Testing

/// What is read of a `SKILL.md` that is checked by its path, and what is wrong with it.
@Suite struct SkillReaderTests {
  private static func load(_ text: String, at path: String) throws -> LoadedFiles {
    let folder = try TestFolder([path: text])
    return FilesLoader.load([folder(path)])
  }

  @Test func valuesAndPlaces() throws {
    let text = """
      ---
      name: release-notes
      description: Writes release notes
      allowed-tools: Bash(git log:*) Read
      ---
      Read the log.
      """
    let loaded = try Self.load(text, at: ".github/skills/release-notes/SKILL.md")
    let skill = try #require(loaded.skills.first)
    #expect(loaded.faults.map(\.kind) == [])
    #expect(skill.id == "release-notes")
    #expect(skill.name?.value == "release-notes")
    #expect(skill.description.map { skill.file.text(in: $0.range) } == "Writes release notes")
    #expect(skill.allowedTools.map(\.value) == ["Bash(git log:*)", "Read"])
  }

  static let long = String(repeating: "a", count: 65)

  @Test(arguments: [
    ("Read the log.", [SkillFault.noFrontMatter]),
    ("---\nlicense: MIT\n---\nX", [.missingName, .missingDescription]),
    ("---\nname: Notes\ndescription: X\n---\n", [.irregularName("Notes")]),
    ("---\nname: a--b\ndescription: X\n---\n", [.irregularName("a--b")]),
    ("---\nname: other\ndescription: X\n---\n", [.otherName("other", folder: "notes")]),
    ("---\nname: \(long)\ndescription: X\n---\n", [.tooLong(key: "name", count: 65, limit: 64)]),
    ("---\nname: notes\ndescription: Use it: now\n---\n", [.invalidYAML]),
    (
      "---\nname: notes\ndescription: X\nmetadata: me\n---\n",
      [.wrongType(key: "metadata", expected: "a mapping", found: "text")]
    ),
    ("---\nname: notes\ndescription: X\nallowed-tools: [Read]\nmodel: opus\n---\n", []),
  ])
  func faults(text: String, expected: [SkillFault]) throws {
    let loaded = try Self.load(text, at: ".github/skills/notes/SKILL.md")
    #expect(loaded.faults.map(\.kind) == expected.map { .malformedSkill($0, isForClaude: false) })
  }

  /// A repository may be one skill, whatever its folder is called.
  @Test func onlyAFolderOfSkillsHasNames() throws {
    let loaded = try Self.load("---\nname: notes\ndescription: X\n---\n", at: "checkout/SKILL.md")
    #expect(loaded.faults.map(\.kind) == [])
  }
}
