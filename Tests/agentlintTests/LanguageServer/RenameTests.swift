import JSONText
import Testing

@testable import agentlint

@Suite struct RenameTests {
  private static let files = NavigationTests.files

  private static func params(_ place: JSON, _ name: String) -> JSON {
    guard case .object(var params) = place else { return place }
    params["newName"] = .string(name)
    return .object(params)
  }

  /// Where the id is the file's name, the file moves and everybody who names it follows.
  @Test func anAgentIsRenamedWithItsFile() throws {
    var editor = try EditorSession(Self.files)
    editor.open("team.yaml")
    let place = editor.place(after: "expect: wri", in: "team.yaml")
    #expect(editor.request("textDocument/prepareRename", place)["placeholder"] == "writer")
    let answer = editor.request("textDocument/rename", Self.params(place, "author"))
    editor.apply(answer)
    #expect(
      editor.text("team.yaml")
        == "version: 1\nagents:\n  - agents/author.agent.md\n  - name: editor\n    description: Edits prose\n    prompt: You edit.\n    subagents: [author]\nagent: author\ntests:\n  - prompt: write it\n    expect: author\n"
    )
    let move = answer["documentChanges"]?.array?.last
    #expect(
      move == [
        "kind": "rename", "oldUri": .string(editor.uri("agents/writer.agent.md")),
        "newUri": .string(editor.uri("agents/author.agent.md")),
      ])
  }

  @Test func anAgentIsRenamedInItsFile() throws {
    var editor = try EditorSession(Self.files)
    editor.open(".claude/agents/two.md")
    let place = editor.place(after: "name: tw", in: ".claude/agents/two.md")
    let answer = editor.request("textDocument/rename", Self.params(place, "second"))
    editor.open(".claude/agents/one.md")
    editor.apply(answer)
    #expect(editor.text(".claude/agents/two.md").contains("name: second\n"))
    #expect(editor.text(".claude/agents/one.md").contains("tools: Agent(second, one)\n"))
    #expect(answer["documentChanges"]?.array?.count == 2)
  }

  @Test(arguments: [
    (".claude/agents/two.md", "name: tw", "one", "`one` is taken"),
    (".claude/agents/two.md", "name: tw", "Two Words", "lower-case letters, digits and hyphens"),
    (".claude/agents/two.md", "name: tw", "two", "its name already"),
    (".claude/agents/two.md", "name: tw", "", "cannot be"),
    (".claude/agents/two.md", "Writes", "x", "no agent's id here"),
    ("team.yaml", "agent: wri", "a/b", "cannot be"),
    ("team.yaml", "name: edi", "The Writer", "display name"),
    ("team.yaml", "agents/wri", "x", "no agent's id here"),
  ]) func whatCannotBeIsRefused(_ path: String, _ after: String, _ name: String, _ why: String) throws {
    var editor = try EditorSession(Self.files)
    editor.open(path)
    let answer = editor.request("textDocument/rename", Self.params(editor.place(after: after, in: path), name))
    #expect(answer["error"] == -32803)
    #expect(answer["message"]?.string?.contains(why) == true, "\(answer)")
  }

  @Test func aFileThatIsThereIsNotReplaced() throws {
    var editor = try EditorSession(Self.files.merging(["agents/author.agent.md/notes.txt": "Nothing\n"]) { $1 })
    editor.open("team.yaml")
    let answer = editor.request(
      "textDocument/rename", Self.params(editor.place(after: "agent: wri", in: "team.yaml"), "author"))
    #expect(answer["message"]?.string?.contains("there is a file") == true)
  }

  @Test func anEditorThatMovesNoFilesIsTold() throws {
    var editor = try EditorSession(Self.files, abilities: ["workspace": ["workspaceEdit": ["documentChanges": true]]])
    editor.open("team.yaml")
    let answer = editor.request(
      "textDocument/rename", Self.params(editor.place(after: "agent: wri", in: "team.yaml"), "author"))
    #expect(answer["error"] == -32803)
  }

  @Test func aDisplayNameStays() throws {
    var editor = try EditorSession([
      "a.agent.md": "---\ndescription: Finds races in Swift code\ntools: [agent]\nagents: ['The B']\n---\nYou look.\n",
      "b.agent.md": "---\nname: The B\ndescription: Writes SQL for reports\n---\nYou write.\n",
    ])
    editor.open("b.agent.md")
    let answer = editor.request(
      "textDocument/rename", Self.params(editor.place(after: "--", in: "b.agent.md"), "c"))
    #expect(answer["documentChanges"]?.array?.map { $0["kind"] ?? .null } == ["rename"])
    editor.open("a.agent.md")
    let other = editor.request("textDocument/prepareRename", editor.place(after: "['The", in: "a.agent.md"))
    #expect(other["message"]?.string?.contains("display name of `b`") == true)
  }
}
