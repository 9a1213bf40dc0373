import Foundation
import SystemPackage
import Testing

@testable import AgentDefinitions

@Suite struct FileOverlayTests {
  private static func agent(_ description: String) -> [UInt8] {
    Array("---\ndescription: \(description)\n---\nBody\n".utf8)
  }

  private func descriptions(_ loaded: LoadedFiles) -> [String?] { loaded.agents.map { $0.description?.value } }

  @Test func countsForWhatIsOnDisk() throws {
    let folder = try TemporaryFolder()
    // More than one chunk, so that other threads read some of them.
    for number in 10..<60 { try folder.write(".github/agents/a\(number).agent.md", text(Self.agent("old"))) }
    var overlay = FileOverlay()
    overlay["\(folder.path)/.github/agents/a11.agent.md"] = Self.agent("new")
    overlay["\(folder.path)/.github/./agents/a59.agent.md"] = Self.agent("newer")
    let loaded = FilesLoader.load([folder.path], overlay: overlay)
    let expected = (10..<60).map { $0 == 11 ? "new" : $0 == 59 ? "newer" : "old" }
    #expect(descriptions(loaded) == expected)
    #expect(descriptions(FilesLoader.load([folder.path])) == [String](repeating: "old", count: 50))
  }

  @Test func countsForTeamFilesAndPrompts() throws {
    let folder = try TemporaryFolder()
    try folder.write("team.yaml", "agents: [{name: a, description: b, prompt: c}]\n")
    var overlay = FileOverlay()
    overlay["\(folder.path)/team.yaml"] = Array("agents: [{name: x, description: b, prompt: c}]\n".utf8)
    #expect(FilesLoader.load([folder.path], overlay: overlay).agents.map(\.id.value) == ["x"])
  }

  @Test func countsThroughLinks() throws {
    let folder = try TemporaryFolder()
    try folder.write("real/text", text(Self.agent("old")))
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/a.agent.md", withDestinationPath: "real/text")
    for name in ["a.agent.md", "real/text"] {
      var overlay = FileOverlay()
      overlay["\(folder.path)/\(name)"] = Self.agent("new")
      #expect(
        try overlay.whileReading { try ReadFile.bytes(of: FilePath("\(folder.path)/\(name)")) } == Self.agent("new"))
    }
    var overlay = FileOverlay()
    overlay["\(folder.path)/a.agent.md"] = Self.agent("new")
    #expect(
      try overlay.whileReading { try ReadFile.bytes(of: FilePath("\(folder.path)/real/text")) } == Self.agent("new"))
  }

  /// The last word counts, under whichever name it was said.
  @Test func aFileHasOneText() throws {
    let folder = try TemporaryFolder()
    try folder.write("real/text", "old")
    try folder.link("other", to: "real/text")
    var overlay = FileOverlay()
    overlay["\(folder.path)/real/text"] = [1]
    #expect(overlay["\(folder.path)/other"] == [1])
    overlay["\(folder.path)/other"] = [2]
    #expect(overlay["\(folder.path)/real/text"] == [2])
    overlay["\(folder.path)/other"] = nil
    #expect(overlay.isEmpty)
  }

  @Test func countsForFilesThatAreNotThere() throws {
    let folder = try TemporaryFolder()
    let path = FilePath("\(folder.path)/none.agent.md")
    var overlay = FileOverlay()
    overlay[path.string] = [1]
    #expect(try overlay.whileReading { try ReadFile.bytes(of: path) } == [1])
    #expect(overlay[path.string] == [1])
    overlay[path.string] = nil
    #expect(overlay.isEmpty)
    #expect(throws: ReadFault.self) { try overlay.whileReading { try ReadFile.bytes(of: path) } }
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
