import AgentTools
import JSONText
import SessionCore
import Testing

@Suite struct GlobToolTests {
  static let files = [
    "a.swift": "", "b.txt": "", "src/c.swift": "", "src/deep/d.swift": "", "src/deep/e.h": "", ".github/x.yml": "",
    ".gitignore": "build/\n*.log\n", "build/f.swift": "", "g.log": "", "ü/🎈.swift": "",
  ]

  @Test(
    arguments: [
      (["pattern": "*.swift"], "./a.swift"),
      (["pattern": "**/*.swift"], "./a.swift\n./src/c.swift\n./src/deep/d.swift\n./ü/🎈.swift"),
      (["pattern": "./src/*"], "./src/c.swift"),
      (["pattern": "src/**/*.{h,swift}"], "./src/c.swift\n./src/deep/d.swift\n./src/deep/e.h"),
      (["pattern": "**/*.swift", "paths": "src"], "src/c.swift\nsrc/deep/d.swift"),
      (["pattern": "*", "paths": ["src", "src/deep/"]], "src/c.swift\nsrc/deep/d.swift\nsrc/deep/e.h"),
      (["pattern": "**/*.yml"], "./.github/x.yml"),
      (["pattern": "build/*", "paths": ["."]], "No files matched the pattern."),
      (["pattern": "*.log"], "No files matched the pattern."),
      (["pattern": "f.swift", "paths": ["build"]], "build/f.swift"),
      (["pattern": "ROOT/src/*.swift"], "ROOT/src/c.swift"),
      (["pattern": "[z-a]"], "The pattern [z-a] cannot be used: the range 'z-a' in the glob runs backwards."),
      (["pattern": "x", "paths": ["none"]], "Path none does not exist. Please provide a valid path."),
      (["pattern": "../*"], ".. is outside the working directory ROOT."),
      (["pattern": "/etc/*"], "/etc is outside the working directory ROOT."),
    ] as [(JSON, String)])
  func finds(_ arguments: JSON, _ answer: String) async throws {
    let workspace = try Workspace(Self.files)
    func here(_ text: String) -> String {
      text.split(separator: "ROOT", omittingEmptySubsequences: false).joined(separator: workspace.root)
    }
    let input = try JSON(parsing: Array(here(arguments.text).utf8))
    #expect(await workspace.answer(GlobTool(), input) == here(answer))
  }

  @Test func aLongListIsCutAndKept() async throws {
    let workspace = try Workspace()
    for number in 0..<600 { try workspace.write("f/\(1000 + number)", "") }
    let answer = await workspace.answer(GlobTool(), ["pattern": "**"])
    let lines = answer.split(separator: "\n")
    #expect(lines.count == 251)
    let name = try #require(workspace.names(workspace.spill).first)
    #expect(lines.last == "[350 of 600 lines more in \(workspace.spill)/\(name)]")
    #expect(workspace.text(workspace.spill + "/" + name)?.split(separator: "\n").count == 600)
    #expect(workspace.mode(workspace.spill) == 0o700)
    #expect(workspace.mode(workspace.spill + "/" + name) == 0o600)
  }

  @Test func asksToReadWhereItLooks() async throws {
    let workspace = try Workspace(Self.files)
    #expect(
      await workspace.permission(GlobTool(), ["pattern": "*", "paths": ["src/deep", "src"]])
        == .success(.read(path: "src", intention: "List files matching *")))
    #expect(
      await workspace.permission(GlobTool(), ["pattern": "*"])
        == .success(.read(path: ".", intention: "List files matching *")))
  }
}
