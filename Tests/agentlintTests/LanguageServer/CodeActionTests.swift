import JSONText
import Testing

@testable import agentlint

@Suite struct CodeActionTests {
  private static let path = ".claude/agents/a.md"
  private static let vague = "---\nname: a\ndescription: Helps with code\n---\nYou look for data races.\n"

  private static func wholeFile(_ editor: borrowing EditorSession, only: [JSON]? = nil) -> JSON {
    var context: JSONObject = ["diagnostics": []]
    if let only { context["only"] = .array(only) }
    return [
      "textDocument": ["uri": .string(editor.uri(path))],
      "range": ["start": ["line": 0, "character": 0], "end": ["line": 99, "character": 0]],
      "context": .object(context),
    ]
  }

  private static func titles(_ answer: JSON) -> [String] { (answer.array ?? []).compactMap { $0["title"]?.string } }

  @Test func aFindingCanBeLetPass() throws {
    var editor = try EditorSession([Self.path: Self.vague])
    editor.open(Self.path)
    let answer = editor.request("textDocument/codeAction", Self.wholeFile(editor))
    let action = try #require(answer.array?.first { $0["title"] == "Let vague-description pass here, with a reason" })
    #expect(action["kind"] == "quickfix")
    #expect(action["diagnostics"]?[0]?["code"] == "vague-description")
    let change = action["edit"]?["documentChanges"]?[0]
    #expect(change?["textDocument"] == ["uri": .string(editor.uri(Self.path)), "version": 1])
    #expect(
      change?["edits"] == [
        [
          "range": ["start": ["line": 2, "character": 0], "end": ["line": 2, "character": 0]],
          "newText": "# agentlint: allow vague-description -- TODO: say why\n",
        ]
      ])
    editor.apply(action["edit"])
    editor.pause()
    #expect(editor.found(Self.path) == ["3:20 unexplained-allowance", "4:14 vague-description"])
    editor.giveReason(in: Self.path)
    #expect(editor.found(Self.path) == [])
  }

  /// The comment goes where a comment can stand; once it says why, the finding is gone.
  @Test(arguments: [
    (".claude/agents/a.md", "---\nname: a\ndescription: >-\n  Helps\n  with code\n---\nYou look.\n"),
    (".claude/agents/a.md", "---\r\nname: a\r\ndescription: Helps with code\r\n---\r\nYou look.\r\n"),
    (
      "a.agent.md",
      "---\ndescription: Names data races in Swift code\n---\nYou look.\n\nThe rules are in /Users/mkrause/work/rules.md.\n"
    ),
    ("team.yaml", "version: 1\nagents:\n  - name: a\n    description: Helps with code\n    prompt: You look.\n"),
  ]) func theCommentCounts(_ path: String, _ text: String) throws {
    var editor = try EditorSession([path: text])
    editor.open(path)
    editor.pause()
    #expect(editor.found(path).count == 1)
    let answer = editor.request(
      "textDocument/codeAction",
      [
        "textDocument": ["uri": .string(editor.uri(path))],
        "range": ["start": ["line": 0, "character": 0], "end": ["line": 99, "character": 0]],
        "context": ["diagnostics": []],
      ])
    let action = answer.array?.first { $0["title"]?.string?.hasPrefix("Let ") ?? false }
    editor.apply(action?["edit"])
    editor.giveReason(in: path)
    #expect(editor.found(path) == [], "\(editor.text(path))")
  }

  private static let curable =
    "---\nname: a\ndescription: Finds data races in Swift code\ntools: Read, MultiEdit\nallowed-tools: Grep\n---\nYou look.\n"

  @Test func aCureIsAnAction() throws {
    var editor = try EditorSession([Self.path: Self.curable])
    editor.open(Self.path)
    editor.pause()
    let found = editor.found(Self.path)
    let answer = editor.request("textDocument/codeAction", Self.wholeFile(editor))
    let action = try #require(answer.array?.first { $0["isPreferred"] == true })
    #expect(action["kind"] == "quickfix" && action["title"]?.string?.first?.isUppercase == true)
    editor.apply(action["edit"])
    editor.pause()
    #expect(editor.found(Self.path).count < found.count, "\(editor.text(Self.path))")
  }

  /// What an editor does with everything at once is what `agentlint fix` does.
  @Test(arguments: [true, false]) func allSafeCuresAreOneAction(_ isResolved: Bool) throws {
    var abilities = EditorSession.abilities
    if isResolved {
      abilities = [
        "workspace": ["workspaceEdit": ["documentChanges": true]],
        "textDocument": [
          "codeAction": [
            "codeActionLiteralSupport": [:], "dataSupport": true, "resolveSupport": ["properties": ["edit"]],
          ]
        ],
      ]
    }
    var editor = try EditorSession([Self.path: Self.curable], abilities: abilities)
    editor.open(Self.path)
    let answer = editor.request("textDocument/codeAction", Self.wholeFile(editor, only: ["source.fixAll"]))
    var action = try #require(answer[0])
    #expect(action["kind"] == "source.fixAll.agentlint")
    #expect((action["edit"] == nil) == isResolved)
    if isResolved { action = editor.request("codeAction/resolve", action) }
    editor.apply(action["edit"])
    _ = editor.folder.run(["fix", "FOLDER"])
    #expect(editor.text(Self.path) == editor.folder.read(Self.path))
    #expect(editor.text(Self.path) != Self.curable)
  }

  @Test func onlyWhatIsAskedForIsOffered() throws {
    var editor = try EditorSession([Self.path: Self.vague])
    editor.open(Self.path)
    #expect(Self.titles(editor.request("textDocument/codeAction", Self.wholeFile(editor, only: ["refactor"]))) == [])
    #expect(
      Self.titles(editor.request("textDocument/codeAction", Self.wholeFile(editor, only: ["source"])))
        .allSatisfy { $0.hasPrefix("Fix everything") })
  }

  @Test func anEditorThatTakesNoActionsGetsNone() throws {
    var editor = try EditorSession([Self.path: Self.vague], abilities: [:])
    editor.open(Self.path)
    #expect(editor.request("textDocument/codeAction", Self.wholeFile(editor)) == [])
  }
}

extension EditorSession {
  /// What the person writes in place of the note in the comment.
  fileprivate mutating func giveReason(in path: String) {
    replace("TODO: say why", with: "it is the only agent", in: path)
    pause()
  }
}
