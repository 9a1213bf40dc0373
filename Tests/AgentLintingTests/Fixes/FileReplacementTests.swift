import Foundation
import Testing

@testable import AgentLinting

@Suite struct FileReplacementTests {
  private let old = Array("old\n".utf8)
  private let new = Array("new\n".utf8)

  private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test func keepsModeAndLeavesNothingBehind() throws {
    let folder = try FixtureFolder([("a.md", "old\n")])
    let path = folder.path + "/a.md"
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try FileReplacement(below: [folder.path]).replace(path, old, with: new)
    #expect(try text(path) == "new\n")
    #expect(try names(folder.path) == [".git", "a.md"])
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o640)
  }

  @Test func writesThroughLinksInside() throws {
    let folder = try FixtureFolder([("in/a.md", "old\n"), ("out/b.md", "old\n")])
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/in/l.md", withDestinationPath: "a.md")
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/in/o.md", withDestinationPath: "../out/b.md")
    let files = FileReplacement(below: [folder.path + "/in"])
    try files.replace(folder.path + "/in/l.md", old, with: new)
    #expect(try text(folder.path + "/in/a.md") == "new\n")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/in/l.md") == "a.md")
    #expect(throws: FileReplacement.Failure.outside) { try files.replace(folder.path + "/in/o.md", old, with: new) }
    #expect(throws: FileReplacement.Failure.outside) { try files.replace(folder.path + "/out/b.md", old, with: new) }
    #expect(try text(folder.path + "/out/b.md") == "old\n")
  }

  @Test func refusesWhatHasChanged() throws {
    let folder = try FixtureFolder([("a.md", "other\n")])
    let files = FileReplacement(below: [folder.path])
    #expect(throws: FileReplacement.Failure.changed) { try files.replace(folder.path + "/a.md", old, with: new) }
    #expect(throws: FileReplacement.Failure.changed) { try files.replace(folder.path + "/none.md", old, with: new) }
    #expect(try text(folder.path + "/a.md") == "other\n")
  }

  @Test func refusesWhatIsReadOnlyOrHasSeveralNames() throws {
    let folder = try FixtureFolder([("a.md", "old\n"), ("b.md", "old\n")])
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: folder.path + "/a.md")
    try FileManager.default.linkItem(atPath: folder.path + "/b.md", toPath: folder.path + "/c.md")
    let files = FileReplacement(below: [folder.path])
    #expect(throws: FileReplacement.Failure.readOnly) { try files.replace(folder.path + "/a.md", old, with: new) }
    #expect(throws: FileReplacement.Failure.severalNames) { try files.replace(folder.path + "/b.md", old, with: new) }
    #expect(try names(folder.path) == [".git", "a.md", "b.md", "c.md"])
  }

  @Test func aFolderThatBeginsAlikeIsOutside() throws {
    let folder = try FixtureFolder([("in/a.md", "old\n"), ("inside/a.md", "old\n")])
    let files = FileReplacement(below: [folder.path + "/in"])
    #expect(!files.contains(folder.path + "/inside/a.md"))
    #expect(files.contains(folder.path + "/in/a.md"))
  }
}
