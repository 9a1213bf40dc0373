import SystemPackage
import Testing

@testable import AgentDefinitions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the linter gets to see.
@Suite struct FilesLoaderTests {
  private static func agent(_ more: String = "") -> String { "---\ndescription: d\n\(more)---\nThe prompt.\n" }

  @Test func agentsThatARuntimeLoadsTogetherAreATeam() throws {
    let folder = try TestFolder([
      ".git/HEAD": "ref: refs/heads/main",
      ".github/agents/a.agent.md": Self.agent("agents: [b]\n"), ".github/agents/deep/b.agent.md": Self.agent(),
      "one/x.agent.md": Self.agent(), "two/x.agent.md": Self.agent(),
      ".claude/agents/a.md": "---\nname: a\ndescription: d\n---\np", "docs/page.md": "# Page",
    ])
    let loaded = FilesLoader.load([folder.path.string])
    #expect(Sketch.faults(loaded.faults) == [])
    #expect(
      loaded.teams.map { "\($0.base.dropFirst(folder.path.string.utf8.count + 1)): \($0.agents.map(\.id.value))" } == [
        ".claude/agents: [\"a\"]", ".github/agents: [\"a\", \"b\"]", "one: [\"x\"]", "two: [\"x\"]",
      ])
    #expect(loaded.agents.count == 5)
  }

  @Test func oneFolderHasEachIDOnce() throws {
    let claude = "---\nname: same\ndescription: d\n---\np"
    let folder = try TestFolder([".claude/agents/a.md": claude, ".claude/agents/b/c.md": claude])
    #expect(FilesLoader.load([folder.path.string]).faults.map(\.kind) == [.duplicateID("same")])
  }

  /// A team file's agents that are among the files anyway are opened and told of once.
  @Test func aTeamFileBesideItsAgents() throws {
    let folder = try TestFolder([
      ".git/HEAD": "ref: refs/heads/main", "a.agent.md": Self.agent("user-invokable: false\n"),
      "other/b.agent.md": Self.agent(),
      "team.yaml": "agents: [a.agent.md, 'other/*.agent.md', {name: c, description: d, prompt: p}]\nagent: nobody",
    ])
    let loaded = FilesLoader.load([folder.path.string])
    #expect(
      loaded.faults.map(\.kind) == [
        .unknownKey("user-invokable", suggestion: "user-invocable", blocks: false),
        .unknownAgent("nobody", suggestion: nil),
      ])
    #expect(loaded.agents.map(\.id.value).sorted() == ["a", "b", "c"])
    #expect(loaded.files.count == 3)
    #expect(loaded.teams.last?.agents.map(\.id.value) == ["a", "b", "c"])
  }

  @Test func aNamedFileIsToldOfWhateverItIs() throws {
    let folder = try TestFolder([
      "page.md": "# Page", "data.yaml": "a: b", "x.agent.md": Self.agent("agents: [gone]\n"),
    ])
    #expect(FilesLoader.load([folder("page.md")]).faults.map(\.kind) == [.notAnAgentDefinition(looksLike: nil)])
    #expect(FilesLoader.load([folder("data.yaml")]).faults.map(\.kind) == [.notAnAgentDefinition(looksLike: nil)])
    #expect(
      FilesLoader.load([folder("none.md")]).faults.map(\.kind) == [.unreadableFile(path: folder("none.md"), .notFound)])
    // Whom a single file names may well exist beside it.
    #expect(FilesLoader.load([folder("x.agent.md")]).faults.isEmpty)
  }

  /// Between the walk and the opening.
  @Test func aFileThatVanishesStopsNoOther() throws {
    let folder = try TestFolder(["a.agent.md": Self.agent(), "b.agent.md": Self.agent()])
    let loaded = FilesLoader.load([folder.path.string]) { path in
      if path.hasSuffix("/a.agent.md") { unlink(path) }
      return false
    }
    #expect(loaded.agents.map(\.id.value) == ["b"])
    #expect(loaded.faults.map(\.kind) == [.unreadableFile(path: folder("a.agent.md"), .notFound)])
  }

  /// What no path and no first line makes an agent may be as large as it likes.
  @Test func sizeIsAFaultOfAgentsAlone() throws {
    let much = String(repeating: "More of the same.\n", count: SourceLimits.bytes / 18 + 1)
    let folder = try TestFolder([
      "CHANGELOG.md": much, "docs/history.md": "---\ntitle: History\n---\n" + much,
      "docs/skills/long/SKILL.md": "---\nname: long\ndescription: d\ntools: Read\n---\n" + much,
      ".claude/agents/a.md": Self.agent("name: a\n"), ".claude/agents/b.md": Self.agent("name: b\n") + much,
    ])
    let loaded = FilesLoader.load([folder.path.string])
    let tooLarge = UnreadableFile.tooLarge(limit: SourceLimits.bytes)
    #expect(loaded.faults.map(\.kind) == [.unreadableFile(path: folder(".claude/agents/b.md"), tooLarge)])
    #expect(loaded.agents.map(\.id.value) == ["a"])
    #expect(loaded.files.count == 2)
    #expect(
      FilesLoader.load([folder("CHANGELOG.md")]).faults.map(\.kind) == [
        .unreadableFile(path: folder("CHANGELOG.md"), tooLarge)
      ])
    #expect(TeamLoader.load(folder.path.string).faults.map(\.kind) == loaded.faults.map(\.kind))
  }

  /// Test data is checked by whoever asks for it.
  @Test func testDataIsPassedOver() throws {
    let folder = try TestFolder([
      ".git/HEAD": "ref: refs/heads/main", "a.agent.md": Self.agent(), "tests/golden/b.agent.md": Self.agent(),
      "src/Fixtures/team.yaml": "agents: []", "tests/page.md": "# Page", ".github/agents/test/c.agent.md": Self.agent(),
    ])
    let loaded = FilesLoader.load([folder.path.string])
    #expect(loaded.agents.map(\.id.value) == ["c", "a"])
    #expect(loaded.passedOver == [folder("tests/golden/b.agent.md"), folder("src/Fixtures/team.yaml")])
    #expect(FilesLoader.load([folder("tests")]).agents.map(\.id.value) == ["b"])
    #expect(FilesLoader.load([folder("tests/golden/b.agent.md")]).agents.map(\.id.value) == ["b"])
    #expect(TeamLoader.load(folder.path.string).team?.agents.map(\.id.value) == ["c", "a"])
  }

  /// Each system is told about a file once, by the path that it reads; where none looks, none is.
  @Test func filesBehindLinksAreOfTheSystemsThatReadThem() throws {
    let text = "---\nname: a\ndescription: d\n---\np"
    let folder = try TestFolder([
      ".git/HEAD": "ref: refs/heads/main", "agents/a.md": text, "lib/b.md": text, ".claude/agents": "→../agents",
      ".gemini/agents": "→../agents", ".github/agents/b.md": "→../../lib/b.md", ".github/agents/c.md": text,
      ".github/agents/d.md": "→c.md",
    ])
    let loaded = FilesLoader.load([folder.path.string])
    let paths = loaded.agents.map { String($0.file.path.dropFirst(folder.path.string.count + 1)) }
    #expect(
      paths.sorted() == [".claude/agents/a.md", ".gemini/agents/a.md", ".github/agents/b.md", ".github/agents/c.md"])
    #expect(loaded.files.count == paths.count)
    #expect(FilesLoader.load([folder("agents/a.md")]).agents.map(\.dialect) == [.plainMarkdown])
    #expect(FilesLoader.load([folder("agents")]).agents.map(\.dialect) == [.plainMarkdown])
    #expect(TeamLoader.load(folder(".claude/agents")).team?.agents.map(\.dialect) == [.claudeCode])
  }

  @Test func aLinkThatLeadsNowhereLeavesTheRestToBeChecked() throws {
    let folder = try TestFolder([
      ".claude/agents/a.md": "---\nname: a\ndescription: d\n---\np", ".claude/agents/b.md": "→nowhere.md",
      "docs/b.md": "→nowhere.md",
    ])
    let loaded = FilesLoader.load([folder.path.string])
    #expect(loaded.agents.map(\.id.value) == ["a"])
    #expect(
      loaded.faults.map(\.kind) == [.unreadableFile(path: folder(".claude/agents/b.md"), .danglingLink)])
  }

  @Test func aSocketIsNoFileToRead() throws {
    let folder = try TestFolder(["b.agent.md": Self.agent()])
    let socket = try UnixSocket(at: folder("a.agent.md"))
    defer { socket.close() }
    #expect(FilesLoader.load([folder.path.string]).faults.isEmpty)
    let loaded = FilesLoader.load([folder("a.agent.md"), folder("b.agent.md")])
    #expect(loaded.agents.map(\.id.value) == ["b"])
    #expect(loaded.faults.count == 1)
    guard case .unreadableFile(folder("a.agent.md"), _)? = loaded.faults.first?.kind else {
      Issue.record("\(loaded.faults)")
      return
    }
  }

  @Test func manyFilesInOneFolder() throws {
    let files = (0..<200).map { ("a\($0).agent.md", Self.agent()) }
    let folder = try TestFolder(Dictionary(files, uniquingKeysWith: { first, _ in first }))
    let loaded = FilesLoader.load([folder.path.string])
    #expect(loaded.agents.map(\.id.value) == (0..<200).map { "a\($0)" }.sorted())
    #expect(loaded.faults.isEmpty)
  }
}
