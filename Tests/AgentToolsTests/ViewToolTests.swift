import AgentTools
import JSONText
import SessionCore
import Testing

@Suite struct ViewToolTests {
  static let files = [
    "a.txt": "one\ntwo\nthree\n",
    "open.txt": "no end",
    "dos.txt": "x\r\ny\r\n",
    "empty.txt": "",
    "folder/b.txt": "",
    "folder/.hidden": "",
    "folder/inner/c.txt": "",
  ]

  struct Case: Sendable, CustomTestStringConvertible {
    let arguments: JSON
    let answer: String
    var testDescription: String { arguments.text }

    init(_ arguments: JSON, _ answer: String) { (self.arguments, self.answer) = (arguments, answer) }
  }

  @Test(arguments: [
    Case(["path": "a.txt"], "1. one\n2. two\n3. three\n4."),
    Case(["path": "./folder/../a.txt", "view_range": [2, 3]], "2. two\n3. three"),
    Case(["path": "a.txt", "view_range": [2, -1]], "2. two\n3. three\n4."),
    Case(["path": "a.txt", "view_range": ["1", 1]], "1. one"),
    Case(["path": "a.txt", "view_range": "[1, 2]"], "1. one\n2. two"),
    Case(["path": "a.txt", "view_range": [3, 900]], "3. three\n4."),
    Case(["path": "open.txt"], "1. no end"),
    Case(["path": "dos.txt"], "1. x\n2. y\n3."),
    Case(["path": "empty.txt"], "empty.txt is empty."),
    Case(["path": "folder"], ".hidden\nb.txt\ninner"),
    Case(["path": "folder/"], ".hidden\nb.txt\ninner"),
    Case(["path": "."], "a.txt\ndos.txt\nempty.txt\nfolder\nopen.txt"),
    Case(["path": "none.txt"], "Path none.txt does not exist. Please provide a valid path."),
    Case(["path": "none/of/this"], "Path none/of/this does not exist. Please provide a valid path."),
    Case(["path": "a.txt/"], "a.txt/: a.txt is a file, not a folder."),
    Case(["path": "a.txt/b"], "a.txt/b: a.txt is a file, not a folder."),
    Case(["path": "a.txt", "view_range": [0, 2]], "view_range [0, 2] is no range of lines; the first line is 1."),
    Case(["path": "a.txt", "view_range": [3, 2]], "view_range [3, 2] is no range of lines; the first line is 1."),
    Case(["path": "a.txt", "view_range": [9, -1]], "view_range [9, -1] begins after the end; a.txt has 4 lines."),
    Case(
      ["path": "a.txt", "view_range": [1]],
      "The argument \"view_range\" of view has the wrong shape; expected "
        + #"{"type":"array","items":{"type":"integer"},"description":"[first, last] line; last -1: to the end"}"#),
    Case([:], "view needs the argument \"path\"."),
  ])
  func views(_ test: Case) async throws {
    let workspace = try Workspace(Self.files)
    #expect(await workspace.answer(ViewTool(), test.arguments) == test.answer)
  }

  @Test func absolutePathsInsideAreFine() async throws {
    let workspace = try Workspace(Self.files)
    #expect(await workspace.answer(ViewTool(), ["path": .string(workspace.root + "/open.txt")]) == "1. no end")
    #expect(
      await workspace.answer(ViewTool(), ["path": .string(workspace.root + "/x")])
        == "Path \(workspace.root)/x does not exist. Please provide a valid path.")
  }

  @Test func anEmptyFolderSaysSo() async throws {
    #expect(await (try Workspace()).answer(ViewTool(), ["path": "."]) == ". is an empty folder.")
  }

  @Test func aLongFileIsCutWithTheWayOn() async throws {
    let workspace = try Workspace(["long.txt": (1...5000).map { "line \($0)\n" }.joined()])
    let answer = await workspace.answer(ViewTool(), ["path": "long.txt"])
    let lines = answer.split(separator: "\n")
    let shown = lines.count - 1
    #expect(answer.utf8.count < 21_000)
    #expect(lines[shown - 1] == "\(shown). line \(shown)")
    #expect(lines.last == "[5001 lines; view_range [\(shown + 1), 5001] shows more]")
    let more = await workspace.answer(ViewTool(), ["path": "long.txt", "view_range": [.int(Int64(shown + 1)), 5001]])
    #expect(more.hasPrefix("\(shown + 1). line \(shown + 1)\n"))
  }

  @Test func aLongLineIsCut() async throws {
    let workspace = try Workspace(["wide.txt": String(repeating: "é", count: 50_000)])
    let answer = await workspace.answer(ViewTool(), ["path": "wide.txt"])
    #expect(answer == "1. " + String(repeating: "é", count: 1000) + "… [line of 100000 bytes, cut]")
  }

  @Test func bytesThatAreNoTextAreRepairedOrNamed() async throws {
    let workspace = try Workspace()
    try workspace.write("latin", bytes: [0x63, 0x61, 0x66, 0xe9, 0x0a])
    try workspace.write("image", bytes: [0x89, 0x50, 0x00, 0x01])
    #expect(await workspace.answer(ViewTool(), ["path": "latin"]) == "1. caf\u{FFFD}\n2.")
    #expect(await workspace.answer(ViewTool(), ["path": "image"]) == "image is a binary file of 4 bytes.")
  }

  @Test func whatWasPutAsideCanBeRead() async throws {
    let workspace = try Workspace()
    try workspace.write(workspace.spill + "/grep-1.txt", "found")
    let path: JSON = ["path": .string(workspace.spill + "/grep-1.txt")]
    #expect(await workspace.answer(ViewTool(), path) == "1. found")
    #expect(await workspace.permission(ViewTool(), path) == .success(nil))
    let escape: JSON = ["path": .string(workspace.spill + "/../other")]
    #expect(await workspace.answer(ViewTool(), escape).contains("is outside"))
  }

  @Test func asksToReadTheRealPath() async throws {
    let workspace = try Workspace(["real/a.txt": ""])
    try workspace.link("alias", to: "real")
    #expect(
      await workspace.permission(ViewTool(), ["path": "alias/a.txt"])
        == .success(.read(path: "real/a.txt", intention: "View alias/a.txt")))
  }
}
