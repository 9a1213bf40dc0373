import JSONText
import Testing

@testable import agentlint

@Suite struct NavigationTests {
  static let files = [
    "team.yaml":
      "version: 1\nagents:\n  - agents/writer.agent.md\n  - name: editor\n    description: Edits prose\n    prompt: You edit.\n    subagents: [writer]\nagent: writer\ntests:\n  - prompt: write it\n    expect: writer\n",
    "agents/writer.agent.md":
      "---\nname: The Writer\ndescription: Writes prose for reports\ntools: [agent]\nagents: [editor]\n---\nYou write.\n",
    ".claude/agents/one.md":
      "---\nname: one\ndescription: Finds races in Swift code\ntools: Agent(two, one)\n---\nYou look.\n",
    ".claude/agents/two.md": "---\nname: two\ndescription: Writes SQL for reports\n---\nYou write.\n",
  ]

  private static func shown(_ answer: JSON, _ editor: borrowing EditorSession) -> [String] {
    (answer.array ?? []).map { one in
      let location = one["location"] ?? one
      let start = location["range"]?["start"]
      let path = location["uri"]?.string?.replacing(editor.uri("") + "/", with: "") ?? ""
      let name = one["name"]?.string.map { $0 + " " } ?? ""
      return "\(name)\(path):\((start?["line"]?.int ?? -2) + 1):\((start?["character"]?.int ?? -2) + 1)"
    }
  }

  @Test(
    arguments: [
      ("team.yaml", "agent: wri", ["agents/writer.agent.md:1:1"]),
      ("team.yaml", "expect: w", ["agents/writer.agent.md:1:1"]),
      ("team.yaml", "agents/wri", ["agents/writer.agent.md:1:1"]),
      ("team.yaml", "subagents: [wr", ["agents/writer.agent.md:1:1"]),
      ("agents/writer.agent.md", "agents: [edi", ["team.yaml:4:11"]),
      (".claude/agents/one.md", "Agent(tw", [".claude/agents/two.md:2:7"]),
      (".claude/agents/one.md", "You", []),
      (".claude/agents/one.md", "name: on", [".claude/agents/one.md:2:7"]),
    ] as [(String, String, [String])])
  func leadsToTheDefinition(_ path: String, _ after: String, _ places: [String]) throws {
    var editor = try EditorSession(Self.files)
    editor.open(path)
    let answer = editor.request("textDocument/definition", editor.place(after: after, in: path))
    #expect(Self.shown(answer, editor) == places)
  }

  @Test func findsWhoNamesAnAgent() throws {
    var editor = try EditorSession(Self.files)
    editor.open("team.yaml")
    guard case .object(var params) = editor.place(after: "expect: wri", in: "team.yaml") else { return }
    params["context"] = ["includeDeclaration": true]
    let answer = editor.request("textDocument/references", .object(params))
    #expect(
      Set(Self.shown(answer, editor)) == [
        "agents/writer.agent.md:1:1", "team.yaml:3:5", "team.yaml:7:17", "team.yaml:8:8", "team.yaml:11:13",
      ])
  }

  @Test func listsWhatIsInAFile() throws {
    var editor = try EditorSession(Self.files)
    editor.open("team.yaml")
    let params: JSON = ["textDocument": ["uri": .string(editor.uri("team.yaml"))]]
    let answer = editor.request("textDocument/documentSymbol", params)
    let names = answer[0]?["children"]?.array?.compactMap { $0["name"]?.string }
    #expect(names == ["version", "agents", "agent", "tests", "editor"])
    #expect(answer[0]?["children"]?[4]?["children"]?[1]?["name"] == "description")
  }

  @Test(arguments: [
    ("", 4), ("wri", 1), ("THE W", 1), ("tw", 2), ("wo", 1), ("xyz", 0),
  ]) func findsAgentsByTheirNames(_ query: String, _ count: Int) throws {
    var editor = try EditorSession(Self.files)
    let answer = editor.request("workspace/symbol", ["query": .string(query)])
    #expect(answer.array?.count == count)
  }
}
