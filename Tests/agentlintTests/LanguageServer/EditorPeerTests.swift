import JSONText
import Testing

@testable import agentlint

/// The server against a client that is not ours: pygls's, which takes every answer apart by the types of the protocol.
@Suite struct EditorPeerTests {
  private static let team =
    "version: 1\nagents: [a.agent.md, b.agent.md]\nagent: b\ntests:\n  - prompt: Which query is slow?\n    expect: b\n"
  private static let vague = "---\ndescription: Helps with code\n---\nYou help.\n"
  private static let writer = "---\ndescription: Writes SQL queries for reports\n---\nYou write queries.\n"

  @Test func everyRequestIsAnswered() throws {
    let folder = try ScenarioFolder(["team.yaml": Self.team, "a.agent.md": Self.vague, "b.agent.md": Self.writer])
    func uri(_ path: String) -> JSON { .string(FileURI(path: folder.path + "/" + path).text) }
    func at(_ path: String, _ line: Int64, _ character: Int64, _ more: JSONObject = [:]) -> JSON {
      var params = more
      params["textDocument"] = ["uri": uri(path)]
      params["position"] = ["line": .int(line), "character": .int(character)]
      return .object(params)
    }
    func opening(_ path: String, _ text: String) -> JSON {
      ["textDocument": ["uri": uri(path), "languageId": "markdown", "version": 1, "text": .string(text)]]
    }
    let whole: JSON = ["start": ["line": 0, "character": 0], "end": ["line": 9, "character": 0]]
    let steps: [(String, JSON)] = [
      ("textDocument/didOpen", opening("a.agent.md", Self.vague)),
      ("textDocument/didOpen", opening("team.yaml", Self.team)),
      ("textDocument/hover", at("a.agent.md", 1, 15)),
      ("textDocument/completion", at("team.yaml", 2, 8)),
      ("textDocument/definition", at("team.yaml", 2, 8)),
      ("textDocument/references", at("team.yaml", 2, 8, ["context": ["includeDeclaration": false]])),
      ("textDocument/prepareRename", at("team.yaml", 2, 8)),
      ("textDocument/rename", at("team.yaml", 2, 8, ["newName": "writer"])),
      ("textDocument/rename", at("team.yaml", 2, 8, ["newName": "a"])),
      (
        "textDocument/codeAction",
        ["textDocument": ["uri": uri("a.agent.md")], "range": whole, "context": ["diagnostics": []]]
      ),
      ("textDocument/documentSymbol", ["textDocument": ["uri": uri("team.yaml")]]),
      ("workspace/symbol", ["query": "b"]),
      ("textDocument/diagnostic", ["textDocument": ["uri": uri("a.agent.md")]]),
      ("textDocument/foldingRange", ["textDocument": ["uri": uri("a.agent.md")]]),
    ]
    let input = JSON.array(steps.map { [.string($0.0), $0.1] }).text
    let answers = try EditorPeer.run(["session"], in: folder.path, input: input)
    #expect(answers[0]?["capabilities"]?["positionEncoding"] == "utf-16")
    #expect(answers[3]?["contents"]?["value"]?.string?.contains("vague-description") == true)
    #expect(answers[4]?.array?.map { $0["label"] ?? .null } == ["a", "b"])
    #expect(answers[5]?[0]?["uri"] == uri("b.agent.md"))
    #expect(answers[6]?.array?.count == 3)
    #expect(answers[7]?["placeholder"] == "b")
    #expect(answers[8]?["documentChanges"]?[1]?["newUri"] == uri("writer.agent.md"))
    #expect(answers[8]?["documentChanges"]?[0]?["edits"]?.array?.count == 3)
    #expect(answers[9]?["error"] == -32803)
    #expect(answers[10]?[0]?["kind"] == "quickfix")
    #expect(answers[11]?[0]?["children"]?.array?.count == 4)
    #expect(answers[12]?.array?.count == 1)
    #expect(answers[13]?["items"]?[0]?["code"] == "vague-description")
    #expect(answers[14]?["error"] == -32601)
    #expect(answers[15] == 0)
  }

  /// Random edits in bursts, with what is shown after each pause held against the command. Memory must not grow with the
  /// number of edits: what is kept is the text and what was found in it.
  @Test(arguments: [1, 2]) func whatIsShownIsWhatTheCommandSays(_ seed: Int) throws {
    let folder = try ScenarioFolder([:])
    let result = try EditorPeer.run(["type", "\(seed)", "100"], in: folder.path)
    #expect(result["faults"] == [], "\(result["faults"]?.pretty() ?? "")")
    #expect(result["status"] == 0)
    #expect(result["edits"]?.int ?? 0 >= 100)
  }
}
