import AgentDefinitions
import AgentLinting
import Foundation
import JSONText
import TerminalText
import Testing

/// What the formats look like, byte for byte.
@Suite struct ReportTests {
  private static let plain = TerminalStyle(isColoured: false)

  private func finding(_ text: String, marking part: String, severity: Severity = .warning) throws -> Finding {
    let file = SourceFile(path: "agents/a.agent.md", text: text)
    let start = try #require(text.range(of: part))
    let lower = text.utf8.distance(from: text.startIndex, to: start.lowerBound)
    return Finding(
      rule: "vague-description", severity: severity, file: file, range: SourceRange(lower, lower + part.utf8.count),
      message: "“x” says nothing; name a subject", effects: [RuntimeEffect(.copilotCLI, "loads it")])
  }

  @Test func textShowsTheLineAndWhoIsConcerned() throws {
    let report = LintReport(
      findings: [try finding("---\ndescription: Helps\n", marking: "Helps")], fileCount: 2, agentCount: 1)
    #expect(
      TextReport.render(report, Self.plain) == """
        agents/a.agent.md:2:14: warning: “x” says nothing; name a subject [vague-description]
            2 | description: Helps
              |              ^^^^^
           = Copilot CLI: loads it

        1 warning in 2 files with 1 agent

        """)
  }

  @Test func textSaysWhenThereIsNothing() throws {
    let allowed = (finding: try finding("a: Helps\n", marking: "Helps"), reason: "it is a test")
    let report = LintReport(fileCount: 3, agentCount: 2, allowed: [allowed])
    #expect(TextReport.render(report, Self.plain) == "No findings in 3 files with 2 agents, 1 allowed by comments\n")
  }

  /// Carets stand under display columns: two for 帮, none for a combining accent, eight for a character shown by number.
  @Test(arguments: [
    ("a: 帮助 Helps", 8), ("a: e\u{301}te\u{301} Helps", 7), ("a:\tHelps", 3), ("a: \u{202E}Helps", 11),
    ("a: 👩‍💻 Helps", 6),
  ]) func caretsStandUnderTheirColumns(_ line: String, _ columns: Int) throws {
    let text = TextReport.render([try finding(line + "\n", marking: "Helps")], Self.plain)
    let carets = text.split(separator: "\n").first { $0.contains("^") }
    #expect(carets == "      | \(String(repeating: " ", count: columns))^^^^^")
  }

  @Test func longLinesAreCutAroundThePlace() throws {
    let line =
      "description: " + String(repeating: "word ", count: 100) + "Helps" + String(repeating: " word", count: 100)
    let text = TextReport.render([try finding(line, marking: "Helps")], Self.plain)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let source = try #require(lines.first { $0.contains("Helps") })
    let carets = try #require(lines.first { $0.contains("^^^^^") })
    #expect(DisplayWidth.columns(of: String(source)) <= 110)
    let start = try #require(source.range(of: "Helps"))
    #expect(DisplayWidth.columns(of: String(source[..<start.lowerBound])) == carets.prefix { $0 != "^" }.count)
  }

  /// A file cannot drive the terminal that its findings are shown on.
  @Test func nothingFromAFileReachesTheTerminalRaw() throws {
    let text = TextReport.render([try finding("a: \u{1B}[2J\u{1B}]0;x\u{7}Helps\n", marking: "Helps")], Self.plain)
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test func conciseIsOneLineEach() throws {
    let report = LintReport(findings: [try finding("a: Helps\n", marking: "Helps", severity: .error)])
    #expect(
      ConciseReport.render(report)
        == "agents/a.agent.md:1:4: error: “x” says nothing; name a subject [vague-description]\n")
  }

  @Test func jsonCountsInBytesCodePointsAndUTF16() throws {
    let report = LintReport(findings: [try finding("a: 😀 Helps\n", marking: "Helps")], fileCount: 1, agentCount: 1)
    let expected: JSON = [
      "version": 1,
      "findings": [
        [
          "rule": "vague-description",
          "severity": "warning",
          "message": "“x” says nothing; name a subject",
          "path": "agents/a.agent.md",
          "start": ["offset": 8, "line": 1, "column": 6, "byteColumn": 9, "utf16Column": 7],
          "end": ["offset": 13, "line": 1, "column": 11, "byteColumn": 14, "utf16Column": 12],
          "isBlocking": false,
          "runtimes": [["id": "copilot-cli", "effect": "loads it"]],
          "related": [],
          "fingerprint": "aa441e6765131663470c4355b9a858ea",
          "fixes": [],
        ]
      ],
      "notices": [],
      "sources": [],
      "summary": [
        "files": 1, "agents": 1, "errors": 0, "warnings": 1, "infos": 0, "allowed": 0, "known": 0, "isComplete": true,
      ],
    ]
    #expect(JSONReport.json(report) == expected)
  }
}
