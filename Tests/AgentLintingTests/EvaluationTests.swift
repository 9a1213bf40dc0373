import AgentDefinitions
import Foundation
import JSONText
import TerminalText
import Testing

@testable import AgentLinting

/// Rules held against labels: what counts as right, wrong and missed.
@Suite struct EvaluationTests {
  private static let vague = "---\ndescription: Helps with code\ntools: [view]\n---\nYou help.\n"
  private static let good = "---\ndescription: Names data races in Swift code\ntools: [view]\n---\nYou look.\n"
  private static let path = "owner+name/agents/a.agent.md"
  /// Where the finding on `vague` lies.
  private static let span = SourceRange(17, 33)

  private static func label(
    _ verdict: Label.Verdict, of text: String, rule: String = "vague-description", at span: SourceRange? = span
  ) -> Label {
    Label(
      repository: "owner/name", path: "agents/a.agent.md", sha256: SHA256.hexDigest(of: text.utf8), verdict: verdict,
      rule: verdict == .clean ? "" : rule, span: verdict == .clean ? nil : span)
  }

  private static func score(right: Int = 0, wrong: Int = 0, missed: Int = 0, unjudged: Int = 0) -> RuleScore {
    var score = RuleScore()
    (score.right, score.wrong, score.missed, score.unjudged) = (right, wrong, missed, unjudged)
    return score
  }

  static let cases: [(text: String, labels: [Label], expected: RuleScore?)] = [
    (vague, [label(.right, of: vague)], score(right: 1)),
    (vague, [label(.wrong, of: vague)], score(wrong: 1)),
    (vague, [label(.missed, of: vague)], score(right: 1)),
    (good, [label(.missed, of: good)], score(missed: 1)),
    (good, [label(.right, of: good)], score(missed: 1)),
    (good, [label(.wrong, of: good)], nil),
    (vague, [label(.clean, of: vague)], score(wrong: 1)),
    (good, [label(.clean, of: good)], nil),
    (vague, [label(.right, of: vague, rule: "unknown-tool")], score(unjudged: 1)),
    (vague, [label(.right, of: vague, at: SourceRange(60, 64))], score(missed: 1, unjudged: 1)),
  ]

  @Test(arguments: cases) func aLabelSaysWhetherTheRuleIsRight(
    _ given: (text: String, labels: [Label], expected: RuleScore?)
  ) throws {
    let folder = try FixtureFolder([(Self.path, given.text)])
    let evaluation = Evaluation(of: given.labels, below: folder.path)
    let sums = [evaluation.tuned, evaluation.heldOut].compactMap { $0["vague-description"] }
    #expect(sums == (given.expected.map { [$0] } ?? []))
    #expect(evaluation.fileCount == 1)
    #expect(evaluation.skipped.isEmpty)
  }

  @Test func aFileThatIsNotAsItWasReadIsLeftOut() throws {
    let folder = try FixtureFolder([(Self.path, Self.good)])
    let evaluation = Evaluation(of: [Self.label(.right, of: Self.vague)], below: folder.path)
    #expect(evaluation.skipped == ["owner/name/agents/a.agent.md"])
    #expect(evaluation.fileCount == 0)
  }

  @Test func theHalfDependsOnTheContentAlone() {
    func half(_ digest: String) -> Bool {
      Label(repository: "owner/name", path: "a.md", sha256: digest, verdict: .clean).isHeldOut
    }
    #expect(!half("7f"))
    #expect(half("80"))
    #expect(half("a0"))
  }

  @Test func pagesAndProgramsSayTheSame() throws {
    let folder = try FixtureFolder([(Self.path, Self.vague)])
    let evaluation = Evaluation(of: [Self.label(.right, of: Self.vague)], below: folder.path)
    let summary = "1 label in 1 file, 0 of them clean; 1 finding right, 0 wrong, 0 missed, "
    #expect(EvaluationReport.text(evaluation, TerminalStyle(isColoured: false)).contains(summary))
    #expect(
      EvaluationReport.markdown(evaluation).contains(
        "[vague-description](vague-description.md) | recommended | 1 | 0 | 0 | 100 %"))
    let half = evaluation.heldOut.isEmpty ? "tuned" : "heldOut"
    #expect(EvaluationReport.json(evaluation)["rules"]?[0]?[half]?["right"] == 1)
  }

  static let lines: [(line: String, reason: String)] = [
    ("{", "not JSON at byte 1: the text ends too early"),
    ("{\"verdict\": \"maybe\"}", "`verdict` is “maybe”; write `right`, `wrong`, `missed` or `clean`"),
    ("{\"verdict\": \"clean\", \"sha256\": \"ab\"}", "`sha256` must have 64 hexadecimal digits"),
  ]

  @Test(arguments: lines) func aLineThatIsNoLabelIsNamed(_ given: (line: String, reason: String)) {
    #expect {
      try Label.labels(in: Array("# a comment\n\n\(given.line)\n".utf8))
    } throws: { error in
      (error as? LabelError)?.description == "line 3: \(given.reason)"
    }
  }

  /// The labels that the figures in `docs/rules/precision.md` come from.
  @Test func ourOwnLabelsCanBeRead() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Labels/public-2026-11.jsonl")
    let labels = try Label.labels(at: file.path)
    #expect(labels.count { $0.verdict == .right || $0.verdict == .wrong } >= 400)
    #expect(labels.count { $0.verdict == .clean } >= 150)
    #expect(labels.contains { $0.isHeldOut })
  }
}
