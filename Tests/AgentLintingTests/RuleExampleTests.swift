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

  /// What a page calls fixed is what the rule's own fixes make of the file.
  @Test(arguments: cases.filter { $0.example.fixed != nil }) func fixesMakeWhatIsShown(_ given: Case) throws {
    let files = given.example.files()
    let folder = try FixtureFolder(files.map { ($0.path, $0.bytes) })
    let outcome = Fixer.fix(lint: { folder.report(given.settings, with: $0) }) { finding, _ in
      finding.rule == given.rule
    }
    let expected = try #require(given.example.afterFix).files()
    for (before, after) in zip(files, expected) {
      let change = outcome.changes.first { $0.path == "\(folder.path)/\(before.path)" }
      let text = String(decoding: change?.after ?? before.bytes, as: UTF8.self)
      #expect(text == String(decoding: after.bytes, as: UTF8.self), "\(outcome.refused)")
    }
    #expect(outcome.applied.allSatisfy { RuleCatalogue.rule(given.rule)?.fixes.contains($0.fix.safety) ?? false })
  }

  /// A rule that says it has fixes shows one of each safety.
  @Test(arguments: RuleCatalogue.all.map(\.id)) func fixesAreThoseThatAreSaid(_ rule: String) throws {
    let info = try #require(RuleCatalogue.rule(rule))
    var found: Set<String> = []
    for given in Self.cases where given.rule == rule && given.example.isFlagged {
      let folder = try FixtureFolder(given.example.files().map { ($0.path, $0.bytes) })
      for finding in folder.report(given.settings).findings where finding.rule == rule {
        found.formUnion(finding.fixes.map(\.safety.rawValue))
      }
    }
    #expect(found == Set(info.fixes.map(\.rawValue)))
  }

  /// What a page calls fine is fine altogether.
  @Test(arguments: cases.filter { !$0.example.isFlagged }) func cleanExamplesHaveNoOtherFindings(_ given: Case) throws {
    let folder = try FixtureFolder(given.example.files().map { ($0.path, $0.bytes) })
    let others = folder.report(given.settings).findings.filter { $0.isAt(least: .warning) }
    #expect(others.map { "\($0.rule): \($0.message)" } == [])
  }
}
