import Testing

@testable import agentlint

/// The flags that are about neither rules nor files: usage, help, what is shown and what never is.
@Suite struct FlagTests {
  @Test(arguments: [
    ["--select", "vage-description"], ["--ignore", "tool"], ["--tier", "some"], ["--max-warnings", "-1"],
    ["--config", "a", "--no-config"], ["--stdin"], ["--stdin-filename", ""], ["--since", ""],
    ["--since", "--output=x"],
    ["--stdin", "--stdin-filename", "a.agent.md", "FOLDER"],
  ]) func wrongUsageIsTwo(_ arguments: [String]) throws {
    let result = try ScenarioFolder([:]).run(arguments)
    #expect(result.status == 2)
    #expect(result.output.isEmpty && result.errors.contains("Usage:"))
  }

  private static let secret = "q7Tz9LmW2bXc4KpR"

  /// The line is shown for another rule's sake, while the rule about secrets is off.
  @Test(arguments: [
    ["--select", "prompt,fields,tools,description"], ["--ignore", "literal-secret"], ["--tier", "all"],
  ])
  func noSettingShowsASecret(_ arguments: [String]) throws {
    let folder = try ScenarioFolder([
      "a.agent.yaml": "name: a\ndescription: Helps with code\nprompt: You look.\nmcpServers:\n"
        + "  docs: { command: d, env: { DOCS_API_KEY: \(Self.secret) }, comand: x, args: {} }\nmodell: \(Self.secret)\n",
      "b.agent.yaml": "name: b\nDOCS_API_KEY: \(Self.secret)\ntools: [view, \"--token=\(Self.secret)\"]\nprompt: [\n",
    ])
    for format in ["text", "concise", "json"] {
      let result = folder.run(["FOLDER", "--format", format] + arguments)
      #expect(result.output.contains("b.agent.yaml"))
      #expect(!(result.output + result.errors).contains(Self.secret), "\(result.output)")
    }
  }

  @Test func quietAndShowAllowed() throws {
    let allowed = ConfigurationScenario.vague.replacing(
      "description:", with: "# agentlint: allow vague-description -- for the tour\ndescription:")
    let folder = try ScenarioFolder(["a.agent.md": allowed])
    #expect(folder.run(["FOLDER", "--quiet"]).output.isEmpty)
    #expect(folder.run(["FOLDER/.git", "--quiet"]).errors.isEmpty)
    #expect(folder.run(["FOLDER"]).output == "No findings in 1 file with 1 agent, 1 allowed by comments\n")
    let shown = folder.run(["FOLDER", "--show-allowed"])
    #expect(shown.output.contains("[vague-description]") && shown.output.contains("= allowed: for the tour\n"))
    #expect(shown.status == 0)
    #expect(
      folder.run(["FOLDER", "--show-allowed", "--format", "json"]).output.contains("\"reason\": \"for the tour\""))
  }

  @Test func eachCommandHasItsOwnHelp() throws {
    for (arguments, part) in [
      (["check", "--help"], "--max-warnings"), (["help", "check"], "--max-warnings"),
      (["rules", "--help"], "List the"),
      (["--help"], "SUBCOMMANDS"), (["help"], "SUBCOMMANDS"),
    ] {
      let result = try ScenarioFolder([:]).run(arguments)
      #expect(result.status == 0 && result.output.contains(part), "\(arguments)")
    }
  }
}
