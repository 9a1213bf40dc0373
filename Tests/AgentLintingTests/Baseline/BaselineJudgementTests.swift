import AgentDefinitions
import Testing

@testable import AgentLinting

/// What of a baseline holds for a report.
@Suite struct BaselineJudgementTests {
  private static let place = BaselinePlace("/nowhere/baseline.json")

  private func report(_ paths: [String], copies: Int = 1, rule: String = "vague-description") -> LintReport {
    let findings = paths.flatMap { path -> [Finding] in
      let file = SourceFile(path: "/nowhere/" + path, text: String(repeating: "- Helps\n", count: copies))
      return (0..<copies).map {
        Finding(
          rule: rule, severity: .warning, file: file, range: SourceRange($0 * 8 + 2, $0 * 8 + 7), message: "m n")
      }
    }
    return LintReport(findings: findings)
  }

  private func judge(_ baseline: Baseline, _ report: LintReport, checked: Bool = true) -> BaselineJudgement {
    BaselineJudgement(of: baseline, on: report, at: Self.place) { _, _ in checked }
  }

  @Test func equalFindingsAreCounted() {
    let baseline = Baseline(of: report(["a"], copies: 3), at: Self.place)
    #expect(baseline.entries.map(\.count) == [3] && baseline.entries.map(\.about) == ["m n"])
    #expect(judge(baseline, report(["a"], copies: 3)).known == [0, 1, 2])
    #expect(judge(baseline, report(["a"], copies: 5)).known == [0, 1, 2])
    let fewer = judge(baseline, report(["a"], copies: 1))
    #expect(fewer.known == [0] && fewer.stale.map(\.count) == [2] && fewer.updated.count == 1)
  }

  @Test func whatIsGoneWasMovedAtMostOnce() {
    let baseline = Baseline(of: report(["a"]), at: Self.place)
    let judgement = judge(baseline, report(["b", "c"]), checked: false)
    #expect(judgement.known == [0] && judgement.stale.isEmpty)
    #expect(judgement.updated.entries.map(\.path) == ["b"])
  }

  /// However reports change, no judgement lets more pass than the baseline has.
  @Test(arguments: 0..<60) func neverGrows(_ seed: Int) {
    let names = ["a", "b", "c"]
    let old = Baseline(
      of: report(names.filter { _ in seed % 2 == 0 || seed % 3 > 0 }, copies: 1 + seed % 4), at: Self.place)
    let new = report(Array(names.prefix(1 + seed % 3)) + (seed % 5 == 0 ? ["d"] : []), copies: 1 + seed % 7)
    let judgement = judge(old, new, checked: seed % 2 == 1)
    #expect(judgement.known.count <= old.count && judgement.updated.count <= old.count)
    #expect(judgement.updated.count == old.count - judgement.stale.reduce(0) { $0 + $1.count })
    // What it says the second time is what it said the first time.
    let again = judge(judgement.updated, new, checked: seed % 2 == 1)
    #expect(again.known == judgement.known && again.updated == judgement.updated)
  }

  @Test func aFormerNameOfARuleIsTheRule() throws {
    let rule = try #require(RuleCatalogue.all.first { !$0.aliases.isEmpty } ?? RuleCatalogue.all.first)
    var entries = Baseline(of: report(["a"], rule: rule.id), at: Self.place).entries
    entries[0].rule = rule.aliases.first ?? rule.id
    #expect(judge(Baseline(entries), report(["a"], rule: rule.id)).known == [0])
  }

  @Test func theTextIsReadAsItWasWritten() throws {
    let baseline = Baseline(of: report(["a", "b \"\n</x>", "帮"], copies: 2), at: Self.place)
    #expect(try Baseline.read(Array(baseline.text.utf8), as: "x") == baseline)
    #expect(try Baseline.read(Array(Baseline().text.utf8), as: "x") == Baseline())
    // Lines that a merge left twice let no more pass.
    let lines = baseline.text.split(separator: "\n")
    let doubled = lines.map { $0.contains("\"path\"") ? $0.trimmingSuffix(",") + ",\n" + $0 : String($0) }
    #expect(try Baseline.read(Array(doubled.joined(separator: "\n").utf8), as: "x") == baseline)
  }
}

extension Substring {
  fileprivate func trimmingSuffix(_ text: String) -> String { String(hasSuffix(text) ? dropLast(text.count) : self) }
}
