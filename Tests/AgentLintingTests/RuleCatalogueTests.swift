import AgentLinting
import Foundation
import Testing

/// The list of rules against the folder they lie in, and what every rule owes its readers.
@Suite struct RuleCatalogueTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let folder = root.appendingPathComponent("Sources/AgentLinting/Rules")

  /// `id: "…"` in a file that declares a rule, with the folder that the file lies in.
  private func declared() throws -> [String: String] {
    var found: [String: String] = [:]
    for category in try FileManager.default.contentsOfDirectory(atPath: Self.folder.path) where !category.contains(".")
    {
      let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.appendingPathComponent(category).path)
      for file in files {
        let path = Self.folder.appendingPathComponent(category).appendingPathComponent(file)
        let text = try String(contentsOf: path, encoding: .utf8)
        guard text.contains("static let info = RuleInfo("), let start = text.range(of: "id: \"") else { continue }
        let id = text[start.upperBound...].prefix { $0 != "\"" }
        #expect(found[String(id)] == nil, "two files declare \(id)")
        found[String(id)] = category
        let type = file.replacingOccurrences(of: ".swift", with: "")
        #expect(text.contains("struct \(type): "), "\(file) is not named after its rule")
      }
    }
    return found
  }

  @Test func listAndFolderAgree() throws {
    let listed = RuleCatalogue.all.map { ($0.id, $0.category.rawValue) }
    #expect(try declared() == Dictionary(listed) { first, _ in first })
    #expect(Set(listed.map(\.0)).count == listed.count)
  }

  @Test func listIsSorted() throws {
    let text = try String(contentsOf: Self.folder.appendingPathComponent("RuleCatalogue.swift"), encoding: .utf8)
    let names = text.split(separator: "\n").compactMap { line -> String? in
      guard line.hasPrefix("    ."), line.hasSuffix("()),") else { return nil }
      return line.split(separator: "(")[1].description
    }
    #expect(names.count == RuleCatalogue.all.count)
    #expect(names == names.sorted())
  }

  @Test(arguments: RuleCatalogue.all) func everyRuleSaysWhoItIs(_ rule: RuleInfo) {
    #expect(rule.id.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "-" || $0.isNumber) })
    #expect(rule.summary.hasSuffix(".") && rule.summary.first?.isUppercase == true)
    #expect(rule.why.hasSuffix("."))
    #expect(rule.examples.contains { !$0.isFlagged })
    #expect(RuleCatalogue.rule(rule.id)?.id == rule.id)
    for option in rule.options { #expect(option.summary.hasSuffix(".")) }
    #expect(Set(rule.options.map(\.name)).union(["severity"]).count == rule.options.count + 1)
    for alias in rule.aliases { #expect(RuleCatalogue.rule(alias)?.id == rule.id) }
  }

  /// A missing variable shows itself only to those who look at the environment, which the linter does not; a team that is
  /// too large would make a page that is.
  @Test func everyRuleHasAFlaggedExample() {
    let without = RuleCatalogue.all.filter { rule in !rule.examples.contains(where: \.isFlagged) }.map(\.id)
    #expect(without == ["missing-variable", "oversized-team"])
  }
}
