import JSONText
import SessionCore
import TerminalText
import Testing

@testable import TerminalWindow

@Suite struct PromptTextTests {
  @Test(arguments: [
    ("ls", ["    ls"]),
    ("a\nb\n", ["    a", "    b", "    "]),
    ("a\u{1B}[2J\u{202E}b\t\u{0}", ["    a‹U+001B›[2J‹U+202E›b↩", "    ‹U+0009›‹U+0000›"]),
    ("0123456789012345678901234567890", ["    01234567890123456789012↩", "    34567890"]),
    ("家家家家家家家家家家家家家", ["    家家家家家家家家家家家↩", "    家家"]),
  ])
  func anActionIsShownWhole(text: String, lines: [String]) {
    #expect(VisibleAction.lines(text, columns: 29) == lines)
  }

  @Test(arguments: [
    (PermissionRequest.shell(command: "x | y", intention: "", identifiers: []), "exactly this"),
    (.write(path: "a", intention: "", diff: "-a\n+b"), "all writing"),
    (.read(path: "/etc/x", intention: ""), "all reading"),
    (.mcp(server: "s", tool: "t", arguments: ["a": 1], isReadOnly: false), "every s/t"),
    (.url("https://example.com", intention: ""), "exactly this"),
    (.customTool(name: "deploy", arguments: [:]), "every deploy"),
  ])
  func everyKindSaysWhatAgreeingCovers(request: PermissionRequest, covered: String) {
    let prompt = PermissionPrompt(
      question: PermissionQuestion(requestID: "p", agent: "a", request: request),
      style: TerminalStyle(isColoured: false), columns: 80)
    #expect(prompt.text.contains("[a] \(covered), for this session"))
  }

  @Test func aChangeIsShownWithItsLines() {
    let prompt = PermissionPrompt(
      question: PermissionQuestion(
        requestID: "p", agent: "Editor\u{1B}[2J", request: .write(path: "a.swift", intention: "", diff: "-one\n+two")),
      style: TerminalStyle(isColoured: false), columns: 80)
    #expect(
      String(prompt.text.unicodeScalars.filter { $0 != "\r" }) == """

        ‼ Editor asks to write a file:

            a.swift
        \("    ")
            -one
            +two

          [y] once   [a] all writing, for this session   [n] no
        \("  ")
        """)
  }
}
