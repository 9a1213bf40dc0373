import AgentTools
import JSONText
import SessionCore
import Testing

@Suite struct CreateToolTests {
  @Test func makesAFileAndItsFolders() async throws {
    let workspace = try Workspace()
    let result = await workspace.result(CreateTool(), ["path": "src/new/a.txt", "file_text": "one\ntwo 🎈\n"])
    #expect(
      result
        == .success(
          ToolOutput(
            text: "Created file src/new/a.txt with 11 characters",
            detail: "--- /dev/null\n+++ b/src/new/a.txt\n@@ -0,0 +1,2 @@\n+one\n+two 🎈\n")))
    #expect(workspace.text("src/new/a.txt") == "one\ntwo 🎈\n")
    #expect(workspace.names("src/new") == ["a.txt"])
    #expect(workspace.mode("src/new/a.txt").map { $0 & 0o600 } == 0o600)
  }

  @Test(arguments: [
    ("a.txt", "a.txt already exists. Use edit to change it."),
    ("folder", "folder is a folder."),
    ("folder/", "folder/ names a folder, not a file."),
    (".", ". is a folder."),
    ("a.txt/b.txt", "a.txt/b.txt: a.txt is a file, not a folder."),
    ("new/../b.txt", "Path new/../b.txt does not exist. Please provide a valid path."),
    ("alias/b.txt", "alias/b.txt leads through a link. Its real path is folder/b.txt; use that."),
    ("dangling", "dangling leads through a link. Its real path is nowhere; use that."),
  ])
  func refuses(_ path: String, _ message: String) async throws {
    let workspace = try Workspace(["a.txt": "old", "folder/x": ""])
    try workspace.link("alias", to: "folder")
    try workspace.link("dangling", to: "nowhere")
    let arguments: JSON = ["path": .string(path), "file_text": "new"]
    #expect(await workspace.answer(CreateTool(), arguments) == message)
    #expect(await workspace.permission(CreateTool(), arguments).failure?.message == message)
    #expect(workspace.text("a.txt") == "old")
    #expect(workspace.names() == ["a.txt", "alias", "dangling", "folder"])
    #expect(workspace.names("folder") == ["x"])
  }

  @Test func asksWithTheWholeFile() async throws {
    let workspace = try Workspace()
    let request = await workspace.permission(CreateTool(), ["path": "./a/../b.txt", "file_text": "x"])
    #expect(request.failure?.message == "Path ./a/../b.txt does not exist. Please provide a valid path.")
    #expect(
      await workspace.permission(CreateTool(), ["path": "./a/b.txt", "file_text": "x"])
        == .success(
          .write(
            path: "a/b.txt", intention: "Create ./a/b.txt",
            diff: "--- /dev/null\n+++ b/a/b.txt\n@@ -0,0 +1,1 @@\n+x\n\\ No newline at end of file\n")))
    #expect(workspace.names() == [])
  }

  @Test func oneOfManyAtOnceWins() async throws {
    let workspace = try Workspace()
    let answers = await withTaskGroup(of: String.self) { group in
      for number in 0..<20 {
        group.addTask { await workspace.answer(CreateTool(), ["path": "d/a", "file_text": .string("\(number)")]) }
      }
      return await group.reduce(into: [String]()) { $0.append($1) }
    }
    #expect(answers.count { $0.hasPrefix("Created") } == 1)
    #expect(answers.count { $0 == "d/a already exists. Use edit to change it." } == 19)
    #expect(workspace.names("d") == ["a"])
  }
}

extension Result {
  var failure: Failure? {
    guard case .failure(let failure) = self else { return nil }
    return failure
  }
}
