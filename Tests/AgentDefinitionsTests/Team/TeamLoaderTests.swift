import SystemPackage
import Testing

@testable import AgentDefinitions

/// Teams on disk: what belongs to one, and what a path may reach.
@Suite struct TeamLoaderTests {
  private static let agent = "---\ndescription: d\n---\nThe prompt.\n"
  private static let claude = "---\nname: c\ndescription: d\ntools: Read\n---\nThe prompt.\n"

  @Test func aTeamFileNamesFilesGlobsAndDefinitions() throws {
    let folder = try TestFolder([
      ".git/HEAD": "ref: refs/heads/main",
      "teams/team.yaml": """
      agents:
        - ../agents/reader.agent.md
        - ../.claude/agents/*.md
        - { name: inline, description: d, prompt: p }
        - ../agents/*.agent.yaml
        - ../agents/reader.agent.md
      """,
      "agents/reader.agent.md": Self.agent,
      "agents/writer.agent.yaml": "name: writer\ndescription: d\nprompt: p",
      ".claude/agents/c.md": Self.claude,
      ".claude/agents/README.md": "# Agents",
    ])
    let loaded = TeamLoader.load(folder("teams/team.yaml"))
    #expect(Sketch.faults(loaded.faults) == [])
    #expect(loaded.team?.agents.map(\.id.value) == ["reader", "c", "inline", "writer"])
    #expect(loaded.team?.agents.map(\.dialect.id) == ["agent-md", "claude-code", "native", "native"])
    #expect(loaded.isBlocked == false)
  }

  @Test func aFolderIsEveryFileThatADialectClaims() throws {
    let folder = try TestFolder([
      ".git/HEAD": "ref: refs/heads/main",
      ".gitignore": "ignored/\n",
      "a.agent.md": Self.agent, "deep/b.chatmode.md": Self.agent,
      "deep/c.agent.yaml": "name: c2\nprompt: p\ndescription: d",
      ".claude/agents/c.md": Self.claude, "ignored/d.agent.md": Self.agent, "notes.md": "# Notes",
      "other.team.yaml": "agents: []",
      "plugin/agents/e.md": Self.claude.replacing("name: c", with: "name: e"), "plugin/agents/README.md": "# Agents",
      "page.md": "---\nname: page\ndescription: a page of a web site\n---\n",
      "content.md": Self.claude.replacing("name: c", with: "name: f"),
    ])
    let loaded = TeamLoader.load(folder.path.string)
    #expect(loaded.team?.agents.map(\.id.value).sorted() == ["a", "b", "c", "c2", "e", "f"])
    #expect(loaded.isBlocked == false)
  }

  @Test func oneAgentFileIsATeam() throws {
    let folder = try TestFolder(["a.agent.md": Self.agent, "b.yaml": "name: b\ndescription: d\nprompt: p"])
    #expect(TeamLoader.load(folder("a.agent.md")).team?.agents.map(\.id.value) == ["a"])
    #expect(TeamLoader.load(folder("b.yaml")).team?.agents.map(\.id.value) == ["b"])
  }

  /// Out of the repository with dots, through a link to a file, through a link to a folder, and with an absolute path.
  @Test(arguments: [
    "../outside/secret.agent.md", "link.agent.md", "folder/secret.agent.md", "OUTSIDE/secret.agent.md",
    "folder/*.agent.md", "../outside/*.agent.md", "../outside",
  ])
  func nothingOutsideTheRepositoryIsRead(path: String) throws {
    let outside = try TestFolder(["outside/secret.agent.md": Self.agent])
    let target = outside("outside")
    let folder = try TestFolder([
      "repo/.git/HEAD": "ref: refs/heads/main",
      "repo/team.yaml": "agents: [\(path.replacing("OUTSIDE", with: target))]",
      "repo/link.agent.md": "→\(target)/secret.agent.md",
      "repo/folder": "→\(target)",
      "outside/secret.agent.md": Self.agent,
    ])
    let loaded = TeamLoader.load(folder("repo/team.yaml"))
    #expect(loaded.team?.agents.isEmpty == true)
    #expect(Sketch.faults(loaded.faults).map { $0.prefix(24) } == ["1:10 blocking escapingPa"])
    #expect(!loaded.files.contains { $0.path.contains("secret") })
  }

  @Test(arguments: [
    ("missing.agent.md", "blocking unreadableFile", "notFound"), ("*.agent.md", "globWithoutMatch", "*.agent.md"),
    ("[.agent.md", "globWithoutMatch", "[.agent.md"), ("README.md", "blocking notAnAgentDefinition", "documentation"),
    ("data.yaml", "blocking notAnAgentDefinition", "nil"),
  ])
  func pathsThatLeadToNoAgent(path: String, kind: String, detail: String) throws {
    let folder = try TestFolder([
      ".git/HEAD": "ref: refs/heads/main", "team.yaml": "agents: [\"\(path)\"]", "README.md": "# Hello",
      "data.yaml": "a: b",
    ])
    let faults = Sketch.faults(TeamLoader.load(folder("team.yaml")).faults)
    #expect(faults.count == 1)
    #expect(faults.first?.hasPrefix("1:10 \(kind)") == true, "\(faults)")
    #expect(faults.first?.contains(detail) == true, "\(faults)")
  }

  @Test(arguments: [
    ("workflow.yml", "on: push\njobs: {}", "a GitHub workflow"),
    ("x.json", "[1, 2]", nil), ("x.yaml", "- name: a", nil),
    ("x.prompt.md", "Hello", "a prompt file"), ("SKILL.md", "Hello", "a skill"), ("x.yaml", "7", nil),
  ])
  func otherFilesAreToldApart(name: String, text: String, words: String?) throws {
    let folder = try TestFolder([name: text])
    let loaded = TeamLoader.load(folder(name))
    #expect(loaded.team == nil)
    #expect(loaded.faults.map(\.kind) == [.notAnAgentDefinition(looksLike: words)])
  }

  /// What a broken file would have been cannot be told, so that only the break is.
  @Test(arguments: ["a: [", "agents: [{name: a, prompt: p, description: d}]\ntests: ["])
  func brokenYAMLIsOneFault(text: String) throws {
    let folder = try TestFolder(["team.yaml": text])
    let loaded = TeamLoader.load(folder("team.yaml"))
    #expect(loaded.isBlocked)
    #expect(loaded.faults.count == 1)
  }

  @Test func twoFilesWithOneIDBlock() throws {
    let folder = try TestFolder(["one/a.agent.md": Self.agent, "two/a.agent.md": Self.agent])
    let loaded = TeamLoader.load(folder.path.string)
    #expect(loaded.faults.map(\.kind) == [.duplicateID("a")])
    #expect(loaded.faults.first?.file.path.hasSuffix("two/a.agent.md") == true)
    #expect(loaded.faults.first?.related.first?.file.path.hasSuffix("one/a.agent.md") == true)
    #expect(loaded.isBlocked)
  }

  @Test func filesThatCannotBeRead() throws {
    let folder = try TestFolder([
      "big.agent.md": Self.agent + String(repeating: "x", count: 1 << 20), "a.agent.md": "→a.agent.md",
    ])
    #expect(
      TeamLoader.load(folder("big.agent.md")).faults.map(\.kind) == [
        .unreadableFile(path: folder("big.agent.md"), .tooLarge(limit: 1 << 20))
      ])
    #expect(TeamLoader.load(folder("a.agent.md")).team == nil)
    #expect(
      TeamLoader.load(folder("none.yaml")).faults.map(\.kind) == [.unreadableFile(path: folder("none.yaml"), .notFound)]
    )
  }

  @Test func textThatIsNoText() throws {
    let folder = try TestFolder(["a.agent.md": Self.agent + "\0", "b.agent.md": Self.agent])
    #expect(
      TeamLoader.load(folder("a.agent.md")).faults.map(\.kind) == [
        .unreadableFile(path: folder("a.agent.md"), .notUTF8)
      ])
  }

  /// A few broken characters in a prompt are told, and the agent works all the same.
  @Test func brokenCharacters() {
    let file = SourceFile(path: "a.agent.md", bytes: Array(Self.agent.utf8) + [0x61, 0xFF, 0xE9, 0x62])
    let (agent, faults) = DefinitionReader.read(file, as: .agentMarkdown)
    #expect(agent?.prompt.value == "The prompt.\na\u{FFFD}\u{FFFD}b")
    #expect(Sketch.faults(faults) == ["5:2 syntax(notUTF8(count: 2))"])
  }

  @Test func aFolderWithATeamFileIsThatTeam() throws {
    let folder = try TestFolder([
      "a.agent.md": "---\ndescription: d\n---\np", "deep/b.agent.md": "---\ndescription: d\n---\np",
      "team.yaml": "agents: [a.agent.md]\nagent: a",
      "plain/team.yaml/c.agent.md": "---\ndescription: d\n---\np",
    ])
    let loaded = TeamLoader.load(folder.path.string)
    #expect(loaded.team?.agents.map(\.id.value) == ["a"])
    #expect(loaded.team?.agent?.value == "a")
    #expect(TeamLoader.load(folder("plain")).team?.agents.map(\.id.value) == ["c"])
  }
}
