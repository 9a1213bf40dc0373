import Foundation
import SystemPackage
import Testing

@testable import AgentDefinitions

@Suite struct ReadFileTests {
  @Test func wholeContents() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", "hello")
    try folder.write("empty")
    try folder.link("link", to: "a")
    #expect(try ReadFile.bytes(of: folder.filePath.appending("a")) == Array("hello".utf8))
    #expect(try ReadFile.bytes(of: folder.filePath.appending("a"), limit: 5) == Array("hello".utf8))
    #expect(try ReadFile.bytes(of: folder.filePath.appending("empty"), limit: 0) == [])
    #expect(try ReadFile.bytes(of: folder.filePath.appending("link")) == Array("hello".utf8))
  }

  @Test(arguments: [
    ("missing", ReadFault.Code.missing),
    ("a/below", .missing),
    ("folder", .folder),
    ("pipe", .special),
    ("a", .tooLarge(limit: 4)),
    ("loop", .failed(.tooManySymbolicLinkLevels)),
  ])
  func refuses(name: String, code: ReadFault.Code) throws {
    let folder = try TemporaryFolder()
    try folder.write("a", "hello")
    try folder.write("folder/x")
    try folder.link("loop", to: "loop")
    #expect(mkfifo("\(folder.path)/pipe", 0o600) == 0)
    let path = folder.filePath.appending(name)
    #expect(throws: ReadFault(path: path, code: code)) { try ReadFile.bytes(of: path, limit: 4) }
  }

  /// Whoever does not want the rest may have a file of any size.
  @Test(arguments: [
    ("hello", 3, 100, false, "hel"), ("hello", 3, 1, false, "hel"), ("hello", 3, 5, true, "hello"),
    ("hello", 5, 5, true, "hello"), ("hello", 9, 5, true, "hello"), ("", 3, 0, true, ""),
  ])
  func theHeadDecidesAboutTheRest(text: String, head: Int, limit: Int, isWanted: Bool, read: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("a", text)
    let found = try ReadFile.bytes(of: folder.filePath.appending("a"), limit: limit, head: head) { bytes in
      #expect(bytes.elementsEqual(text.utf8.prefix(head)))
      return isWanted
    }
    #expect(found.bytes == Array(read.utf8))
    #expect(found.isWanted == isWanted)
  }

  @Test func whatIsWantedMayNotBeTooLarge() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", "hello")
    let path = folder.filePath.appending("a")
    #expect(throws: ReadFault(path: path, code: .tooLarge(limit: 4))) {
      try ReadFile.bytes(of: path, limit: 4, head: 2) { _ in true }
    }
  }

  @Test func devicesAndLinks() throws {
    let folder = try TemporaryFolder()
    try folder.write("a")
    try folder.link("link", to: "a")
    let link = folder.filePath.appending("link")
    #expect(throws: ReadFault(path: "/dev/zero", code: .special)) { try ReadFile.bytes(of: "/dev/zero") }
    #expect(throws: ReadFault(path: link, code: .failed(.tooManySymbolicLinkLevels))) {
      try ReadFile.bytes(of: link, followsLinks: false)
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/status")))
  func filesThatSayTheyAreEmpty() throws {
    #expect(try ReadFile.bytes(of: "/proc/self/status").starts(with: "Name:".utf8))
  }

  @Test func saysWhatIsWrong() {
    let fault = ReadFault(path: "agents/a.md", code: .tooLarge(limit: 10))
    #expect(fault.description == "agents/a.md: larger than 10 bytes")
  }
}
