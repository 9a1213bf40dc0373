import AgentDefinitions
import Foundation
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

  @Test func whatIsOfferedIsWhatKeysMean() throws {
    let rule = try PermissionRule("shell(npm test)")
    func prompt(offersSession: Bool, _ rule: PermissionRule?, _ sandbox: SandboxLevel = .workspace) -> PermissionPrompt
    {
      PermissionPrompt(
        question: PermissionQuestion(
          requestID: "p", agent: "a", request: .shell(command: "npm test", intention: "", identifiers: ["npm test"]),
          offersSession: offersSession, ruleForGood: rule, workingDirectory: "/project", sandbox: sandbox),
        style: TerminalStyle(isColoured: false), columns: 80)
    }
    let all = prompt(offersSession: true, rule)
    #expect(["y", "a", "p", "n"].map(all.answer) == [.approveOnce, .approveForSession, .approveForGood, .reject])
    #expect(
      all.text.contains("[p] always in this folder, by this rule in your configuration:\r\n        shell(npm test)"))
    #expect(all.text.contains("In /project, in the sandbox (workspace)."))
    #expect(all.hint == "y, a, p or n? ")
    let once = prompt(offersSession: false, nil, .full)
    #expect(["y", "a", "p", "n"].map(once.answer) == [.approveOnce, nil, nil, .reject])
    #expect(!once.text.contains("[p]") && !once.text.contains("[a]"))
    #expect(once.text.contains("in no sandbox: it can do whatever you can."))
    #expect(prompt(offersSession: true, nil, .full).text.contains("[a] exactly this, for this session"))
  }

  /// A rule that is to be kept is shown as whole and as plainly as what it allows.
  @Test func aRuleHidesNothing() throws {
    let command = "echo \u{202E}" + String(repeating: "x", count: 300) + "\u{200B}end"
    let prompt = PermissionPrompt(
      question: PermissionQuestion(
        requestID: "p", agent: "a", request: .shell(command: command, intention: "", identifiers: []),
        ruleForGood: try PermissionRule("shell(\(command))")),
      style: TerminalStyle(isColoured: false), columns: 60)
    let shown = prompt.text.split(separator: "\r\n").joined().filter { $0 != " " && $0 != "↩" }
    let whole = "echo‹U+202E›" + String(repeating: "x", count: 300) + "‹U+200B›end"
    #expect(shown.components(separatedBy: whole).count == 3, "once as the command, once in the rule")
  }

  @Test(
    arguments: [
      ("1", .approve(.autopilot)), (" 3 \n", .approve(.exitOnly)), ("4", nil), ("0", nil), ("", nil),
      ("n", .revise("")),
      ("No", .revise("")), ("b.txt too", .revise("b.txt too")),
    ] as [(String, PlanAnswer?)])
  func aLineAnswersAPlan(line: String, answer: PlanAnswer?) {
    let prompt = PlanPrompt(
      question: PlanQuestion(
        requestID: "q", agent: "main", summary: "s", plan: "1. a\u{202E}b",
        actions: [.autopilot, .interactive, .exitOnly],
        recommended: .interactive), style: TerminalStyle(isColoured: false), columns: 80)
    #expect(prompt.answer(to: line) == answer)
    #expect(prompt.text.contains("    1. a‹U+202E›b"))
    #expect(prompt.text.contains("   2   carry it out, asking where there is something to ask (recommended)"))
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
