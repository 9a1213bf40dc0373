#if os(Linux)
  import Foundation
  import SessionCore
  import TerminalText
  import Testing

  @testable import TerminalWindow

  @Suite struct TerminalPersonTests {
    private static let command = PermissionQuestion(
      requestID: "p", agent: "Editor Agent",
      request: .shell(command: "swift test", intention: "Run the tests", identifiers: ["swift"]))

    private static func question(_ text: String = "Which branch?", freeform: Bool = true) -> PersonQuestion {
      PersonQuestion(
        requestID: "q", agent: "Editor Agent", question: text, choices: ["main", "next"], allowsFreeform: freeform)
    }

    private func person(at terminal: PseudoTerminal) throws -> TerminalPerson {
      let style = TerminalStyle(isColoured: false)
      let settings = RunWindow.Settings(
        format: .text, level: .quiet, isOutputTerminal: false, isErrorTerminal: false, environment: [:])
      let window = RunWindow(
        settings,
        RunWindow.Surroundings(
          writeOutput: { _ in }, writeError: { _ in }, screen: { ScreenSize(columns: 80, rows: 24) },
          now: { Timestamp(milliseconds: 0) }, sleep: { _ in }))
      return TerminalPerson(try #require(Terminal(path: terminal.path)), style: style, window: window)
    }

    @Test(
      arguments: [
        (["y"], PermissionAnswer.approveOnce, "yes, once"), (["a"], .approveForSession, "yes, for this session"),
        (["n"], .reject, "no"), (["N"], .reject, "no"), (["q", "\r", "yn", "\u{1B}[A", "A", "n"], .reject, "no"),
        (["\u{4}"], nil, "no answer"),
      ] as [([String], PermissionAnswer?, String)])
    func aKeyIsAnAnswer(keys: [String], answer: PermissionAnswer?, echo: String) async throws {
      let terminal = try #require(PseudoTerminal())
      let person = try person(at: terminal)
      async let given = person.answer(Self.command)
      let shown = await terminal.shown(until: "[n] no\n  ")
      #expect(
        shown == """

          ‼ Editor Agent asks to run a command:

              swift test

            Editor Agent says: Run the tests
            [y] once   [a] everything with swift, for this session   [n] no
          \("  ")
          """)
      #expect(!terminal.isEditing)
      for key in keys.dropLast() {
        terminal.type(key)
        #expect(await terminal.shown(until: "n? ") == "y, a or n? ", "\(key) is no answer")
      }
      if let key = keys.last { terminal.type(key) }
      #expect(await terminal.shown(until: echo + "\n").hasPrefix(echo + "\n"))
      #expect(await given == answer)
      #expect(terminal.isEditing)
    }

    @Test(
      arguments: [
        ("2\n", PersonAnswer(text: "next", wasFreeform: false)),
        (" main \n", PersonAnswer(text: "main", wasFreeform: false)),
        ("a new one\n", PersonAnswer(text: "a new one", wasFreeform: true)),
        ("3\n", PersonAnswer(text: "3", wasFreeform: true)),
        ("\n\n1\n", PersonAnswer(text: "main", wasFreeform: false)), ("\u{4}", nil),
      ] as [(String, PersonAnswer?)])
    func aLineIsAnAnswer(typed: String, answer: PersonAnswer?) async throws {
      let terminal = try #require(PseudoTerminal())
      let person = try person(at: terminal)
      async let given = person.answer(Self.question())
      let shown = await terminal.shown(until: "\n> ")
      #expect(
        shown == """

          ‼ Editor Agent asks:

              Which branch?

             1   main
             2   next

            A number, or your own words; Ctrl-D for no answer.
          >\(" ")
          """)
      terminal.type(typed)
      #expect(await given == answer)
    }

    @Test func onlyAChoiceWillDoWhereItMust() async throws {
      let terminal = try #require(PseudoTerminal())
      let person = try person(at: terminal)
      async let given = person.answer(Self.question(freeform: false))
      _ = await terminal.shown(until: "\n> ")
      terminal.type("other\n")
      #expect(await terminal.shown(until: "\n> ").contains("A number from 1 to 2"))
      terminal.type("1\n")
      #expect(await given == PersonAnswer(text: "main", wasFreeform: false))
    }

    @Test func aStoppedRunWaitsForNobody() async throws {
      let terminal = try #require(PseudoTerminal())
      let person = try person(at: terminal)
      let asking = Task { await person.answer(Self.command) }
      _ = await terminal.shown(until: "[n] no")
      asking.cancel()
      #expect(await asking.value == nil)
      #expect(terminal.isEditing)
      let late = Task { await person.answer(Self.command) }
      _ = await terminal.shown(until: "[n] no")
      terminal.type("y")
      #expect(await late.value == .approveOnce, "a later question is asked all the same")
    }

    @Test func oneQuestionAtATime() async throws {
      let terminal = try #require(PseudoTerminal())
      let person = try person(at: terminal)
      let keys = ["y", "n", "a", "y"]
      let answers = await withTaskGroup(of: PermissionAnswer?.self) { group in
        for _ in keys { group.addTask { await person.answer(Self.command) } }
        for key in keys {
          let shown = await terminal.shown(until: "[n] no\n  ")
          #expect(shown.components(separatedBy: "asks to run").count == 2, "one question on the screen")
          terminal.type(key)
        }
        var answers: [PermissionAnswer?] = []
        for await answer in group { answers.append(answer) }
        return answers
      }
      #expect(answers == [.approveOnce, .reject, .approveForSession, .approveOnce])
    }

    @Test func aTerminalThatIsGoneAnswersNothing() async throws {
      var terminal = PseudoTerminal()
      let person = try person(at: try #require(terminal))
      let asking = Task { await person.answer(Self.command) }
      _ = await terminal?.shown(until: "[n] no")
      terminal = nil
      #expect(await asking.value == nil)
    }

    @Test func aFileIsNoTerminal() {
      #expect(Terminal(path: "/dev/null") == nil)
      #expect(Terminal(path: "/nonexistent") == nil)
    }
  }

#endif
