import Foundation
import SystemPackage
import Testing

@testable import AgentDefinitions

@Suite struct FileWalkerTests {
  private func walk(_ folder: TemporaryFolder, _ roots: String...) -> (files: [String], faults: [String]) {
    let walked = FileWalker.walk(roots: roots.map { folder.filePath.pushing(FilePath($0)) }, globalExcludes: nil)
    let start = folder.path.utf8.count + 1
    return (
      walked.files.map { String($0.shown.dropFirst(start)) }, walked.faults.map { String("\($0)".dropFirst(start)) }
    )
  }

  @Test func componentsInByteOrder() throws {
    let folder = try TemporaryFolder()
    for name in ["b", "a/z", "a.txt", "a/b/c", "B", "é", ".x", "a-/y"] { try folder.write(name) }
    let walked = walk(folder, "")
    #expect(walked.files == [".x", "B", "a/b/c", "a/z", "a-/y", "a.txt", "b", "é"])
    #expect(walked.faults == [])
  }

  @Test func rootsAreShownAsGiven() throws {
    let folder = try TemporaryFolder()
    try folder.write("d/e/a")
    let walked = FileWalker.walk(roots: [FilePath("\(folder.path)/d/./e/..//e/")], globalExcludes: nil)
    #expect(walked.files.map(\.shown) == ["\(folder.path)/d/./e/../e/a"])
    #expect(walked.files.map { String($0.relativePath) } == ["a"])
    #expect(try ReadFile.bytes(of: #require(walked.files.first).path) == [])
  }

  @Test func eachFileOnce() throws {
    let folder = try TemporaryFolder()
    for name in ["d/a", "d/b", "c"] { try folder.write(name) }
    #expect(walk(folder, "d/b", "d", "", "d/a").files == ["d/b", "d/a", "c"])
  }

  @Test func links() throws {
    let folder = try TemporaryFolder()
    for name in ["root/a", "root/d/b", "outside", "root/.git/HEAD", "root/hidden", "root/z"] { try folder.write(name) }
    try folder.write("root/.gitignore", "hidden\n")
    try folder.link("root/again", to: "a")
    try folder.link("root/cycle", to: ".")
    try folder.link("root/folder", to: "d")
    try folder.link("root/dangling", to: "nowhere")
    try folder.link("root/escaping", to: "../outside")
    try folder.link("root/loop", to: "loop")
    try folder.link("root/one", to: "hidden")
    try folder.link("root/two", to: "one")
    try folder.link("elsewhere", to: "root/d")
    #expect(walk(folder, "root").files == [".gitignore", "a", "d/b", "one", "z"].map { "root/\($0)" })
    #expect(walk(folder, "root").faults == [])
    #expect(walk(folder, "elsewhere").files == ["elsewhere/b"])
  }

  @Test func specialFilesArePassedOver() throws {
    let folder = try TemporaryFolder()
    try folder.write("a")
    #expect(mkfifo("\(folder.path)/pipe", 0o600) == 0)
    #expect(walk(folder, "").files == ["a"])
    #expect(walk(folder, "pipe").faults == ["pipe: is a pipe, socket or device, not a file"])
    #expect(walk(folder, "none").faults == ["none: no such file"])
  }

  @Test func namesThatAreNoText() throws {
    let folder = try TemporaryFolder()
    let name = FilePath(bytes: Array("\(folder.path)/x".utf8) + [0xFF])
    let file = try FileDescriptor.open(name, .writeOnly, options: .create, permissions: .ownerReadWrite)
    #expect(try file.closeAfter { try file.writeAll("hi".utf8) } == 2)
    let walked = FileWalker.walk(roots: [folder.filePath], globalExcludes: nil)
    #expect(walked.files.map { String($0.relativePath) } == ["x\u{FFFD}"])
    #expect(try walked.files.map { try ReadFile.bytes(of: $0.path) } == [Array("hi".utf8)])
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func unreadableFolders() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b/x", "c"] { try folder.write(name) }
    #expect(chmod("\(folder.path)/b", 0) == 0)
    defer { chmod("\(folder.path)/b", 0o700) }
    let walked = walk(folder, "")
    #expect(walked.files == ["a", "c"])
    #expect(walked.faults == ["b: permission denied"])
  }

  /// A folder so deep that no path can name it: a fault, and the walk goes on.
  @Test func foldersBeyondTheLongestPath() throws {
    let folder = try TemporaryFolder()
    try folder.write("z")
    var at = open(folder.path, O_RDONLY)
    defer { close(at) }
    let name = String(repeating: "d", count: 200)
    for _ in 0..<25 {
      try #require(mkdirat(at, name, 0o700) == 0)
      let next = openat(at, name, O_RDONLY)
      close(at)
      at = next
    }
    let walked = walk(folder, "")
    #expect(walked.files == ["z"])
    #expect(walked.faults.count == 1)
    #expect(walked.faults.first?.hasSuffix("File name too long") == true)
    // Foundation cannot take it away either.
    let remove = Process()
    remove.executableURL = URL(filePath: "/bin/rm")
    remove.arguments = ["-rf", folder.path]
    try remove.run()
    remove.waitUntilExit()
  }

  @Test func ignoredRootsWereAskedFor() throws {
    let folder = try TemporaryFolder()
    for name in ["build/agents/a.md", "build/agents/b.log", "c.log"] { try folder.write(name) }
    try folder.write(".gitignore", "build/\n*.log\n")
    try folder.git("init", "-q")
    #expect(walk(folder, "").files == [".gitignore"])
    #expect(walk(folder, "build/agents").files == ["build/agents/a.md", "build/agents/b.log"])
    #expect(walk(folder, "c.log").files == ["c.log"])
  }

  @Test func repositoriesInsideHaveTheirOwnRules() throws {
    let folder = try TemporaryFolder()
    for name in ["a.log", "sub/a.log", "sub/b.txt", "empty/a.log"] { try folder.write(name) }
    try folder.write(".gitignore", "*.log\n")
    try folder.write("sub/.gitignore", "/b.txt\n")
    try folder.git("init", "-q")
    try folder.git("init", "-q", "sub")
    try folder.write("empty/.git/nothing")
    #expect(walk(folder, "").files == [".gitignore", "sub/.gitignore", "sub/a.log"])
    #expect(walk(folder, "sub").files == ["sub/.gitignore", "sub/a.log"])
  }

  @Test func linkedWorktreesShareTheExcludeFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("main/a")
    try folder.git("init", "-q", "main")
    try folder.git("-C", "main", "-c", "user.name=n", "-c", "user.email=e", "commit", "-q", "--allow-empty", "-m", "m")
    try folder.git("-C", "main", "worktree", "add", "-q", "../linked")
    try folder.write("main/.git/info/exclude", "*.log\n")
    for name in ["linked/a.log", "linked/b"] { try folder.write(name) }
    #expect(walk(folder, "linked").files == ["linked/b"])
  }

  @Test func withoutARepositoryIgnoreFilesCountFromTheRoot() throws {
    let folder = try TemporaryFolder()
    for name in ["a.log", "d/a.log", "d/b"] { try folder.write(name) }
    try folder.write(".gitignore", "*.log\n")
    #expect(walk(folder, "").files == [".gitignore", "d/b"])
    #expect(walk(folder, "d").files == ["d/a.log", "d/b"])
  }

  @Test func ignoreFilesBehindLinksAndPipesDoNotCount() throws {
    let folder = try TemporaryFolder()
    try folder.write("rules", "*\n")
    try folder.write("d/a")
    try folder.link(".gitignore", to: "rules")
    #expect(mkfifo("\(folder.path)/d/.gitignore", 0o600) == 0)
    #expect(walk(folder, "").files == ["d/a", "rules"])
  }

  @Test func manyFiles() throws {
    let folder = try TemporaryFolder()
    var expected: [String] = []
    for outer in 10..<30 {
      for inner in 100..<200 {
        try folder.write("\(outer)/\(inner).txt")
        expected.append("\(outer)/\(inner).txt")
      }
    }
    #expect(walk(folder, "").files == expected)
  }
}
