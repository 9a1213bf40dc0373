import SystemPackage
import Testing

@testable import AgentDefinitions

/// What the paths in a team file mean.
@Suite struct RelativePathTests {
  @Test(arguments: [
    (".", "../../agents/a.agent.md", "../../agents/a.agent.md"), (".", "a.agent.md", "a.agent.md"),
    (".", "./a/../b.agent.md", "b.agent.md"), (".", "a/../../b", "../b"), (".", "..", ".."), (".", "", "."),
    (".", ".", "."), (".", "./", "."), (".", "a/..", "."), ("..", "..", "../.."), ("../x", "../y", "../y"),
    ("examples/team", "../../agents/a.agent.md", "agents/a.agent.md"), ("examples", "../../x", "../x"),
    ("/repo/teams", "../agents", "/repo/agents"), ("/repo", "../../../x", "/x"), ("/", "..", "/"),
    ("/repo", "/other/./a", "/other/a"), ("a", "..b", "a/..b"),
  ])
  func resolved(base: String, written: String, expected: String) {
    #expect(RelativePath.resolve(written, from: base).string == expected)
  }

  /// A team file in the working directory has no folder in its path.
  @Test(arguments: [("team.yaml", "../../agents/a.agent.md"), ("team.yaml", "../../../../../../../../../../x.md")])
  func aTeamFileInTheWorkingDirectory(path: String, written: String) throws {
    let base = TeamLoader.folder(of: path)
    #expect(base == ".")
    #expect(RelativePath.resolve(written, from: base).string == written)
  }

  @Test(arguments: [".", "./", "deep/..", "./deep/../"])
  func anEntryCanBeTheTeamsOwnFolder(entry: String) throws {
    let folder = try TestFolder([
      ".git/HEAD": "ref: refs/heads/main", "team.yaml": "agents: [\"\(entry)\"]",
      "deep/a.agent.md": "---\ndescription: d\n---\nThe prompt.\n",
    ])
    let loaded = TeamLoader.load(folder("team.yaml"))
    #expect(Sketch.faults(loaded.faults) == [])
    #expect(loaded.team?.agents.map(\.id.value) == ["a"])
  }

  /// `.github/agents/../../x.md` lies in no folder of Copilot's.
  @Test func aFolderThatAPathLeavesAgainDoesNotCount() {
    let files = AgentFiles()
    #expect(files.claim(SourceFile(path: ".github/agents/../../notes.md", text: "Hello")) == nil)
    #expect(files.claim(SourceFile(path: ".github/agents/x/../notes.md", text: "Hello"))?.dialect == .agentMarkdown)
  }
}
