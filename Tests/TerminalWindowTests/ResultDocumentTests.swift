import Foundation
import JSONText
import SessionCore
import TerminalWindow
import Testing

@Suite struct ResultDocumentTests {
  @Test func aRunThatFoundItsAnswer() throws {
    var script = Script()
    script.ask("Where?")
    script.add(
      RosterMatch(
        candidates: [.init(agent: "researcher", score: 1.5, words: ["where"])], margin: 1.5, explanation: ""),
      after: 0)
    script.used(100, 20)
    script.delegate("c1", to: "researcher", named: "Research Agent", "Find it")
    script.add(
      RosterDecision(
        toolCallID: "t", result: .deniedByRule, by: "rule", rule: "deny shell(rm:*)", request: "run: rm x"),
      in: "c1")
    script.used(300, 40, in: "c1")
    script.complete("c1", "researcher", "Research Agent")
    script.say("There.")
    script.end()
    let document = ResultDocument(WatchedRun(folding: script.events), sessionID: "s1", model: nil).json()
    #expect(
      document == [
        "status": "success", "exitStatus": 0, "answer": "There.", "error": nil, "sessionId": "s1", "model": nil,
        "durationMs": 3500, "usage": usage(400, 60, calls: 2),
        "agents": [
          [
            "id": "main", "agent": nil, "name": "main", "parent": nil, "task": "Where?", "status": "completed",
            "error": nil, "turns": 0, "toolCalls": 1,
            "usage": usage(100, 20), "subtreeUsage": usage(400, 60, calls: 2), "durationMs": 3500,
          ],
          [
            "id": "c1", "agent": "researcher", "name": "Research Agent", "parent": "main", "task": "Find it",
            "status": "completed", "error": nil, "turns": 0, "toolCalls": 0,
            "usage": usage(300, 40), "subtreeUsage": usage(300, 40), "durationMs": 2000,
          ],
        ],
        "match": [["agent": "researcher", "score": 1.5, "words": ["where"]]],
        "denied": [
          ["agent": "c1", "request": "run: rm x", "result": "denied-by-rules", "rule": "deny shell(rm:*)"]
        ],
      ])
    #expect(SchemaCheck.faults(of: document, against: ResultDocument.schema) == [])
  }

  private func usage(_ input: Int64, _ output: Int64, calls: Int64 = 1) -> JSON {
    [
      "input": .int(input), "output": .int(output), "cachedInput": 0, "cacheWrite": 0, "reasoning": 0, "estimated": 0,
      "steering": 0, "calls": .int(calls), "retries": 0, "failed": 0, "cancelled": 0, "costUSD": nil,
      "costPicoUSD": nil,
    ]
  }

  @Test func whatWasPaidAddsUp() throws {
    var script = Script()
    script.ask("Where?")
    for (id, cost) in [(nil, 100_000_000), ("c1", 200_000_000)] as [(String?, Int)] {
      if let id { script.delegate(id, to: "researcher", named: "Research Agent", "Find it") }
      script.add(
        RosterModelCall(
          attempt: 1, model: "m", outcome: "ok", usage: TokenUsage(input: 10, output: 1),
          cost: Money(picodollars: cost), milliseconds: 1), in: id)
    }
    script.end()
    let document = ResultDocument(WatchedRun(folding: script.events), sessionID: "s1", model: "m").json()
    #expect(document["usage"]?["costPicoUSD"] == 300_000_000)
    #expect(document["usage"]?["costUSD"] == .double(0.0003))
    #expect(document["agents"]?.array?.map { $0["usage"]?["costPicoUSD"] } == [100_000_000, 200_000_000])
    #expect(document["agents"]?.array?.map { $0["subtreeUsage"]?["costPicoUSD"] } == [300_000_000, 200_000_000])
    #expect(SchemaCheck.faults(of: document, against: ResultDocument.schema) == [])
  }

  @Test(arguments: [
    (RunOutcome.noAnswer, SessionError(errorType: "model", message: "401") as any EventData, "401" as JSON, 1 as JSON),
    (
      .limited,
      RosterBudget(limit: "tokens", scope: "run", endsRun: true, allowed: 1, used: 1, wanted: 1, message: "all used"),
      "all used", 4
    ),
    (.interrupted, Abort(reason: "user_initiated"), "The run was interrupted.", 130),
    (.denied, RosterAnswer(requestID: "q", answer: nil), "Something was denied, because nobody could be asked.", 5),
  ])
  func aRunThatFailed(outcome: RunOutcome, event: any EventData, error: JSON, exitStatus: JSON) {
    var script = Script()
    script.ask("Where?")
    script.add(event)
    script.end(outcome)
    let document = ResultDocument(WatchedRun(folding: script.events), sessionID: "s1", model: "m").json()
    #expect(document["status"] == .string(outcome.rawValue))
    #expect(document["error"] == error && document["exitStatus"] == exitStatus && document["answer"] == .null)
    #expect(SchemaCheck.faults(of: document, against: ResultDocument.schema) == [])
  }

  @Test func aRunThatDidNotStart() {
    let document = ResultDocument(failure: "no team").json()
    #expect(document["status"] == "not_started" && document["exitStatus"] == 2 && document["error"] == "no team")
    #expect(document["agents"] == [] && document["sessionId"] == .null)
    #expect(SchemaCheck.faults(of: document, against: ResultDocument.schema) == [])
  }

  @Test func theSchemaFileIsTheSchema() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appendingPathComponent("schemas/result.schema.json")
    let wanted = ResultDocument.schema.pretty() + "\n"
    if ProcessInfo.processInfo.environment["ROSTER_UPDATE"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(wanted.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == wanted)
  }
}

/// Checks a document against the few words of JSON Schema that our schemas use.
enum SchemaCheck {
  static func faults(of value: JSON, against schema: JSON, root: JSON? = nil, at path: String = "$") -> [String] {
    let root = root ?? schema
    if let reference = schema["$ref"]?.string {
      let name = String(reference.split(separator: "/").last ?? "")
      guard let target = root["$defs"]?[name] else { return ["\(path): \(reference) leads nowhere"] }
      return faults(of: value, against: target, root: root, at: path)
    }
    var faults: [String] = []
    if let allowed = schema["enum"]?.array, !allowed.contains(value) {
      faults.append("\(path): \(value) is not allowed")
    }
    if let type = schema["type"] {
      let names = type.array?.compactMap(\.string) ?? [type.string ?? ""]
      if !names.contains(where: { isOf($0, value) }) { faults.append("\(path): \(value) is no \(names)") }
    }
    if let object = value.object {
      let properties = schema["properties"]?.object ?? [:]
      for key in schema["required"]?.array?.compactMap(\.string) ?? [] where object[key] == nil {
        faults.append("\(path): \(key) is missing")
      }
      for (key, member) in object {
        guard let inner = properties[key] else {
          if schema["additionalProperties"] == false { faults.append("\(path): \(key) is not known") }
          continue
        }
        faults += Self.faults(of: member, against: inner, root: root, at: "\(path).\(key)")
      }
    }
    if let items = schema["items"], let elements = value.array {
      for (index, element) in elements.enumerated() {
        faults += Self.faults(of: element, against: items, root: root, at: "\(path)[\(index)]")
      }
    }
    return faults
  }

  private static func isOf(_ type: String, _ value: JSON) -> Bool {
    switch type {
    case "object": value.object != nil
    case "array": value.array != nil
    case "string": value.string != nil
    case "integer": value.int != nil
    case "number": value.double != nil
    case "null": value.isNull
    default: false
    }
  }
}
