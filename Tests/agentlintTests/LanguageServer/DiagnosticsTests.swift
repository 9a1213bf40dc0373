import JSONRPCWire
import JSONText
import Testing

@testable import agentlint

@Suite struct DiagnosticsTests {
  private static let path = ".claude/agents/a.md"

  private static func agent(_ name: String, _ description: String, _ more: String = "") -> String {
    "---\nname: \(name)\ndescription: \(description)\n\(more)---\nYou look for data races.\n"
  }

  @Test func whatIsOpenIsChecked() throws {
    var editor = try EditorSession([Self.path: Self.agent("a", "Helps with code", "tools: Raed\n")])
    editor.open(Self.path)
    editor.pause()
    #expect(editor.found(Self.path) == ["3:14 vague-description", "4:8 unknown-tool"])
    let first = editor.diagnostics[Self.path]?["diagnostics"]?[0]
    #expect(editor.diagnostics[Self.path]?["version"] == 1)
    #expect(first?["source"] == "agentlint")
    #expect(first?["severity"] == 2)
    #expect(first?["range"]?["end"] == ["line": 2, "character": 28])
  }

  /// Its own findings come at once, those that take a look at other files in the next pause.
  @Test func changesAreCheckedAtOnce() throws {
    var editor = try EditorSession([
      Self.path: Self.agent("a", "Finds data races in Swift code"),
      ".claude/agents/b.md": Self.agent("b", "Writes SQL"),
    ])
    editor.open(Self.path)
    editor.pause()
    #expect(editor.found(Self.path) == [])
    editor.replace("Finds data races in Swift code", with: "Helps with code", in: Self.path)
    #expect(editor.found(Self.path) == ["3:14 vague-description"])
    #expect(editor.diagnostics[Self.path]?["version"] == 2)
    editor.replace("name: a", with: "name: b", in: Self.path)
    #expect(editor.found(Self.path) == ["3:14 vague-description"])
    editor.pause()
    #expect(
      editor.found(Self.path).contains { $0.hasSuffix("duplicate-agent-id") } || editor.found(Self.path).count == 1)
  }

  /// What is said of others stays where it belongs while somebody types above it.
  @Test func findingsAboutOthersMoveWithTheText() throws {
    let files = [
      "a.agent.md":
        "---\ndescription: Finds data races in Swift code\nagents: [nobody]\ntools: [agent]\n---\nYou look.\n",
      "b.agent.md": "---\ndescription: Writes SQL queries for reports\n---\nYou write.\n",
    ]
    var editor = try EditorSession(files)
    editor.open("a.agent.md")
    editor.pause()
    #expect(editor.found("a.agent.md").contains("3:10 unknown-agent"))
    editor.replace("description:", with: "name: A\ndescription:", in: "a.agent.md")
    #expect(editor.found("a.agent.md").contains("4:10 unknown-agent"))
    editor.replace("nobody", with: "b", in: "a.agent.md")
    #expect(!editor.found("a.agent.md").contains { $0.hasSuffix("unknown-agent") })
    editor.pause()
    #expect(!editor.found("a.agent.md").contains { $0.hasSuffix("unknown-agent") })
  }

  @Test func unsavedFilesCount() throws {
    var editor = try EditorSession([
      "team.yaml": "version: 1\nagents: [a.agent.md]\nagent: b\n",
      "a.agent.md": "---\ndescription: Finds data races in Swift code\n---\nYou look.\n",
    ])
    editor.open("team.yaml")
    editor.pause()
    #expect(editor.found("team.yaml") == ["3:8 unknown-agent"])
    editor.replace("a.agent.md]", with: "a.agent.md, b.agent.md]", in: "team.yaml")
    editor.pause()
    #expect(editor.found("team.yaml").contains { $0.hasSuffix("unreadable-file") })
    // In a folder of agents, a file that is on no disk yet is one of them.
    editor.open(".claude/agents/new.md", Self.agent("new", "Helps with code"))
    editor.pause()
    #expect(editor.found(".claude/agents/new.md") == ["3:14 vague-description"])
  }

  @Test func aClosedFileIsAsItIsOnDisk() throws {
    var editor = try EditorSession([
      ".claude/agents/a.md": Self.agent("same", "Finds data races in Swift code"),
      ".claude/agents/b.md": Self.agent("other", "Writes SQL queries for reports"),
    ])
    editor.open(".claude/agents/a.md")
    editor.open(".claude/agents/b.md")
    editor.replace("name: other", with: "name: same", in: ".claude/agents/b.md")
    editor.pause()
    let both = [editor.found(".claude/agents/a.md"), editor.found(".claude/agents/b.md")]
    #expect(both.joined().contains { $0.hasSuffix("duplicate-agent-id") })
    editor.close(".claude/agents/b.md")
    #expect(editor.found(".claude/agents/b.md") == [])
    editor.pause()
    #expect(editor.found(".claude/agents/a.md") == [])
  }

  @Test func theProjectsSettingsCountAlsoWhileTheyAreWritten() throws {
    var editor = try EditorSession([
      Self.path: Self.agent("a", "Helps with code"), ".agentlint.yaml": "ignore: [vague-description]\n",
    ])
    editor.open(Self.path)
    editor.pause()
    #expect(editor.found(Self.path) == [])
    editor.open(".agentlint.yaml")
    editor.replace("[vague-description]", with: "[vague-descripton]", in: ".agentlint.yaml")
    editor.pause()
    #expect(editor.found(Self.path) == ["3:14 vague-description"])
    #expect(editor.found(".agentlint.yaml") == ["1:10 invalid-value"])
  }

  @Test func excludedAndIgnoredFilesAreLeftAlone() throws {
    let text = Self.agent("a", "Helps with code")
    var editor = try EditorSession([
      ".agentlint.yaml": "exclude: [old/**]\n", ".gitignore": "out/\n", "old/.claude/agents/a.md": text,
      "out/.claude/agents/a.md": text, "tests/.claude/agents/a.md": text,
    ])
    for path in ["old/.claude/agents/a.md", "out/.claude/agents/a.md", "tests/.claude/agents/a.md"] {
      editor.open(path)
      editor.pause()
      #expect(editor.found(path) == [])
    }
  }

  @Test func changesOnDiskCountOnceTheyAreTold() throws {
    var editor = try EditorSession([
      "team.yaml": "version: 1\nagents: ['*.agent.md']\nagent: b\n",
      "a.agent.md": "---\ndescription: Finds data races in Swift code\n---\nYou look.\n",
    ])
    editor.open("team.yaml")
    editor.pause()
    #expect(editor.found("team.yaml").contains("3:8 unknown-agent"))
    try editor.folder.write("---\ndescription: Writes SQL queries for reports\n---\nYou write.\n", to: "b.agent.md")
    let uri = editor.uri("b.agent.md")
    editor.notify("workspace/didChangeWatchedFiles", ["changes": [["uri": .string(uri), "type": 1]]])
    editor.pause()
    #expect(!editor.found("team.yaml").contains("3:8 unknown-agent"))
  }

  @Test func whatABaselineLetsPassIsNotShown() throws {
    var editor = try EditorSession([
      Self.path: Self.agent("a", "Helps with code"), ".agentlint.yaml": "baseline: .agentlint-baseline.json\n",
    ])
    #expect(editor.folder.run(["baseline", "FOLDER"]).status == 0)
    editor.open(Self.path)
    editor.pause()
    #expect(editor.found(Self.path) == [])
    editor.replace("name: a", with: "name: a\ntools: Raed", in: Self.path)
    #expect(editor.found(Self.path) == ["3:8 unknown-tool"])
    editor.replace("Helps with code", with: "Helps with it", in: Self.path)
    editor.pause()
    #expect(editor.found(Self.path) == ["3:8 unknown-tool", "4:14 vague-description"])
  }

  @Test func aFileOfNoFolderIsCheckedByItself() throws {
    var editor = try EditorSession([:])
    let uri: JSON = "file:///nowhere/.claude/agents/a.md"
    var found: [RPCNote] = []
    var server = editor.server
    _ = server.receive([
      .notification(
        method: "textDocument/didOpen",
        params: [
          "textDocument": [
            "uri": uri, "languageId": "markdown", "version": 3, "text": .string(Self.agent("a", "Helps with code")),
          ]
        ])
    ])
    for case .notification(_, let params) in server.settle() {
      found.append(
        RPCNote(uri: params?["uri"], codes: params?["diagnostics"]?.array?.map { $0["code"] ?? .null } ?? []))
    }
    #expect(found == [RPCNote(uri: uri, codes: ["vague-description"])])
    #expect(editor.request("shutdown", nil) == .null)
  }

  private struct RPCNote: Equatable {
    var uri: JSON?
    var codes: [JSON]
  }

  @Test func anEditorThatAsksIsAnswered() throws {
    var editor = try EditorSession(
      [Self.path: Self.agent("a", "Helps with code")],
      abilities: ["textDocument": ["diagnostic": [:]], "workspace": ["diagnostics": ["refreshSupport": true]]])
    editor.open(Self.path)
    let params: JSON = ["textDocument": ["uri": .string(editor.uri(Self.path))]]
    let answer = editor.request("textDocument/diagnostic", params)
    #expect(answer["items"]?.array?.map { $0["code"] ?? .null } == ["vague-description"])
    let again = params.object.map { object in
      var object = object
      object["previousResultId"] = answer["resultId"]
      return JSON.object(object)
    }
    #expect(editor.request("textDocument/diagnostic", again)["kind"] == "unchanged")
    editor.pause()
    #expect(editor.diagnostics.isEmpty)
  }

  @Test func wholeTextsAndSeveralChangesAtOnceAreTaken() throws {
    var editor = try EditorSession([Self.path: Self.agent("a", "Finds data races in Swift code")])
    editor.open(Self.path, "x")
    let line: (Int64, Int64, Int64) -> JSON = { line, from, to in
      ["start": ["line": .int(line), "character": .int(from)], "end": ["line": .int(line), "character": .int(to)]]
    }
    editor.send(
      [
        ["text": "---\r\nname: a\r\ndescription: 😀 Helps\r\n---\r\nYou look.\r\n"],
        ["range": line(2, 13, 16), "text": ""],
        ["range": line(2, 18, 18), "text": " with code"],
      ], to: Self.path)
    editor.pause()
    #expect(editor.found(Self.path) == ["3:14 vague-description"])
  }
}
