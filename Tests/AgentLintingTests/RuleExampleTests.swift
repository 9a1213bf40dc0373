import AgentDefinitions
import AgentLinting
import Testing

/// Each example of each rule, checked as the files that it stands for.
@Suite struct RuleExampleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let rule: String
    let number: Int
    let example: RuleExample

    /// The rule itself is on, whatever its tier.
    var settings: RuleSettings { RuleSettings(RuleSelection(tier: .recommended, select: [.rule(rule)])) }

    var testDescription: String { "\(rule), example \(number + 1)" }
  }

  static let cases = RuleCatalogue.all.flatMap { rule in
    rule.examples.enumerated().map { Case(rule: rule.id, number: $0.offset, example: $0.element) }
  }

  @Test(arguments: cases) func findingsAreWhereTheMarkersAre(_ given: Case) throws {
    let files = given.example.files()
    let folder = try FixtureFolder(files.map { ($0.path, $0.bytes) })
    let findings = folder.report(given.settings).findings
    let expected = files.flatMap { file in file.marks.map { "\(file.path) at byte \($0)" } }.sorted()
    let found = findings.filter { $0.rule == given.rule }.map {
      "\(folder.relative($0.file)) at byte \($0.range.lower)"
    }
    #expect(found.sorted() == expected, "\(findings.map { "\($0.rule) \($0.range.lower): \($0.message)" })")
    #expect(expected.isEmpty != given.example.isFlagged)
  }

  /// What a page calls fine is fine altogether.
  @Test(arguments: cases.filter { !$0.example.isFlagged }) func cleanExamplesHaveNoOtherFindings(_ given: Case) throws {
    let folder = try FixtureFolder(given.example.files().map { ($0.path, $0.bytes) })
    let others = folder.report(given.settings).findings.filter { $0.isAt(least: .warning) }
    #expect(others.map { "\($0.rule): \($0.message)" } == [])
  }
}
