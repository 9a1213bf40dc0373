import AgentDefinitions
import JSONText
import ScriptedModels
import SessionCore
import Testing

struct TranscriptRecordingTests {
  private func event(_ number: Int, _ data: any EventData, in agent: String? = nil) -> SessionEvent {
    SessionEvent(
      id: "e\(number)", timestamp: Timestamp(milliseconds: Int64(number)), parentID: nil, agentID: agent, data: data)
  }

  private let said = AssistantMessage(
    messageID: "m", content: "Two\nlines: yes",
    calls: [ToolCall(id: "c1", name: "grep", arguments: #"{"pattern":"x"}"#)],
    model: "m1", turnID: "0")

  private func recorded(_ more: [SessionEvent] = []) -> Transcript {
    Transcript(
      recording: [
        event(1, RosterPartial(messageID: "m", content: "Tw")),
        event(
          2,
          RosterModelCall(
            attempt: 1, model: "m1", outcome: "cut_off", message: "broken", milliseconds: 3, nextInMilliseconds: 500)),
        event(
          3,
          RosterModelCall(
            attempt: 2, model: "m1", outcome: "ok", usage: TokenUsage(input: 5, output: 2, cachedInput: 1),
            finish: "tool_calls", milliseconds: 3)),
        event(4, AssistantReasoning(reasoningID: "r", content: "hm")), event(5, said),
      ] + more)
  }

  @Test func whatModelsSaidAndHowTheyFailed() {
    let transcript = recorded()
    #expect(transcript.model == "m1")
    #expect(
      transcript.replies.map(\.outcome) == [
        .failure(ModelFailure(.cutOff, "broken", partialText: "Tw")),
        .reply(
          ModelReply(
            text: "Two\nlines: yes", reasoning: "hm", calls: said.calls,
            usage: TokenUsage(input: 5, output: 2, cachedInput: 1), finish: .toolCalls)),
      ])
  }

  /// What is written is read again, whatever is in the texts.
  @Test(arguments: [
    "plain", "two\nlines", "  indented\n more", "ends\n", "tab\tand \"quotes\"", "# no comment", "a: b", "- x", "é\n漢😀",
    "", "yes", "null", "1.5", "{x}", "\u{2028}", "last \n\n  line", "|-", "\\n",
  ])
  func theFileSaysTheSame(text: String) throws {
    let transcript = Transcript(
      model: "m: 1",
      replies: [
        Transcript.Reply(
          agent: "researcher", task: text.isEmpty ? nil : text,
          outcome: .reply(
            ModelReply(text: text, reasoning: text, usage: TokenUsage(input: 1, cacheWrite: 1), finish: .length))),
        Transcript.Reply(
          outcome: .reply(
            ModelReply(
              calls: [ToolCall(id: "", name: "grep", arguments: JSON.object(["pattern": .string(text)]).text)],
              finish: .toolCalls))),
        Transcript.Reply(outcome: .failure(ModelFailure(.server, text, status: 500, partialText: text))),
      ])
    var read = try Transcript(SourceFile(path: "transcript", text: transcript.text))
    for place in read.replies.indices {
      read.replies[place].line = 0
      guard case .reply(var reply) = read.replies[place].outcome else { continue }
      for call in reply.calls.indices { reply.calls[call].id = "" }
      read.replies[place].outcome = .reply(reply)
    }
    #expect(read == transcript)
  }
}
