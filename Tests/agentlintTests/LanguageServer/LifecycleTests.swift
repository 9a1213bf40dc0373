import AgentLinting
import JSONRPCWire
import JSONText
import Testing

@testable import agentlint

@Suite struct LifecycleTests {
  private static func code(_ answer: JSON) -> Int64? { answer["error"]?.int }

  @Test func requestsBeforeInitializeAreRefused() {
    var server = LanguageServer()
    let sent = server.receive([.request(.number(1), method: "textDocument/hover", params: [:])])
    #expect(
      sent == [
        .failure(.number(1), RPCError(.init(-32002), "textDocument/hover came before initialize"))
      ])
  }

  @Test(
    arguments: [
      ("textDocument/doTheDishes", [:], -32601),
      ("initialize", [:], -32600),
      ("textDocument/diagnostic", [:], -32602),
      ("textDocument/diagnostic", ["textDocument": ["uri": 7]], -32602),
      ("textDocument/diagnostic", [], -32602),
    ] as [(String, JSON, Int64)])
  func wrongRequestsAreRefused(_ method: String, _ params: JSON, _ code: Int64) throws {
    var editor = try EditorSession([:])
    #expect(Self.code(editor.request(method, params)) == code)
  }

  /// Nobody can be told; the next request is answered as if nothing had been.
  @Test(
    arguments: [
      ("textDocument/didOpen", [:]), ("textDocument/didOpen", ["textDocument": ["uri": "file:///a.md"]]),
      ("textDocument/didChange", ["textDocument": ["uri": "file:///nowhere.md", "version": "x"]]),
      ("textDocument/didClose", ["textDocument": []]), ("workspace/didChangeWatchedFiles", ["changes": [[]]]),
      ("workspace/didChangeWorkspaceFolders", [[]]), ("$/setTrace", [:]), ("$/cancelRequest", ["id": [:]]),
      ("who/knows", [1, 2]),
    ] as [(String, JSON)])
  func wrongNotificationsArePassedOver(_ method: String, _ params: JSON) throws {
    var editor = try EditorSession([:])
    editor.notify(method, params)
    #expect(editor.request("shutdown", nil) == .null)
  }

  @Test func endsInOrder() throws {
    var editor = try EditorSession([:])
    #expect(editor.request("shutdown", nil) == .null)
    #expect(Self.code(editor.request("textDocument/diagnostic", [:])) == -32600)
    editor.notify("exit", [:])
    #expect(editor.server.ending == .clean)
  }

  @Test func anEndOutOfTurnIsAFailure() throws {
    var editor = try EditorSession([:])
    editor.notify("exit", [:])
    #expect(editor.server.ending == .findings)
  }

  @Test func whatIsCancelledBeforeItIsLookedAtIsNotDone() throws {
    let editor = try EditorSession([:])
    var server = editor.server
    let sent = server.receive([
      .request(.text("a"), method: "textDocument/diagnostic", params: [:]),
      .request(.text("b"), method: "shutdown", params: nil),
      .notification(method: "$/cancelRequest", params: ["id": "a"]),
    ])
    #expect(
      sent == [
        .failure(.text("a"), RPCError(.requestCancelled, "textDocument/diagnostic was cancelled")),
        .result(.text("b"), .null),
      ])
  }

  @Test(
    arguments: [
      (nil, "utf-16"), (["utf-8", "utf-16"], "utf-8"), (["utf-7", "utf-32"], "utf-32"), (["x"], "utf-16"),
    ] as [(JSON?, String)])
  func characterCountsAreNegotiated(_ offered: JSON?, _ chosen: String) throws {
    var server = LanguageServer()
    let abilities: JSON = ["general": ["positionEncodings": offered ?? .null]]
    let sent = server.receive([.request(.number(1), method: "initialize", params: ["capabilities": abilities])])
    guard case .result(_, let result) = try #require(sent.first) else { return #expect(Bool(false)) }
    #expect(result["capabilities"]?["positionEncoding"]?.string == chosen)
  }

  @Test func filesAreWatchedWhereTheEditorCan() throws {
    let editor = try EditorSession(
      [:], abilities: ["workspace": ["didChangeWatchedFiles": ["dynamicRegistration": true]]])
    #expect(editor.notices == ["client/registerCapability"])
  }

  /// Whatever is asked with whatever parameters is answered.
  @Test func nothingMakesItFall() throws {
    var editor = try EditorSession(["a.agent.md": "---\ndescription: x\ntools: [\n---\n"])
    editor.open("a.agent.md")
    let uri = JSON.string(editor.uri("a.agent.md"))
    let positions: [JSON] = [
      nil, 1, [], ["line": 0], ["line": -1, "character": 0], ["line": 0, "character": -5],
      ["line": 9_223_372_036_854_775_807, "character": 9_223_372_036_854_775_807],
      ["line": 2, "character": 9_223_372_036_854_775_807], ["line": 1e300, "character": "x"],
    ]
    let methods = [
      "codeAction", "completion", "definition", "diagnostic", "documentSymbol", "hover", "prepareRename", "references",
      "rename",
    ]
    for method in methods {
      for position in positions {
        for document in [["uri": uri], ["uri": "file:///none"], ["uri": 1], nil] as [JSON] {
          let params: JSON = [
            "textDocument": document, "position": position, "range": ["start": position, "end": position],
            "newName": "b", "context": ["only": [1], "diagnostics": 7],
          ]
          #expect(editor.request("textDocument/\(method)", params) != "no answer")
        }
      }
    }
    editor.send([["range": ["start": 1, "end": 2], "text": "x"]], to: "a.agent.md")
    #expect(editor.server.workspace.documents.isEmpty)
    #expect(editor.request("shutdown", nil) == .null)
  }

  /// What was closed leaves nothing behind.
  @Test func nothingPilesUp() throws {
    var editor = try EditorSession([:])
    for number in 0..<50 {
      let path = ".claude/agents/\(number).md"
      editor.open(path, "---\nname: a\ndescription: Helps\n---\n")
      editor.replace("Helps", with: "Helps with code", in: path)
      if number % 5 == 0 { editor.pause() }
      editor.close(path)
    }
    editor.pause()
    #expect(editor.server.workspace.documents.isEmpty)
    #expect(editor.server.addresses.isEmpty && editor.server.reported.isEmpty && editor.server.changed.isEmpty)
    #expect(editor.server.outgoing.isEmpty)
  }
}
