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
    (["schema", "team"], good, 0), (["schema", "rule"], good, 2), (["eval", "FOLDER/none"], good, 2),
    (["eval"], good, 2), (["--help"], good, 0), (["--version"], good, 0),
    (["help", "check"], good, 0), (["--stdin-filename", "a.agent.md", "FOLDER"], good, 2),
  ]

  private func run(_ arguments: [String], on text: String) throws -> (output: String, errors: String, status: Int32) {
    let folder = FileManager.default.temporaryDirectory.path + "/agentlint-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder + "/.git", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/a.agent.md"))
    let arguments = arguments.map { $0.replacingOccurrences(of: "FOLDER", with: folder) }
    let (console, status) = AgentLint.run(arguments)
    return (console.output, console.errors, status.rawValue)
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
}
