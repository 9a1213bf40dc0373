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
}
