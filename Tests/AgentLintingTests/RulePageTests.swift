import AgentLinting
import Foundation
import Testing

/// `docs/rules` is printed from the rules; `ROSTER_UPDATE=1` prints it anew.
@Suite struct RulePageTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("docs/rules")

  private static let pages: [String: String] = {
    var pages = Dictionary(RuleCatalogue.all.map { ("\($0.id).md", RulePage.markdown($0)) }) { first, _ in first }
    pages["README.md"] = RulePage.index
    return pages
  }()

  @Test func pagesAreThoseOfTheRules() throws {
    if ProcessInfo.processInfo.environment["ROSTER_UPDATE"] == "1" { try update() }
    let present = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
    #expect(present == Self.pages.keys.sorted())
    for (name, text) in Self.pages {
      let written = try? String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
      #expect(written == text, "docs/rules/\(name) has drifted; ROSTER_UPDATE=1 prints it anew")
    }
  }

  private func update() throws {
    try? FileManager.default.removeItem(at: Self.folder)
    try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
    for (name, text) in Self.pages {
      try Data(text.utf8).write(to: Self.folder.appendingPathComponent(name))
    }
  }
}
