import AgentDefinitions
import Testing

@testable import AgentLinting

/// Which rules run, and what is made of their findings.
@Suite struct RuleSettingsTests {
  typealias Case = (selection: RuleSelection, runs: Bool)

  private static let recommended = info(.recommended)
  private static let strict = info(.strict)
  private static let optional = info(.optional)

  private static func info(_ tier: RuleTier) -> RuleInfo {
    RuleInfo(
      id: "vague-description", category: .description, tier: tier, severity: .warning, summary: "", why: "",
      examples: [])
  }

  private static let rule = RuleSelector.rule("vague-description")
  private static let category = RuleSelector.category(.description)

  @Test(arguments: [
    (RuleSelection(), [true, false, false]),
    (RuleSelection(tier: .strict), [true, true, false]),
    (RuleSelection(tier: .optional), [true, true, true]),
    (RuleSelection(select: [category]), [true, true, true]),
    (RuleSelection(select: [.category(.tools)]), [false, false, false]),
    (RuleSelection(tier: .recommended, select: [.category(.tools)]), [true, false, false]),
    (RuleSelection(tier: .recommended, select: [rule]), [true, true, true]),
    (RuleSelection(ignore: [rule]), [false, false, false]),
    (RuleSelection(select: [rule], ignore: [.all]), [true, true, true]),
    (RuleSelection(select: [rule], ignore: [category]), [true, true, true]),
    (RuleSelection(select: [category], ignore: [rule]), [false, false, false]),
    (RuleSelection(select: [category], ignore: [category]), [false, false, false]),
    (RuleSelection(select: [.all], ignore: [.category(.tools)]), [true, true, true]),
  ]) func selectionsMeanRules(_ selection: RuleSelection, _ runs: [Bool]) {
    #expect([Self.recommended, Self.strict, Self.optional].map(selection.includes) == runs)
  }

  @Test(arguments: [
    ("ALL", RuleSelector.all), ("tools", .category(.tools)), ("vague-description", .rule("vague-description")),
    ("vague", nil), ("all", nil), ("Tools", nil), ("", nil),
  ]) func selectorsHaveNames(_ name: String, _ selector: RuleSelector?) {
    #expect(RuleSelector(name) == selector)
    #expect(RuleSelector.names.contains(name) == (selector != nil))
  }

  private static let vague = ".github/agents/a.agent.md"
  private static let text = "---\ndescription: Helps with code\ntools: [read, search]\n---\nYou help.\n"

  private func found(_ settings: RuleSettings, _ text: String = text) throws -> [String] {
    try FixtureFolder([(path: Self.vague, text: text)]).report(settings).findings.map { "\($0.severity) \($0.rule)" }
  }

  @Test func severityIsTheProjects() throws {
    #expect(try found(.recommended) == ["warning vague-description"])
    for severity in Severity.allCases {
      let settings = RuleSettings(choices: ["vague-description": .init(severity: severity)])
      #expect(try found(settings) == ["\(severity) vague-description"])
    }
    #expect(try found(RuleSettings(choices: ["vague-description": .init(isOn: false)])) == [])
    let only = RuleSelection(select: [.category(.tools)])
    #expect(try found(RuleSettings(only)) == [])
    #expect(try found(RuleSettings(only, choices: ["vague-description": .init(isOn: true)])).count == 1)
  }

  @Test func rulesAboutFaultsCanBeSwitchedOffToo() throws {
    let broken = "---\ndescription: Names races: in Swift\ntools: [read]\n---\nYou look.\n"
    #expect(try found(.recommended, broken) == ["error invalid-yaml"])
    #expect(try found(RuleSettings(RuleSelection(ignore: [.rule("invalid-yaml")])), broken) == [])
    #expect(try found(RuleSettings(choices: ["invalid-yaml": .init(severity: .info)]), broken) == ["info invalid-yaml"])
  }

  @Test func whatCouldNotBeReadIsAlwaysTold() {
    let report = Linter(settings: LintSettings(RuleSettings(RuleSelection(ignore: [.all]))))
      .report(on: FilesLoader.load(["/nowhere/at/all"]))
    #expect(report.findings.map(\.rule) == ["unreadable-file"])
    #expect(report.isIncomplete)
  }

  @Test func optionsReachTheRule() throws {
    let names = (1...3).map { "docs/look\($0)" }.joined(separator: ", ")
    let text = "---\ndescription: Names data races in Swift code\ntools: [\(names)]\n---\nYou look.\n"
    func found(_ most: Int) throws -> [String] {
      let choice = RuleSettings.Choice(options: RuleOptions(["most": .integer(most)]))
      return try self.found(RuleSettings(choices: ["over-broad-tools": choice]), text)
    }
    #expect(try found(3) == [])
    #expect(try found(2) == ["warning over-broad-tools"])
  }

  @Test func anAllowanceOfARuleThatIsOffIsNotUnused() throws {
    let text = "---\n# agentlint: allow vague-description -- it is a demonstration\n" + Self.text.dropFirst(4)
    #expect(try found(.recommended, text) == [])
    #expect(try found(RuleSettings(RuleSelection(ignore: [.rule("vague-description")])), text) == [])
    let good = text.replacing("Helps with code", with: "Names data races in Swift code")
    #expect(try found(.recommended, good) == ["warning unused-allowance"])
  }
}
