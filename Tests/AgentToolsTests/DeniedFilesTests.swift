import JSONText
import SessionCore
import Testing

@testable import AgentTools

/// What an agent may not read is not found for it either.
@Suite struct DeniedFilesTests {
  static let files = [
    "a.txt": "needle\n", "src/b.txt": "needle\n", "src/secrets/c.txt": "needle\n", "secrets/d.txt": "needle\n",
    "secrets/line\nbreak": "needle\n",
  ]

  @Sendable static func mayRead(_ path: String) -> Bool { !path.hasPrefix("secrets/") }

  @Test(
    arguments: GrepToolTests.engines,
    [
      (["output_mode": "files_with_matches"], "./a.txt\n./src/b.txt\n./src/secrets/c.txt"),
      (
        ["output_mode": "content", "-C": 1],
        "./a.txt:1:needle\n--\n./src/b.txt:1:needle\n--\n./src/secrets/c.txt:1:needle"
      ),
      (["output_mode": "count"], "./a.txt:1\n./src/b.txt:1\n./src/secrets/c.txt:1"),
      (["paths": ["src", "secrets"]], "src/b.txt\nsrc/secrets/c.txt"),
      (["paths": "src/../secrets"], "No matches found."),
      (["paths": "ROOT/secrets"], "No matches found."),
      (["glob": "d.*"], "No matches found."),
      (["paths": ["a.txt", "secrets/d.txt"]], "Permission denied by a rule: secrets/d.txt"),
    ] as [(JSONObject, String)])
  func areNotSearched(_ engine: SearchEngine, _ test: (JSONObject, String)) async throws {
    let workspace = try Workspace(Self.files)
    // Says nothing about matches that it does not show.
    try workspace.write("secrets/binary", bytes: Array("needle\n".utf8) + [0, 1])
    var arguments = test.0
    arguments["pattern"] = "needle"
    let text = JSON.object(arguments).text.split(separator: "ROOT").joined(separator: workspace.root)
    let input = try JSON(parsing: Array(text.utf8))
    #expect(
      await workspace.answer(GrepTool(engine: engine), input, in: workspace.context(mayRead: Self.mayRead)) == test.1)
  }

  @Test(
    arguments: [
      (["pattern": "**/*.txt"], "./a.txt\n./src/b.txt\n./src/secrets/c.txt"),
      (["pattern": "secrets/*"], "No files matched the pattern."),
      (["pattern": "*", "paths": ["src", "secrets"]], "src/b.txt"),
      (["pattern": "ROOT/secrets/*"], "No files matched the pattern."),
    ] as [(JSON, String)])
  func areNotListed(_ arguments: JSON, _ answer: String) async throws {
    let workspace = try Workspace(Self.files)
    let input = try JSON(
      parsing: Array(arguments.text.split(separator: "ROOT").joined(separator: workspace.root).utf8))
    #expect(await workspace.answer(GlobTool(), input, in: workspace.context(mayRead: Self.mayRead)) == answer)
  }

  /// What the session put aside for the agent is its own to read.
  @Test(arguments: GrepToolTests.engines)
  func spilledOutputIsNobodyElses(_ engine: SearchEngine) async throws {
    let workspace = try Workspace()
    let path = workspace.spill + "/bash-1.txt"
    try workspace.write(path, "needle\n")
    let context = workspace.context(mayRead: { _ in false })
    #expect(
      await workspace.answer(GrepTool(engine: engine), ["pattern": "needle", "paths": .string(path)], in: context)
        == path)
    let pattern: JSON = .string(workspace.spill + "/*")
    #expect(await workspace.answer(GlobTool(), ["pattern": pattern, "paths": "."], in: context) != path)
  }
}
