import AgentDefinitions
import Foundation
import Testing

@testable import agentlint

/// The command's face: what goes where, and the status.
@Suite struct CommandTests {
  static let vague = "---\ndescription: Helps with code\ntools: [view]\n---\nYou help.\n"
  static let good = "---\ndescription: Names data races in Swift code\ntools: [view]\n---\nYou look.\n"

  typealias Case = (arguments: [String], text: String, status: Int32)

  static let cases: [Case] = [
    (["FOLDER"], good, 0), (["FOLDER"], vague, 1), (["check", "FOLDER"], vague, 1),
    (["FOLDER", "--fail-on", "error"], vague, 0), (["FOLDER", "--fail-on", "never"], vague, 0),
    (["FOLDER", "--fail-on", "info"], vague, 1), (["FOLDER/none"], good, 2), (["FOLDER", "FOLDER/none"], vague, 2),
    (["--unknown"], good, 2), (["--fail-on", "often", "FOLDER"], good, 2),
    (["FOLDER", "--format", "concise"], vague, 1),
    (["FOLDER", "--format", "json"], vague, 1), (["explain", "vague-description"], good, 0),
    (["explain", "FOLDER/a.agent.md"], good, 0), (["explain", "vague-descripton"], good, 2), (["explain"], good, 2),
    (["rules"], good, 0), (["rules", "--format", "json"], good, 0), (["schema", "agent"], good, 0),
    (["schema", "team"], good, 0), (["schema", "report"], good, 0), (["schema", "rule"], good, 2),
    (["eval", "FOLDER/none"], good, 2),
    (["eval"], good, 2), (["route", "FOLDER", "find data races"], good, 0),
    (["route", "FOLDER", "bake a cake"], good, 1),
    (["route", "FOLDER/none", "x"], good, 2), (["test", "FOLDER"], good, 2), (["test"], good, 2),
    (["overlap", "FOLDER"], good, 0), (["overlap", "FOLDER", "--at-least", "200"], good, 2),
    (["grants", "FOLDER"], good, 0), (["grants", "FOLDER", "--agent", "b"], good, 2),
    (["grants", "FOLDER", "--format", "svg"], good, 0), (["grants", "FOLDER", "--runtime", "none"], good, 2),
    (["--help"], good, 0),
    (["--version"], good, 0),
    (["help", "check"], good, 0), (["--stdin-filename", "a.agent.md", "FOLDER"], good, 2),
  ]

  private func run(
    _ arguments: [String], on text: String, today: CalendarDate = ScenarioFolder.day
  ) throws -> (output: String, errors: String, status: Int32) {
    try ScenarioFolder(["a.agent.md": text]).run(arguments, today: today)
  }

  @Test(arguments: cases) func endsWithTheStatusOfItsFindings(_ given: Case) throws {
    let (arguments, text, status) = given
    let result = try run(arguments, on: text)
    #expect(result.status == status, "\(result.output)\(result.errors)")
    // Complaints about usage go to stderr, findings and everything else to stdout.
    #expect(result.output.isEmpty == result.errors.contains("Usage") || result.errors.hasPrefix("agentlint: "))
  }

  @Test func aMisspelledRuleIsPutRight() throws {
    #expect(try run(["explain", "vague-descripton"], on: Self.good).errors.contains("vague-description"))
  }

  @Test func anEmptyFolderSaysWhatIsLookedFor() throws {
    let result = try run(["FOLDER/.git"], on: Self.good)
    #expect(result.status == 0)
    #expect(result.errors.contains("*.agent.md"))
  }

  @Test func aMissingPathLeavesTheRestChecked() throws {
    let result = try run(["FOLDER/none", "FOLDER", "--format", "concise"], on: Self.vague)
    #expect(result.output.contains("[unreadable-file]"))
    #expect(result.output.contains("[vague-description]"))
  }

  @Test func explainSaysHowAFileIsRead() throws {
    let output = try run(["explain", "FOLDER/a.agent.md"], on: Self.good).output
    for part in ["Copilot custom agent", "its name ends in .agent.md", "VS Code", "line 3", "view", "a request fits"] {
      #expect(output.contains(part), "\(part) is not in: \(output)")
    }
  }

  // MARK: - What is known and has grown old

  static let later = CalendarDate(2027, 7, 1)

  @Test func oldFactsAreTold() throws {
    let result = try run(["FOLDER"], on: Self.good, today: Self.later)
    let source = DataSource.codeCustomAgents
    #expect(result.errors.contains("of \(source.system) is of \(source.date), "))
    #expect(result.errors.hasPrefix("agentlint: what agentlint knows of "))
    #expect(result.errors.hasSuffix("; newer names may be called unknown\n"))
    #expect(result.errors.split(separator: "\n").count == 1)
  }

  @Test(arguments: [good, vague]) func oldFactsChangeNothingElse(text: String) throws {
    let fresh = try run(["FOLDER", "--format", "concise"], on: text)
    let stale = try run(["FOLDER", "--format", "concise"], on: text, today: Self.later)
    #expect(fresh.errors.isEmpty)
    #expect(stale.status == fresh.status)
    #expect(stale.output == fresh.output)
  }

  @Test func programsAreToldInJSON() throws {
    let result = try run(["FOLDER", "--format", "json"], on: Self.good, today: Self.later)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let notices = try #require(object["notices"] as? [String])
    #expect(notices.count == 1)
    let sources = try #require(object["sources"] as? [[String: String]])
    #expect(
      sources.contains { $0["system"] == "VS Code" && $0["date"] == "2026-07-29" && $0["licence"] == "CC-BY-4.0" })
  }

  @Test func explainAndRulesSaySources() throws {
    let source = DataSource.gitHubCustomAgents
    #expect(try run(["explain", "FOLDER/a.agent.md"], on: Self.good).output.contains(source.url))
    #expect(try run(["rules"], on: Self.good).output.contains(source.url))
  }
}
