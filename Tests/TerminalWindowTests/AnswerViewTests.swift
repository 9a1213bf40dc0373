import SessionCore
import TerminalWindow
import Testing

@Suite struct AnswerViewTests {
  private static func delta(_ id: String, _ text: String) -> any EventData {
    AssistantMessageDelta(messageID: id, delta: text)
  }

  private static func whole(_ id: String, _ text: String, calls: Int = 0) -> any EventData {
    AssistantMessage(
      messageID: id, content: text, calls: (0..<calls).map { ToolCall(id: "c\($0)", name: "grep", arguments: "{}") },
      model: nil, turnID: "0")
  }

  private static let end = RosterRunEnded(outcome: .success, isEmptyHanded: false)

  private static let cases: [(String, [(any EventData, String?)], person: String, program: String)] = [
    (
      "streamed",
      [(delta("a", "The "), nil), (delta("a", "answer"), nil), (whole("a", "The answer"), nil), (end, nil)],
      "The answer\n", "The answer\n"
    ),
    ("in one piece", [(whole("a", "The answer\n"), nil), (end, nil)], "The answer\n", "The answer\n"),
    (
      "with a piece missing", [(delta("a", "The "), nil), (whole("a", "The answer"), nil), (end, nil)],
      "The answer\n", "The answer\n"
    ),
    (
      "after work",
      [(delta("a", "I look."), nil), (whole("a", "I look.", calls: 1), nil), (whole("b", "Here."), nil), (end, nil)],
      "I look.\nHere.\n", "Here.\n"
    ),
    (
      "a sub-agent's text is not it",
      [(delta("x", "child"), "c1"), (whole("x", "child"), "c1"), (whole("b", "Here."), nil), (end, nil)],
      "Here.\n", "Here.\n"
    ),
    (
      "cut off", [(delta("a", "The ans"), nil), (SessionError(errorType: "model", message: "gone"), nil), (end, nil)],
      "The ans\n", ""
    ),
    (
      "begun again",
      [(delta("a", "The ans"), nil), (delta("b", "The answer"), nil), (whole("b", "The answer"), nil), (end, nil)],
      "The ans\nThe answer\n", "The answer\n"
    ),
    (
      "a secret taken out", [(delta("a", "key sk-1"), nil), (whole("a", "key ‹redacted›"), nil), (end, nil)],
      "key sk-1\nkey ‹redacted›\n", "key ‹redacted›\n"
    ),
    (
      "empty lines first",
      [(delta("a", "\n\n"), nil), (delta("a", "Yes"), nil), (whole("a", "\n\nYes"), nil), (end, nil)],
      "Yes\n", "\n\nYes\n"
    ),
    (
      "control characters",
      [
        (delta("a", "a\u{1B}["), nil), (delta("a", "2Jb\u{202E}c"), nil), (whole("a", "a\u{1B}[2Jb\u{202E}c"), nil),
        (end, nil),
      ],
      "ab‹U+202E›c\n", "a\u{1B}[2Jb\u{202E}c\n"
    ),
    ("nothing", [(end, nil)], "", ""),
    ("no text but calls", [(whole("a", "", calls: 1), nil), (end, nil)], "", ""),
  ]

  @Test(arguments: cases.indices)
  func answers(index: Int) {
    let (name, events, person, program) = Self.cases[index]
    var views = [AnswerView(for: .person), AnswerView(for: .program)]
    var texts = ["", ""]
    var script = Script()
    script.ask("Where?")
    for (data, agent) in events { script.add(data, in: agent) }
    for event in script.events {
      for view in views.indices { texts[view] += views[view].text(for: event) }
    }
    #expect(texts == [person, program], "\(name)")
  }
}
