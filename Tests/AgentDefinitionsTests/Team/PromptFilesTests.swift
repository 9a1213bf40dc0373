import SystemPackage
import Testing

@testable import AgentDefinitions

/// Prompts that stand in files of their own: where they are looked for, and where never.
@Suite struct PromptFilesTests {
  private static let outside = "outside the repository"

  private func folder(_ files: [String: String]) throws -> TestFolder {
    try TestFolder(
      files.merging([
        "secret.md": Self.outside, "repo/.git/HEAD": "ref: refs/heads/main", "repo/p.md": "\n  You review.\n\n",
        "repo/.kiro/agents/q.md": "You look.\n", "repo/.kiro/agents/link.md": "→../../../secret.md",
        "repo/.kiro/agents/inside.md": "→../../p.md", "repo/empty.md": " \n",
      ]) { new, _ in new })
  }

  private func kiro(_ prompt: String) throws -> (agent: AgentDefinition?, faults: [FaultKind], root: String) {
    let text = "{\"description\": \"d\", \"tools\": [\"read\"], \"prompt\": \"\(prompt)\"}"
    let folder = try folder(["repo/.kiro/agents/a.json": text])
    let loaded = TeamLoader.load(folder("repo/.kiro/agents/a.json"))
    return (loaded.team?.agents.first, loaded.faults.map(\.kind), folder.path.string)
  }

  @Test(arguments: [
    ("file://./q.md", "You look.", "repo/.kiro/agents/q.md"), ("file://q.md", "You look.", "repo/.kiro/agents/q.md"),
    ("file://../../p.md", "You review.", "repo/p.md"),
    ("file://inside.md", "You review.", "repo/.kiro/agents/inside.md"),
  ])
  func kirosAreRelativeToTheAgent(prompt: String, text: String, path: String) throws {
    let (agent, faults, root) = try kiro(prompt)
    #expect(faults == [])
    #expect(agent?.prompt.value == text)
    #expect(agent?.promptFile?.path == root + "/" + path)
    let read = try #require(agent)
    #expect(read.promptSource.text(in: read.prompt.range) == text)
  }

  @Test(arguments: [
    "file://gone.md", "file://../../empty.md", "file://link.md", "file://../../../secret.md", "file:///etc/passwd",
    "file://~/x",
  ])
  func whatCannotBeReadBlocks(prompt: String) throws {
    let (agent, faults, root) = try kiro(prompt)
    let path = String(prompt.dropFirst(7))
    switch path {
    case "gone.md": #expect(faults == [.unreadableFile(path: root + "/repo/.kiro/agents/gone.md", .notFound)])
    case "../../empty.md": #expect(faults == [.missingPrompt])
    default: #expect(faults == [.escapingPath(path)])
    }
    #expect(!faults.contains { !$0.isBlocking })
    #expect(agent?.prompt.value == "")
  }

  private func docker(_ lines: String) throws -> (prompt: String?, faults: [FaultKind]) {
    let text = "agents:\n  root:\n    model: m\n    description: d\n    \(lines)\n"
    let folder = try folder([
      "repo/team/agent.yaml": text, "repo/team/one.md": "One.\n", "repo/team/deep/two.md": "Two.",
    ])
    let loaded = TeamLoader.load(folder("repo/team/agent.yaml"))
    return (loaded.team?.agents.first?.prompt.value, loaded.faults.map(\.kind))
  }

  @Test(arguments: [
    ("instruction_file: one.md", "One."), ("instruction_file: [./one.md, deep/two.md]", "One.\n\nTwo."),
    ("instruction_file: [one.md]", "One."),
  ])
  func dockersAreReadInOrder(lines: String, prompt: String) throws {
    let found = try docker(lines)
    #expect(found.prompt == prompt)
    #expect(found.faults == [])
  }

  /// docker-agent refuses what leaves the configuration's folder, though it be in the repository.
  @Test func dockersStayInTheirFolder() throws {
    let found = try docker("instruction_file: ../p.md")
    #expect(found.prompt == "You review.")
    guard case .invalidValue("instruction_file", "../p.md", _)? = found.faults.first else {
      Issue.record("\(found.faults)")
      return
    }
    #expect(try docker("instruction_file: ../../secret.md").faults.contains(.escapingPath("../../secret.md")))
    #expect(try docker("instruction: p\n    instruction_file: one.md").faults.count == 1)
    #expect(try docker("instruction: p\n    instruction_file: one.md").prompt == "p")
    #expect(try docker("instruction_file: 7").faults.contains(where: \.isBlocking))
    #expect(try docker("instruction_file: []").faults == [.missingPrompt])
  }

  @Test(arguments: [
    ("{file:p.md}", "You review."),
    ("Before {file:./p.md} after {file:p.md}.", "Before You review. after You review.."),
    ("{file:p.md", "{file:p.md"), ("{env:HOME}", "{env:HOME}"),
  ])
  func openCodesStandInTheText(prompt: String, text: String) throws {
    let folder = try folder([
      "repo/opencode.json": "{\"agent\": {\"a\": {\"description\": \"d\", \"prompt\": \"\(prompt)\"}}}"
    ])
    let loaded = TeamLoader.load(folder("repo/opencode.json"))
    #expect(loaded.team?.agents.first?.prompt.value == text)
    #expect(loaded.faults.map(\.kind) == [])
  }

  /// A megabyte that each of two thousand agents names.
  @Test func oneFileDoesNotMultiply() throws {
    let agents = (0..<100).map { "  a\($0): {description: d, instruction_file: big.md}\n" }.joined()
    let folder = try folder([
      "repo/team/agent.yaml": "agents:\n\(agents)",
      "repo/team/big.md": String(repeating: "x", count: SourceLimits.bytes),
    ])
    let loaded = TeamLoader.load(folder("repo/team/agent.yaml"))
    #expect(loaded.team?.agents.map(\.prompt.value.utf8.count).reduce(0, +) == 16 * SourceLimits.bytes)
    #expect(loaded.isBlocked)
  }
}
