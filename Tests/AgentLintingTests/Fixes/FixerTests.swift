import AgentDefinitions
import Foundation
import Testing

@testable import AgentLinting

@Suite struct FixerTests {
  /// A linter that knows one word after another: each rule flags its word and would replace it.
  private struct Words: Sendable {
    let text: String
    /// Rule, word, what the fix writes.
    let rules: [(rule: String, word: String, replacement: String, severity: Severity)]

    func report(_ overlay: FileOverlay) -> LintReport {
      let path = "/nowhere/a.md"
      let file = SourceFile(path: path, bytes: overlay[path] ?? Array(text.utf8))
      var findings: [Finding] = []
      for (rule, word, replacement, severity) in rules {
        for offset in ByteSearch.offsets(of: Array(word.utf8), in: file.bytes) {
          let range = SourceRange(offset, offset + word.utf8.count)
          findings.append(
            Finding(
              rule: rule, severity: severity, file: file, range: range, message: "\(word) is wrong",
              fixes: [Fix("write \(replacement)", .safe, [Edit(range, in: file, with: replacement)])]))
        }
      }
      return LintReport(findings: findings.sorted(by: Finding.isShownBefore))
    }

    func fixed() -> (text: String, outcome: FixOutcome) {
      let outcome = Fixer.fix(lint: report) { _, _ in true }
      return (String(decoding: outcome.changes.first?.after ?? Array(text.utf8), as: UTF8.self), outcome)
    }
  }

  @Test func roundsUntilNothingIsLeft() {
    let words = Words(
      text: "a b a", rules: [("one", "a", "b", .error), ("two", "b", "c", .warning), ("three", "d", "e", .info)])
    let (text, outcome) = words.fixed()
    #expect(text == "c c c")
    #expect(outcome.report.findings.isEmpty && outcome.refused.isEmpty)
  }

  @Test func overlappingOnesAfterEachOther() {
    let words = Words(text: "abc", rules: [("one", "ab", "x", .warning), ("two", "bc", "y", .warning)])
    #expect(words.fixed().text == "xc")
  }

  @Test func oneThatCuresNothingIsLeft() {
    let (text, outcome) = Words(text: "a b", rules: [("one", "a", "a", .warning), ("two", "b", "c", .warning)]).fixed()
    #expect(text == "a c")
    #expect(outcome.refused.map(\.finding.rule) == ["one"])
  }

  /// A new finding of the rule `two` is as bad; one of the rule `three` is not.
  @Test func oneThatBringsSomethingAsBadIsLeft() {
    let (text, outcome) = Words(
      text: "a d e",
      rules: [
        ("one", "a", "b", .warning), ("two", "b", "b", .warning), ("four", "d", "f", .warning),
        ("three", "f", "f", .info), ("five", "e", "g", .warning),
      ]
    ).fixed()
    #expect(text == "a f g")
    #expect(
      outcome.refused.contains { if case .brings(rule: "two") = $0.reason { $0.finding.rule == "one" } else { false } })
  }

  @Test func whatHasNoEndIsCutShort() {
    let (_, outcome) = Words(text: "a", rules: [("one", "a", "ba", .warning)]).fixed()
    #expect(outcome.isCutShort)
  }

  @Test func unwantedOnesStay() {
    let words = Words(text: "a", rules: [("one", "a", "b", .warning)])
    let outcome = Fixer.fix(lint: words.report) { _, _ in false }
    #expect(outcome.changes.isEmpty && outcome.report.findings.count == 1)
  }

  /// What a change in memory means to others is seen: the handoff's name is right once the file is as it was fixed.
  @Test func teamsAreCheckedAsTheyAreThen() throws {
    let folder = try FixtureFolder([
      (
        ".github/agents/lead.agent.md",
        "---\ndescription: Plans database migrations\ntools: [read, agent]\nagents: [wrkier]\n---\nYou plan.\n"
      ),
      (".github/agents/worker.agent.md", "---\ndescription: Writes SQL\ntools: [read]\n---\nYou write.\n"),
    ])
    let outcome = Fixer.fix(lint: { folder.report(with: $0) }) { _, fix in fix.isSafe }
    #expect(!outcome.report.findings.contains { $0.rule == "unknown-agent" } || outcome.applied.isEmpty)
  }
}
