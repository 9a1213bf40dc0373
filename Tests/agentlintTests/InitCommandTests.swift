import Testing

@testable import agentlint

/// Setting a repository up: what is said, what is asked, what is written and what is never touched.
@Suite struct InitCommandTests {
  private static let good = "---\nname: b\ndescription: Names data races in Swift code\ntools: Read\n---\nYou look.\n"
  private static let files = [
    ".github/agents/a.agent.md": CommandTests.vague, ".claude/agents/b.md": good,
  ]

  @Test func saysWhatThereIs() throws {
    let result = try ScenarioFolder(Self.files).run(["init", "FOLDER", "--dry-run"])
    #expect(result.output.contains("2 agents in 2 files"))
    #expect(result.output.contains("1  Copilot custom agent  .github/agents"))
    #expect(result.output.contains("1  vague-description"))
  }

  @Test func aConfigurationThatWasWrittenIsGood() throws {
    let folder = try ScenarioFolder(Self.files)
    #expect(folder.run(["init", "FOLDER", "--yes"]).status == 0)
    #expect(folder.read(".agentlint.yaml")?.contains("tier: recommended") == true)
    #expect(folder.found(["FOLDER", "--baseline", "FOLDER/none.json"]) == ["status 2"])
    #expect(folder.found(["FOLDER", "--config", "FOLDER/.agentlint.yaml"]) == ["status 0"])
  }

  /// Adopted, and then one bad change.
  @Test func whatWasThereRestsAndWhatIsNewStandsOut() throws {
    let folder = try ScenarioFolder(Self.files)
    #expect(folder.found(["FOLDER"]) == [".github/agents/a.agent.md:2 warning vague-description", "status 1"])
    _ = folder.run(["init", "FOLDER", "--yes"])
    #expect(folder.found(["FOLDER"]) == ["status 0"])
    try folder.write(
      "---\nname: b\ndescription: Helps with code\ntools: Read\n---\nYou look.\n", to: ".claude/agents/b.md")
    #expect(folder.found(["FOLDER"]) == [".claude/agents/b.md:3 warning vague-description", "status 1"])
  }

  @Test func aBaselineThatNobodyWantsIsNotNamed() throws {
    let folder = try ScenarioFolder(Self.files)
    _ = folder.run(["init", "FOLDER"], person: { !$0.contains("baseline") })
    #expect(folder.read(".agentlint-baseline.json") == nil)
    #expect(folder.read(".agentlint.yaml")?.contains("baseline:") == false)
  }

  /// What stands there as a comment is meant to be made a setting.
  @Test func itsCommentedKeysAreGoodToo() throws {
    let folder = try ScenarioFolder(Self.files)
    _ = folder.run(["init", "FOLDER", "--yes"])
    let written = folder.read(".agentlint.yaml")
    let text = try #require(written)
    let keys = ["# targets:", "# rules:", "#   "]
    let lines = text.split(separator: "\n").map { line in
      keys.contains { line.hasPrefix($0) } ? String(line.dropFirst(2)) : String(line)
    }
    try folder.write(lines.joined(separator: "\n") + "\n", to: ".agentlint.yaml")
    #expect(folder.found(["FOLDER"]).last != "status 2", "\(lines)")
  }

  @Test func whatIsThereStays() throws {
    let folder = try ScenarioFolder(Self.files.merging([".agentlint.yaml": "tier: strict\n"]) { $1 })
    #expect(folder.run(["init", "FOLDER", "--yes"]).output.contains(".agentlint.yaml is there already"))
    #expect(folder.read(".agentlint.yaml") == "tier: strict\n")
  }

  @Test(arguments: [(true, true), (false, false), (nil, false)])
  func aPersonDecides(_ answer: Bool?, _ isWritten: Bool) throws {
    let folder = try ScenarioFolder(Self.files)
    let result = folder.run(["init", "FOLDER"], person: { _ in answer })
    #expect(result.status == 0)
    #expect((folder.read(".agentlint.yaml") != nil) == isWritten)
    #expect(result.errors.contains("nobody can be asked") == (answer == nil))
  }

  @Test func aDryRunWritesNothing() throws {
    let folder = try ScenarioFolder(Self.files)
    let result = folder.run(["init", "FOLDER", "--dry-run", "--action", "octo-org/roster@v1"], person: { _ in true })
    #expect(result.output.contains("- uses: octo-org/roster@v1"))
    #expect(folder.read(".agentlint.yaml") == nil && folder.read(".github/workflows/agentlint.yml") == nil)
  }

  @Test func aWorkflowNeedsToKnowWhereTheActionIs() throws {
    let folder = try ScenarioFolder(Self.files)
    #expect(folder.run(["init", "FOLDER", "--yes", "--action", "octo-org/roster@v1"]).status == 0)
    #expect(folder.read(".github/workflows/agentlint.yml")?.contains("uses: octo-org/roster@v1") == true)
  }

  @Test(arguments: ["roster", "octo-org/roster", "octo-org/@v1", "a/b@v1\nrun: x", "a/b@$(x)", "a/b@v1@v2"])
  func whatIsNoActionIsRefused(_ action: String) throws {
    #expect(try ScenarioFolder(Self.files).run(["init", "FOLDER", "--action", action]).status == 2)
  }

  @Test func aFolderThatIsNotThereIsNoFolder() throws {
    let result = try ScenarioFolder(Self.files).run(["init", "FOLDER/none", "--yes"])
    #expect(result.status == 2 && result.errors.contains("FOLDER/none is not a folder"))
  }
}
