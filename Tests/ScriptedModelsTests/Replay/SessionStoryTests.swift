import JSONText
import ScriptedModels
import SessionCore
import Testing

struct SessionStoryTests {
  private func story(_ data: [any EventData], ids: String = "a") -> SessionStory {
    SessionStory(
      data.enumerated().map { number, data in
        SessionEvent(
          id: "\(ids)\(number)", timestamp: Timestamp(milliseconds: Int64(number)), parentID: nil, agentID: nil,
          data: data)
      })
  }

  private func call(_ id: String, _ pattern: String, milliseconds: Int = 1) -> [any EventData] {
    [
      RosterModelCall(attempt: 1, model: "m", outcome: "ok", milliseconds: milliseconds),
      ToolExecutionStart(toolCallID: id, toolName: "grep", arguments: ["pattern": .string(pattern)], turnID: "0"),
      ToolExecutionComplete(
        toolCallID: id, toolName: "grep", result: .success(text: "x", detail: nil), turnID: "0"),
    ]
  }

  @Test func idsAndTimesMakeNoDifference() {
    #expect(story(call("one", "x")).difference(from: story(call("two", "x", milliseconds: 9), ids: "b")) == nil)
  }

  @Test func theFirstDifferenceIsSaid() {
    let first = story(call("one", "x"))
    #expect(
      first.difference(from: story(call("one", "y")))?.description
        == #"event 2: tool.execution_start of main: data.arguments.pattern was "x", and is "y""#)
    #expect(
      first.difference(from: story(Array(call("one", "x").dropLast())))?.description
        == "event 3: tool.execution_complete of main is on record, and now nothing more comes")
    #expect(
      story(Array(call("one", "x").dropLast())).difference(from: first)?.description
        == "the record ends after 2 events, and now comes tool.execution_complete of main")
    let other: [any EventData] = [
      RosterModelCall(attempt: 1, model: "m", outcome: "ok", milliseconds: 1), Abort(reason: "x"),
    ]
    #expect(
      first.difference(from: story(other))?.description
        == "event 2: tool.execution_start of main is on record, and now comes abort of main")
  }
}
