import AgentLinting
import Foundation
import JSONText
import Testing

/// `docs/rules` is printed from the rules; `ROSTER_UPDATE=1` prints it anew.
@Suite struct RulePageTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("docs/rules")

  /// Printed by `agentlint eval` from labelled files, not from the rules.
  private static let measured = "precision.md"

  private static let pages: [String: String] = {
    var pages = Dictionary(RuleCatalogue.all.map { ("\($0.id).md", RulePage.markdown($0)) }) { first, _ in first }
    pages["README.md"] = RulePage.index
    return pages
  }()

  @Test func pagesAreThoseOfTheRules() throws {
    if ProcessInfo.processInfo.environment["ROSTER_UPDATE"] == "1" { try update() }
    let present = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
    #expect(present.filter { $0 != Self.measured } == Self.pages.keys.sorted())
    for (name, text) in Self.pages {
      let written = try? String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
      #expect(written == text, "docs/rules/\(name) has drifted; ROSTER_UPDATE=1 prints it anew")
    }
  }

  private static let root = folder.deletingLastPathComponent().deletingLastPathComponent()

  /// Each rule is a key of a configuration, and so of its schema.
  @Test func configurationSchemaIsThatOfTheTable() throws {
    let place = Self.root.appendingPathComponent("schemas/config.schema.json")
    let text = ConfigurationFields.schema.pretty() + "\n"
    if ProcessInfo.processInfo.environment["ROSTER_UPDATE"] == "1" { try Data(text.utf8).write(to: place) }
    let written = try? String(contentsOf: place, encoding: .utf8)
    #expect(written == text, "schemas/config.schema.json has drifted; ROSTER_UPDATE=1 prints it anew")
  }

  @Test func configurationPageHasTheTable() throws {
    let place = Self.root.appendingPathComponent("docs/configuration.md")
    let (begin, end) = (
      "<!-- Printed from the table by a test: ROSTER_UPDATE=1 scripts/test RulePage -->\n", "<!-- end -->"
    )
    var text = try String(contentsOf: place, encoding: .utf8)
    let start = try #require(text.range(of: begin)).upperBound
    let stop = try #require(text.range(of: end)).lowerBound
    if ProcessInfo.processInfo.environment["ROSTER_UPDATE"] == "1" {
      text.replaceSubrange(start..<stop, with: ConfigurationPage.tables)
      try Data(text.utf8).write(to: place)
    } else {
      #expect(text[start..<stop] == ConfigurationPage.tables, "docs/configuration.md has drifted")
    }
  }

  private func update() throws {
    try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.folder.path) where name != Self.measured {
      try FileManager.default.removeItem(at: Self.folder.appendingPathComponent(name))
    }
    for (name, text) in Self.pages {
      try Data(text.utf8).write(to: Self.folder.appendingPathComponent(name))
    }
  }
}
