import AgentTools
import JSONText
import SessionCore
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct EditToolTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let before: String
    let old: String
    var new = "NEW"
    let after: String
    var testDescription: String { name }
  }

  @Test(arguments: [
    Case(name: "in a line", before: "a b c\n", old: "b", after: "a NEW c\n"),
    Case(name: "across lines", before: "1\n2\n3\n4\n", old: "2\n3", after: "1\nNEW\n4\n"),
    Case(name: "at the start", before: "abc", old: "a", after: "NEWbc"),
    Case(name: "at the end", before: "abc", old: "c", after: "abNEW"),
    Case(name: "the whole file", before: "abc", old: "abc", after: "NEW"),
    Case(name: "to nothing", before: "abc", old: "b", new: "", after: "ac"),
    Case(name: "an empty file", before: "", old: "", after: "NEW"),
    Case(name: "CR LF kept", before: "a\r\nb\r\nc\r\n", old: "a\nb", new: "x\ny\nz", after: "x\r\ny\r\nz\r\nc\r\n"),
    Case(name: "CR LF given", before: "a\r\nb\r\n", old: "a\r\nb", new: "x\r\ny", after: "x\r\ny\r\n"),
    Case(name: "CR LF from one line", before: "a\r\nb\r\n", old: "b", new: "x\ny", after: "a\r\nx\r\ny\r\n"),
    Case(name: "mixed ends stay", before: "a\r\nb\nc\n", old: "b\nc", new: "x\ny", after: "a\r\nx\ny\n"),
    Case(name: "lone CR", before: "a\rb\rc", old: "b", after: "a\rNEW\rc"),
    Case(name: "BOM kept", before: "\u{FEFF}a", old: "a", after: "\u{FEFF}NEW"),
    Case(name: "bytes, not characters", before: "e\u{301} é", old: "é", after: "e\u{301} NEW"),
    Case(name: "no regular expression", before: "a.b axb $1", old: "a.b", new: "$1\\", after: "$1\\ axb $1"),
  ])
  func replaces(_ test: Case) async throws {
    let workspace = try Workspace(["f": test.before])
    let result = await workspace.answer(
      EditTool(), ["path": "f", "old_str": .string(test.old), "new_str": .string(test.new)])
    #expect(result == "File f updated with changes.")
    #expect(workspace.bytes("f") == Array(test.after.utf8))
    #expect(workspace.names() == ["f"])
  }

  @Test func keepsWhatIsNoText() async throws {
    let workspace = try Workspace()
    try workspace.write("latin", bytes: [0xe9, 0x0a, 0x61, 0xff, 0x00])
    #expect(
      await workspace.answer(EditTool(), ["path": "latin", "old_str": "a", "new_str": "b"])
        == "File latin updated with changes.")
    #expect(workspace.bytes("latin") == [0xe9, 0x0a, 0x62, 0xff, 0x00])
  }

  @Test func keepsTheMode() async throws {
    let workspace = try Workspace(["run.sh": "echo a"])
    chmod(workspace.absolute("run.sh"), 0o751)
    _ = await workspace.answer(EditTool(), ["path": "run.sh", "old_str": "a", "new_str": "b"])
    #expect(workspace.mode("run.sh") == 0o751)
  }

  static let poem = """
    func add(_ a: Int) {
        total += a
        print(total)
    }
    func sub(_ a: Int) {
        total -= a
        print(total)
    }
    """

  @Test(arguments: [
    (
      "print(total)",
      "old_str occurs 2 times in f: it begins on lines 3, 7. Quote more around the one you mean."
    ),
    (
      "\ttotal += a",
      "old_str does not occur in f. It differs only in whitespace from these lines:\n2.     total += a"
    ),
    (
      "  total += a\n  print(total)\n",
      "old_str does not occur in f. It differs only in whitespace from these lines:\n"
        + "2.     total += a\n3.     print(total)"
    ),
    ("total *= a", "old_str does not occur in f. Nearest are these lines:\n2.     total += a"),
    (
      "func sub(_ a: Double) {",
      "old_str does not occur in f. Nearest are these lines:\n5. func sub(_ a: Int) {"
    ),
    (
      "2.     total += a\n3.     print(total)",
      "old_str does not occur in f. "
        + "It does without the line numbers, which view adds and the file does not have."
    ),
    ("zebra", "old_str does not occur in f. Nothing like it does either; view the file."),
    ("", "old_str is empty, but f is not. Quote the text to replace."),
    ("NEW", "old_str and new_str are the same; nothing to change."),
  ])
  func explains(_ old: String, _ message: String) async throws {
    let workspace = try Workspace(["f": Self.poem])
    let arguments: JSON = ["path": "f", "old_str": .string(old), "new_str": "NEW"]
    #expect(await workspace.answer(EditTool(), arguments) == message)
    #expect(await workspace.permission(EditTool(), arguments).failure?.message == message)
    #expect(workspace.text("f") == Self.poem)
  }

  @Test func overlappingPlacesAreSeveral() async throws {
    let workspace = try Workspace(["f": "aaa"])
    #expect(
      await workspace.answer(EditTool(), ["path": "f", "old_str": "aa", "new_str": "b"])
        == "old_str occurs 2 times in f: it begins on lines 1, 1. Quote more around the one you mean.")
  }

  @Test(arguments: [
    ("none", "Path none does not exist. Please provide a valid path."),
    ("folder", "folder is a folder."),
    ("alias", "alias leads through a link. Its real path is f; use that."),
    ("pipe", "pipe is a pipe, a socket or a device, not a file."),
    ("locked", "locked is write-protected."),
  ])
  func refuses(_ path: String, _ message: String) async throws {
    let workspace = try Workspace(["f": "old", "folder/x": "", "locked": "old"])
    try workspace.link("alias", to: "f")
    mkfifo(workspace.absolute("pipe"), 0o600)
    chmod(workspace.absolute("locked"), 0o444)
    #expect(
      await workspace.answer(EditTool(), ["path": .string(path), "old_str": "old", "new_str": "new"]) == message)
    #expect(workspace.text("f") == "old")
    #expect(workspace.text("locked") == "old")
  }

  @Test func asksWithTheDifference() async throws {
    let workspace = try Workspace(["f": "1\n2\n3\n4\n5\n6\n7\n8\n9"])
    let diff = """
      --- a/f
      +++ b/f
      @@ -2,7 +2,8 @@
       2
       3
       4
      -5
      +five
      +5.5
       6
       7
       8

      """
    let arguments: JSON = ["path": "f", "old_str": "5", "new_str": "five\n5.5"]
    #expect(
      await workspace.permission(EditTool(), arguments) == .success(.write(path: "f", intention: "Edit f", diff: diff)))
    #expect(
      await workspace.result(EditTool(), arguments)
        == .success(ToolOutput(text: "File f updated with changes.", detail: diff)))
  }

  @Test func aHugeRepetitiveFileTakesNoTime() async throws {
    let text = String(repeating: "a", count: 2_000_000)
    let workspace = try Workspace(["f": text + "b"])
    let old = String(repeating: "a", count: 1_000_000) + "b"
    #expect(
      await workspace.answer(EditTool(), ["path": "f", "old_str": .string(old), "new_str": "c"])
        == "File f updated with changes.")
    #expect(workspace.bytes("f")?.count == 1_000_001)
  }
}
