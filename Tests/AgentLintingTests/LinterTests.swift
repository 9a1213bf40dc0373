import AgentDefinitions
import AgentLinting
import Foundation
import Testing

/// The linter over several files: what one file has to do with another.
@Suite struct LinterTests {
  private static func agent(_ name: String, _ description: String) -> String {
    "---\nname: \(name)\ndescription: \(description)\ntools: Read\n---\nYou work.\n"
  }

  private func summary(_ files: [(path: String, text: String)]) throws -> [String] {
    let folder = try FixtureFolder(files)
    return folder.report().findings.map { "\(folder.relative($0.file)) \($0.rule)" }
  }

  @Test func aFaultInOneFileStopsNoOther() throws {
    let found = try summary([
      (".claude/agents/a.md", Self.agent("a", "[")), (".claude/agents/b.md", Self.agent("b", "Helps with code")),
      (".claude/agents/c.md", ""), (".claude/agents/d.md", Self.agent("d", "Helps with tasks")),
    ])
    #expect(found.contains(".claude/agents/a.md invalid-yaml"))
    #expect(found.contains(".claude/agents/b.md vague-description"))
    #expect(found.contains(".claude/agents/d.md vague-description"))
  }

  @Test func whatGitIgnoresIsLeftOut() throws {
    let text = "---\ndescription: Helps with code\n---\nHi.\n"
    let found = try summary([
      (".gitignore", "drafts/\n"), ("drafts/a.agent.md", text), ("agents/b.agent.md", text),
    ])
    #expect(found == ["agents/b.agent.md vague-description"])
  }

  /// Two folders that no runtime loads together may each have a reviewer.
  @Test func agentsOfDifferentFoldersAreStrangers() throws {
    let found = try summary([
      ("one/.claude/agents/a.md", Self.agent("a", "Names data races in Swift")),
      ("two/.claude/agents/a.md", Self.agent("a", "Names data races in Swift")),
    ])
    #expect(found == [])
  }

  @Test func agentsOfATeamFileBelongTogether() throws {
    let found = try summary([
      (
        "team.yaml",
        """
        version: 1
        agents:
          - { name: a, description: Names data races in Swift, prompt: Look., tools: [view] }
          - { name: b, description: Names data races in Swift, prompt: Look., tools: [view] }
          - { name: a, description: Renames Swift functions, prompt: Rename., tools: [edit] }
        """
      )
    ])
    #expect(found == ["team.yaml overlapping-descriptions", "team.yaml duplicate-agent-id"])
  }

  /// A prompt in a file of its own is checked there, and a comment there lets findings pass.
  @Test func promptsAreCheckedWhereTheyStand() throws {
    let folder = try FixtureFolder([
      (
        "opencode.jsonc",
        """
        // agentlint: allow vague-description -- ours
        {
          "agent": {
            "a": { "description": "Helps with code", "prompt": "{file:./prompts/a.md}" },
            "b": { "description": "Names data races in Swift", "prompt": "{file:./prompts/b.md}" },
          },
        }
        """
      ),
      ("prompts/a.md", "You look.\n\nFollow the [guide](./guide.md).\n"),
      (
        "prompts/b.md",
        "<!-- agentlint: allow dead-link -- written later -->\nFollow the [guide](./guide.md) \u{E0061}.\n"
      ),
    ])
    let report = folder.report(RuleSettings(RuleSelection(tier: .recommended, select: [.rule("dead-link")])))
    let found = report.findings.map { finding in
      "\(folder.relative(finding.file)):\(finding.file.place(of: Int(finding.range.lower)).line) \(finding.rule)"
    }
    #expect(found == ["prompts/a.md:3 dead-link", "prompts/b.md:2 invisible-text"])
    let allowed = report.allowed.map { "\(folder.relative($0.finding.file)) \($0.finding.rule)" }
    #expect(allowed == ["opencode.jsonc vague-description", "prompts/b.md dead-link"])
  }

  @Test func findingsComeInTheOrderOfTheFiles() throws {
    let files = (0..<100).map { number in
      (
        path: "agents/\(1000 + number).agent.md",
        text: "---\ndescription: Helps with code\nmodle: x\n---\nHi \(number).\n"
      )
    }
    let found = try summary(files)
    #expect(found == found.sorted { $0.prefix(20) < $1.prefix(20) })
    #expect(found.count >= 200)
  }

  @Test func loadingFaultsAreSaidInTheSameWords() throws {
    let folder = try FixtureFolder([
      (
        path: "team.yaml",
        text: "version: 1\nagents:\n  - { name: a, description: Names races, prompt: L. }\nagent: b\n"
      )
    ])
    let linted = folder.report().findings.map { "\($0.rule): \($0.message)" }
    let loaded = Linter.findings(for: TeamLoader.load(folder.path + "/team.yaml")).map { "\($0.rule): \($0.message)" }
    #expect(linted == loaded)
    #expect(linted.count == 1)
  }

  @Test func whatCannotBeReadIsToldAndLeavesTheReportIncomplete() throws {
    let folder = try FixtureFolder([(path: "a.agent.md", text: "---\ndescription: Helps with code\n---\nHi.\n")])
    let report = Linter().report(on: FilesLoader.load([folder.path + "/missing", folder.path]))
    #expect(report.isIncomplete)
    #expect(report.findings.map(\.rule).sorted() == ["unreadable-file", "vague-description"])
  }

  @Test func filesNamedOnTheCommandLineMayBeAnything() throws {
    let folder = try FixtureFolder([(path: "notes.md", text: "# Notes\n")])
    let report = Linter().report(on: FilesLoader.load([folder.path + "/notes.md"]))
    #expect(report.findings.map { "\($0.rule) \($0.severity)" } == ["unrecognized-file info"])
  }

  /// What an editor holds is checked under the path that it will have.
  @Test(arguments: [
    (
      ".claude/agents/a.md", "---\nname: a\ndescription: Helps with code\ntools: Read\n---\nHi.\n",
      ["vague-description"]
    ),
    ("team.yaml", "version: 1\nagents: []\nagent: b\n", ["unknown-agent"]),
    ("notes.txt", "Buy milk.\n", ["unrecognized-file"]),
  ]) func aFileNeedNotBeOnDisk(_ path: String, _ text: String, _ rules: [String]) {
    let report = Linter().report(on: FilesLoader.load(SourceFile(path: path, text: text)))
    #expect(report.findings.map(\.rule) == rules)
    #expect(report.fileCount == 1)
  }

  @Test func aFloodOfFindingsIsCutShort() throws {
    let keys = (0..<1_500).map { "x\($0)y: 1\n" }.joined()
    let folder = try FixtureFolder([
      (path: "a.agent.yaml", text: "name: a\ndescription: Names races\nprompt: Look.\ntools: [view]\n" + keys)
    ])
    let findings = folder.report().findings
    #expect(findings.count == 100)
    #expect(findings.last?.message.contains("such findings in this file") == true)
  }

  /// A cause is told once, and whoever is stopped by it sees it.
  @Test func whoHasNoFrontMatterIsNotAlsoToldOfTheName() throws {
    let folder = try FixtureFolder([(".claude/agents/a.md", "You review.\n")])
    let findings = folder.report().findings.filter { $0.severity == .error }
    #expect(findings.map(\.rule) == ["missing-front-matter"])
    #expect(findings.map(\.isBlocking) == [true])
  }

  /// Without a system nobody can say whether a tool is called so.
  @Test func whatOnlyASystemCanJudgeIsNotJudged() throws {
    let text =
      "---\nname: race-finder\ndescription: Names data races in Swift code\ntools: [look, gerp]\nmodel: gpt-5\n---\nYou look.\n"
    let folder = try FixtureFolder([("agents/a.md", text), ("tests/agents/b.md", text)])
    let report = folder.report(.recommended)
    #expect(report.findings.map(\.rule) == [])
    #expect(
      report.notices.map { $0.replacing(folder.path + "/", with: "") } == [
        "agents/a.md is an agent of no system that could be told, so the tools and models that it names were not judged; "
          + "move it into a system's folder, such as .claude/agents or .github/agents, or put the plugin's manifest beside "
          + "its folder",
        "tests/agents/b.md was passed over, as test data; name the folder to have it checked",
      ])
  }

  /// What is wrong with a text is said once, whatever the names of the file; what a system makes of it, for each.
  @Test func aFileUnderSeveralNames() throws {
    let folder = try FixtureFolder([
      (
        "agents/a.md",
        "---\nname: a\ndescription: Renames Swift functions\ntools: Raed\n---\nRead /Users/caronex/code/notes.md.\n"
      )
    ])
    for system in [".claude", ".cursor"] {
      try FileManager.default.createDirectory(atPath: "\(folder.path)/\(system)", withIntermediateDirectories: false)
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/\(system)/agents", withDestinationPath: "../agents")
    }
    let found = folder.report().findings.map { "\(folder.relative($0.file)) \($0.rule)" }
    #expect(found.count { $0.hasSuffix("personal-path") } == 1)
    #expect(found.contains(".claude/agents/a.md unknown-tool"))
    #expect(found.contains(".cursor/agents/a.md ignored-restriction"))
  }
}
