import Foundation
import SystemPackage
import Testing

@testable import AgentDefinitions

/// A walk for agents knows a file by every path under which a system looks for it, and says what it could not read.
@Suite struct AgentWalkTests {
  private func walk(_ folder: TemporaryFolder, _ root: String = "") -> (files: [String], faults: [String]) {
    let walked = FileWalker.walkForAgents(roots: [folder.filePath.pushing(FilePath(root))], globalExcludes: nil)
    let start = folder.path.utf8.count + 1
    return (
      walked.files.map { String($0.shown.dropFirst(start)) }, walked.faults.map { String("\($0)".dropFirst(start)) }
    )
  }

  private func repository(_ files: String...) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in [".git/HEAD"] + files { try folder.write(name) }
    return folder
  }

  @Test func aFolderOfAgentsBehindALink() throws {
    let folder = try repository("agents/a.md", "agents/deep/b.md", "docs/c.md")
    try FileManager.default.createDirectory(atPath: "\(folder.path)/.claude", withIntermediateDirectories: true)
    try folder.link(".claude/agents", to: "../agents")
    try folder.link(".cursor", to: ".claude")
    try folder.link("more", to: "docs")
    let walked = walk(folder)
    #expect(
      walked.files == [
        ".claude/agents/a.md", ".claude/agents/deep/b.md", ".cursor/agents/a.md", ".cursor/agents/deep/b.md",
        "agents/a.md", "agents/deep/b.md", "docs/c.md",
      ])
    #expect(walked.faults == [])
  }

  @Test func aFileBehindALink() throws {
    let folder = try repository("docs/a.md", ".claude/agents/b.md")
    try folder.link(".claude/agents/a.md", to: "../../docs/a.md")
    try folder.link("again.md", to: "docs/a.md")
    #expect(walk(folder).files == [".claude/agents/a.md", ".claude/agents/b.md", "docs/a.md"])
  }

  /// The rest of the repository counts too when only a part of it is walked; what lies outside never does.
  @Test func whereLinksMayLead() throws {
    let outside = try TemporaryFolder()
    try outside.write("x.md")
    let folder = try repository("shared/a.md", "part/.claude/z.md")
    try folder.link("part/.claude/agents", to: "../../shared")
    try folder.link("part/agents", to: outside.path)
    #expect(walk(folder, "part").files == ["part/.claude/agents/a.md", "part/.claude/z.md"])
    #expect(walk(folder, "part").faults == [])
  }

  @Test func cyclesEnd() throws {
    let folder = try repository(".claude/agents/a.md", "agents/b.md")
    try folder.link(".claude/agents/up", to: "..")
    try folder.link(".claude/agents/here", to: ".")
    try folder.link(".claude/agents/other", to: "../../agents")
    try folder.link("agents/back", to: "../.claude/agents")
    try folder.link("agents/loop", to: "loop")
    let walked = walk(folder)
    #expect(walked.files.contains(".claude/agents/a.md"))
    #expect(walked.files.contains("agents/b.md"))
    #expect(walked.files.contains(".claude/agents/other/b.md"))
    #expect(walked.files.count < 20)
    #expect(walked.faults == [])
  }

  /// However the links are laid, no folder is walked more than a few times.
  @Test func manyLinksToOneFolder() throws {
    let folder = try repository("agents/a.md")
    for number in 0..<100 { try folder.link("agents/link\(number)", to: "../shared") }
    try folder.write("shared/b.md")
    #expect(walk(folder).files.count < 20)
  }

  @Test func whatCannotBeReadIsToldWhereSystemsLook() throws {
    let folder = try repository(".claude/agents/a.md", "docs/b.md", "tests/.claude/agents/c.md")
    for place in [".claude/agents", "docs", "tests/.claude/agents"] {
      try folder.link("\(place)/gone.md", to: "nowhere")
      try folder.link("\(place)/picture", to: "nowhere.png")
      #expect(mkfifo("\(folder.path)/\(place)/pipe.md", 0o600) == 0)
    }
    try folder.link(".claude/agents/zero.md", to: "/dev/zero")
    try folder.link(".gemini", to: ".claude")
    try folder.link(".kiro", to: "nowhere")
    let walked = walk(folder)
    #expect(
      walked.files == [
        ".claude/agents/a.md", ".gemini/agents/a.md", "docs/b.md", "tests/.claude/agents/c.md",
      ])
    #expect(
      walked.faults.filter { $0.hasPrefix(".claude") } == [
        ".claude/agents/pipe.md: is a pipe, socket or device, not a file",
        ".claude/agents/gone.md: is a link that leads nowhere",
        ".claude/agents/zero.md: is a pipe, socket or device, not a file",
      ])
    #expect(walked.faults.count { $0.hasPrefix("docs") || $0.hasPrefix("tests") || $0.hasPrefix(".kiro") } == 0)
    #expect(walk(folder, "docs").faults == [])
  }
}
