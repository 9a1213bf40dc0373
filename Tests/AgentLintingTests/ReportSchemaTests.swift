import AgentDefinitions
import AgentLinting
import Foundation
import JSONText
import Testing

/// `schemas/report.schema.json` is printed from the code and says what reports are.
@Suite struct ReportSchemaTests {
  @Test func theSchemaFileIsTheSchema() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appendingPathComponent("schemas/report.schema.json")
    let text = JSONReport.schema.pretty() + "\n"
    if ProcessInfo.processInfo.environment["ROSTER_UPDATE"] == "1" { try Data(text.utf8).write(to: file) }
    let written = try? String(contentsOf: file, encoding: .utf8)
    #expect(written == text, "schemas/report.schema.json has drifted; ROSTER_UPDATE=1 prints it anew")
  }

  private static func agent(_ more: String) -> String {
    "---\nname: a\n\(more)description: Helps with code\n---\nYou look.\n"
  }

  /// Findings with systems, with a second place, a blocking one and an allowed one.
  @Test func aRealReportIsAsTheSchemaSays() throws {
    let allowance = "# agentlint: allow vague-description -- a demonstration\n"
    let folder = try FixtureFolder([
      (path: ".claude/agents/a.md", text: Self.agent(allowance)), (path: ".claude/agents/b.md", text: Self.agent("")),
      (path: "c.agent.md", text: "---\ndescription: [\n---\nYou look.\n"),
      (path: "team.yaml", text: "version: 1\nagents: [gone.agent.md]\n"),
    ])
    let report = folder.report()
    #expect(report.findings.contains { !$0.related.isEmpty } && report.findings.contains { !$0.effects.isEmpty })
    #expect(report.findings.contains(where: \.isBlocking) && !report.allowed.isEmpty && !report.sources.isEmpty)
    #expect(ReportCheck.faults(in: JSONReport.json(report, showsAllowed: true)) == [])
    #expect(ReportCheck.faults(in: JSONReport.json(LintReport())) == [])
  }

  @Test(arguments: [
    ("version", 2 as JSON, "$.version: 2 is not 1"), ("notices", [1] as JSON, "$.notices[0]: 1 is no string"),
    ("findings", [["rule": "a"]] as JSON, "$.findings[0]: severity is missing"),
    ("more", 1 as JSON, "$: more is not described"),
    ("summary", ["files": -1] as JSON, "$.summary.files: -1 is below 0"),
  ]) func theCheckFindsWhatIsWrong(_ key: String, _ value: JSON, _ fault: String) {
    var document = JSONReport.json(LintReport()).object ?? [:]
    document[key] = value
    #expect(ReportCheck.faults(in: .object(document)).contains(fault))
  }
}

/// Holds a report against the words of JSON Schema that its schema uses. A member that is not described is a fault, too.
private enum ReportCheck {
  static func faults(in document: JSON) -> [String] { faults(in: document, against: JSONReport.schema, at: "$") }

  private static func faults(in value: JSON, against schema: JSON, at path: String) -> [String] {
    if let reference = schema["$ref"]?.string {
      let name = String(reference.split(separator: "/").last ?? "")
      guard let target = JSONReport.schema["$defs"]?[name] else { return ["\(path): \(reference) leads nowhere"] }
      return faults(in: value, against: target, at: path)
    }
    var faults: [String] = []
    if let constant = schema["const"], value != constant { faults.append("\(path): \(value) is not \(constant)") }
    if let words = schema["enum"]?.array, !words.contains(value) { faults.append("\(path): \(value) is none of them") }
    if let type = schema["type"]?.string, !isA(type, value) { faults.append("\(path): \(value) is no \(type)") }
    if let least = schema["minimum"]?.int, let number = value.int, number < least {
      faults.append("\(path): \(number) is below \(least)")
    }
    for key in schema["required"]?.array?.compactMap(\.string) ?? [] where value.object?[key] == nil {
      faults.append("\(path): \(key) is missing")
    }
    for (key, member) in value.object ?? [:] {
      guard let inner = schema["properties"]?[key] else {
        faults.append("\(path): \(key) is not described")
        continue
      }
      faults += Self.faults(in: member, against: inner, at: "\(path).\(key)")
    }
    for (index, element) in (value.array ?? []).enumerated() {
      faults += Self.faults(in: element, against: schema["items"] ?? [:], at: "\(path)[\(index)]")
    }
    return faults
  }

  private static func isA(_ type: String, _ value: JSON) -> Bool {
    switch type {
    case "object": value.object != nil
    case "array": value.array != nil
    case "string": value.string != nil
    case "integer": value.int != nil
    case "boolean": value.bool != nil
    default: false
    }
  }
}
