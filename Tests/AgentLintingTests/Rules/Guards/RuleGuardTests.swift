import AgentDefinitions
import AgentLinting
import Testing

/// The guards of the rules: most of what makes a rule right is what it lets pass.
@Suite struct RuleGuardTests {
  static let all =
    RuleGuard.descriptions + RuleGuard.fields + RuleGuard.prompts + RuleGuard.servers + RuleGuard.teams
    + RuleGuard.tools

  @Test(arguments: all) func holds(_ given: RuleGuard) throws {
    let files = given.example.files()
    let folder = try FixtureFolder(files.map { ($0.path, $0.bytes) })
    let settings = RuleSettings(RuleSelection(tier: .recommended, select: [.rule(given.rule)]))
    let findings = folder.report(settings).findings.filter { $0.rule == given.rule }
    let expected = files.flatMap { file in file.marks.map { "\(file.path) at byte \($0)" } }
    let found = findings.map { "\(folder.relative($0.file)) at byte \($0.range.lower)" }
    #expect(found.sorted() == expected.sorted(), "\(findings.map(\.message))")
    if let severity = given.severity { #expect(findings.map(\.severity) == expected.map { _ in severity }) }
    #expect(expected.isEmpty != given.example.isFlagged)
  }

  @Test func everyGuardIsSomeRules() {
    #expect(Self.all.filter { RuleCatalogue.rule($0.rule)?.id != $0.rule }.map(\.rule) == [])
  }
}
