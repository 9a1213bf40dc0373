import AgentDefinitions
import JSONText
import Testing

@testable import AgentLinting

/// What stands in a SARIF report.
@Suite struct SARIFReportTests {
  private static let text = "---\ndescription: 😀 Helps\n---\nYou look.\n"
  private static let file = SourceFile(path: "agents/a b.agent.md", text: text)

  private func finding(_ fixes: [Fix] = []) -> Finding {
    Finding(
      rule: "vague-description", severity: .info, file: Self.file, range: SourceRange(22, 27), message: "says nothing",
      effects: [RuntimeEffect(.copilotCLI, "loads it")],
      related: [.init(file: Self.file, range: SourceRange(0, 3), note: "here")], fixes: fixes, isBlocking: true)
  }

  private func results(_ report: LintReport, _ change: (inout ReportRequest) -> Void = { _ in }) throws -> [JSON] {
    var request = HostileReport.request
    change(&request)
    return try #require(SARIFReport.json(report, for: request)["runs"]?[0]?["results"]?.array)
  }

  @Test func aFinding() throws {
    let fix = Fix(
      "write `x`", .unsafe, [Edit(SourceRange(22, 27), in: Self.file, with: "x\n")], for: [.copilotCLI])
    let report = LintReport(findings: [finding([fix])])
    let region: JSON = ["startLine": 2, "startColumn": 17, "endLine": 2, "endColumn": 22]
    let path = HostileReport.request.paths.path(of: Self.file)
    let artifact: JSON = ["uri": .string(SARIFPlaces.encoded(path)), "uriBaseId": "%SRCROOT%"]
    let expected: JSON = [
      "ruleId": "vague-description",
      "ruleIndex": 0,
      "level": "note",
      "message": ["text": "says nothing\nCopilot CLI: loads it"],
      "locations": [["physicalLocation": ["artifactLocation": artifact, "region": region]]],
      "partialFingerprints": ["agentlint/v1": .string(Fingerprints(of: report)[finding()].text)],
      "relatedLocations": [
        [
          "id": 1, "message": ["text": "here"],
          "physicalLocation": [
            "artifactLocation": artifact,
            "region": ["startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 4],
          ],
        ]
      ],
      "fixes": [
        [
          "description": ["text": "write `x` (changes what the file means)"],
          "artifactChanges": [
            [
              "artifactLocation": artifact,
              "replacements": [["deletedRegion": region, "insertedContent": ["text": "x\n"]]],
            ]
          ],
        ]
      ],
      "properties": ["isBlocking": true],
    ]
    #expect(try results(report) == [expected])
  }

  /// Whoever shows all results as open is not given those that somebody has accepted.
  @Test func whatWasLetPassIsThereWhenItIsAskedFor() throws {
    var report = LintReport(allowed: [(finding: finding(), reason: "for the tour")])
    report.known = [finding()]
    #expect(try results(report) == [])
    let shown = try results(report) {
      $0.showsAllowed = true
      $0.hasBaseline = true
    }
    #expect(shown.map { $0["suppressions"]?[0]?["kind"] } == ["inSource", "external"])
    #expect(shown[0]["suppressions"]?[0]?["justification"] == "for the tour")
    #expect(shown.map { $0["baselineState"] } == ["new", "unchanged"])
  }

  /// What a fix would carry elsewhere stands in the file, and may be a secret.
  @Test func aFixWithASecretIsLeftOut() throws {
    let text = "name: a\napiKey: ghp_8fK2mQ9xLp4Rv7Tz1WbN6cYh3JdS5gAe0uXo\n"
    let file = SourceFile(path: "a.agent.yaml", text: text)
    let fix = Fix("move it", .safe, [Edit(SourceRange(0, 8), in: file, with: text)])
    let finding = Finding(
      rule: "vague-description", severity: .info, file: file, range: SourceRange(0, 4), message: "m", fixes: [fix])
    let report = LintReport(findings: [finding])
    #expect(try results(report)[0]["fixes"] == nil)
    #expect(JSONReport.json(report)["findings"]?[0]?["fixes"] == [])
  }
}
