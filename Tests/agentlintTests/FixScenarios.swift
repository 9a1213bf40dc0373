import Foundation
import Testing

@testable import agentlint

/// `agentlint fix` as people use it.
@Suite struct FixScenarios {
  private static let misspelled = """
    ---
    description: Names data races in Swift code
    tools: [view, gerp] # the list
    ---
    You look.

    """

  @Test func fixesWhatIsSafe() throws {
    let folder = try ScenarioFolder(["a.agent.md": Self.misspelled])
    let result = folder.run(["fix", "FOLDER"])
    #expect(
      result.output == """
        a.agent.md:3:15: fixed: write `grep` [unknown-tool]
        1 finding fixed in 1 file, none left

        """)
    #expect(result.status == 0)
    #expect(folder.read("a.agent.md") == Self.misspelled.replacing("gerp", with: "grep"))
    #expect(folder.run(["fix", "FOLDER"]).output == "Nothing to fix, none left\n")
  }

  @Test func leavesWhatIsNot() throws {
    let text = "---\ndescription: Names data races in Swift code\ninfer: false\n---\nYou look.\n"
    let folder = try ScenarioFolder(["a.agent.md": text])
    let result = folder.run(["fix", "FOLDER"])
    #expect(result.output == "Nothing to fix, 1 left, of which 1 can be fixed with --unsafe\n")
    #expect(result.status == 1)
    #expect(folder.read("a.agent.md") == text)
    #expect(folder.run(["fix", "--unsafe", "FOLDER"]).status == 0)
    #expect(folder.read("a.agent.md") == text.replacing("infer: false", with: "disable-model-invocation: true"))
  }

  @Test func aDryRunWritesNothing() throws {
    let folder = try ScenarioFolder(["a.agent.md": Self.misspelled, "b.agent.md": "---\r\nname: 1\r\n---\r\nYou.\r\n"])
    let result = folder.run(["fix", "--dry-run", "FOLDER"])
    #expect(folder.read("a.agent.md") == Self.misspelled)
    #expect(result.output.contains("-tools: [view, gerp] # the list\n+tools: [view, grep] # the list\n"))
    #expect(result.errors.contains("could be fixed in 2 files"))
    // The folder's path has been taken out.
    try folder.write(result.output.replacing("--- a", with: "--- a/").replacing("+++ b", with: "+++ b/"), to: ".diff")
    try folder.shell("git apply .diff")
    #expect(folder.read("a.agent.md") == Self.misspelled.replacing("gerp", with: "grep"))
    #expect(folder.read("b.agent.md") == "---\r\nname: \"1\"\r\n---\r\nYou.\r\n")
  }

  @Test func rulesCanBeChosen() throws {
    let folder = try ScenarioFolder(["a.agent.md": Self.misspelled])
    #expect(folder.run(["fix", "--ignore", "unknown-tool", "FOLDER"]).output == "Nothing to fix, none left\n")
  }

  @Test func whatCannotBeWrittenIsTold() throws {
    let folder = try ScenarioFolder(["a.agent.md": Self.misspelled])
    try folder.shell("chmod a-w a.agent.md")
    let result = folder.run(["fix", "FOLDER"])
    #expect(result.errors.contains("a.agent.md is as it was: it is read-only"))
    #expect(result.status == 2)
    #expect(folder.read("a.agent.md") == Self.misspelled)
  }

  @Test func nothingOutsideOfThePathsIsWritten() throws {
    let folder = try ScenarioFolder(["in/b.agent.md": Self.misspelled, "out/a.agent.md": Self.misspelled])
    try folder.shell("ln -s ../out/a.agent.md in/a.agent.md")
    _ = folder.run(["fix", "FOLDER/in"])
    #expect(folder.read("out/a.agent.md") == Self.misspelled)
    #expect(folder.read("in/b.agent.md") != Self.misspelled)
  }

  /// A file that two systems look for under two names is changed once, and the link stays one.
  @Test func aFileWithTwoNamesIsFixedOnce() throws {
    let text =
      "---\nname: one\ndescription: Names data races in Swift code\ntools: Raed, Gerp\n---\nYou\u{202E} look.\n"
    let folder = try ScenarioFolder([".claude/agents/one.md": text])
    try folder.shell("mkdir -p plugin/agents; ln -s ../../.claude/agents/one.md plugin/agents/other.md")
    let result = folder.run(["fix", "FOLDER"])
    #expect(result.errors == "")
    #expect(
      folder.read(".claude/agents/one.md")
        == text.replacing("Raed, Gerp", with: "Read, Grep").replacing("\u{202E}", with: ""))
    try folder.shell("test -L plugin/agents/other.md")
  }

  @Test func programsReadWhatWasDone() throws {
    let folder = try ScenarioFolder(["a.agent.md": Self.misspelled])
    let output = folder.run(["fix", "--format", "json", "FOLDER"]).output
    let object = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    let applied = object?["applied"] as? [[String: Any]]
    #expect(applied?.first?["title"] as? String == "write `grep`")
    #expect((object?["changed"] as? [String])?.count == 1)
    #expect((object?["findings"] as? [Any])?.isEmpty == true)
  }

  @Test func whatIsKnownIsNotLeft() throws {
    let text = "---\ndescription: Helps with code\ntools: [view, gerp]\n---\nYou look.\n"
    let folder = try ScenarioFolder(["a.agent.md": text])
    #expect(folder.run(["fix", "FOLDER"]).status == 1)
    #expect(folder.run(["baseline", "--output", "FOLDER/known.json", "FOLDER"]).status == 0)
    #expect(folder.run(["fix", "--baseline", "FOLDER/known.json", "FOLDER"]).status == 0)
  }

  @Test func aCheckSaysWhatCanBeFixed() throws {
    let folder = try ScenarioFolder(["a.agent.md": Self.misspelled])
    #expect(folder.run(["FOLDER"]).output.hasSuffix("; 1 can be fixed with `agentlint fix`\n"))
  }

  @Test func theDiffShowsNoSecret() throws {
    let token = "ghp_8fK2mQ9xLp4Rv7Tz1WbN6cYh3JdS5gAe0uXo"
    let folder = try ScenarioFolder([
      "a.agent.md": Self.misspelled.replacing("You look.", with: "Use \(token).").replacing(
        "---\nUse", with: "---\nUse")
    ])
    let output = folder.run(["fix", "--dry-run", "FOLDER"]).output
    #expect(!output.contains(token))
  }
}
