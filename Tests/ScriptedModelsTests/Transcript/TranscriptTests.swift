import AgentDefinitions
import ScriptedModels
import SessionCore
import Synchronization
import Testing

/// Transcripts: what they say is what comes, and what is wrong with one is told with its line.
struct TranscriptTests {
  private func read(_ text: String) throws -> Transcript {
    try Transcript(SourceFile(path: "t.yaml", text: text))
  }

  private func request(_ text: String, agent: String? = nil) -> ModelRequest {
    ModelRequest(model: "m", agent: agent, system: "", messages: [.user(text)])
  }

  @Test func everyKindOfReplyIsRead() throws {
    let transcript = try read(
      """
      version: 1
      model: gpt-4.1
      replies:
        - say: Hello
          think: They greet me.
          usage: { input: 12, output: 3, cached: 8, reasoning: 1 }
        - for: researcher
          expect: retry
          task: Where
          call:
            - grep: { pattern: retry, "-n": true, head_limit: 5 }
            - view: not json
        - { for: main, fail: { kind: rate_limited, status: 429, retryAfter: 2, message: slow down, after: He } }
        - silence: true
        - { say: Nothing., found: false }
      """)
    #expect(transcript.model == "gpt-4.1")
    #expect(
      transcript.replies == [
        Transcript.Reply(
          outcome: .reply(
            ModelReply(
              text: "Hello", reasoning: "They greet me.",
              usage: TokenUsage(input: 12, output: 3, cachedInput: 8, reasoning: 1))), line: 4),
        Transcript.Reply(
          agent: "researcher", expected: "retry", task: "Where",
          outcome: .reply(
            ModelReply(
              calls: [
                ToolCall(id: "call_7_1", name: "grep", arguments: #"{"pattern":"retry","-n":true,"head_limit":5}"#),
                ToolCall(id: "call_7_2", name: "view", arguments: "not json"),
              ], finish: .toolCalls)), line: 7),
        Transcript.Reply(
          outcome: .failure(
            ModelFailure(.rateLimited, "slow down", status: 429, retryAfter: .seconds(2), partialText: "He")), line: 13),
        Transcript.Reply(outcome: .silence, line: 14),
        Transcript.Reply(outcome: .reply(ModelReply(text: "Nothing.", isEmptyHanded: true)), line: 15),
      ])
  }

  @Test(arguments: [
    ("", "t.yaml:1: a transcript is a mapping with replies"),
    ("replies: []\nmodels: x", "t.yaml:2: unknown key models; there are version, model, replies"),
    ("version: 2\nreplies: []", "t.yaml:1: this program reads version 1; upgrade it to read a newer one"),
    ("version: 1", "t.yaml:1: replies is missing: a list of what the model says"),
    ("replies:\n  - for: main", "t.yaml:2: a reply says something (say), calls tools (call) or fails (fail)"),
    ("replies:\n  - say: x\n    cal: []", "t.yaml:3: unknown key cal"),
    ("replies:\n  - call: [grep]", "t.yaml:2: a call is one tool and its arguments: grep: { pattern: retry }"),
    ("replies:\n  - fail: { kind: flood }", "t.yaml:2: there is no failure flood"),
    ("replies: [", "t.yaml:1: is not YAML"),
  ])
  func whatIsWrongIsToldWithItsLine(text: String, expected: String) {
    let error = #expect(throws: TranscriptError.self) { try read(text) }
    #expect(error?.description.hasPrefix(expected) == true, "\(error?.description ?? "")")
  }

  @Test func repliesComeInOrderToWhomTheyAreFor() async throws {
    let model = ScriptedModel(
      try read("replies:\n  - say: one\n  - { for: b, say: two }\n  - say: three\n"))
    #expect(try await model.reply(to: request("x", agent: "b")) { _ in }.text == "two")
    #expect(try await model.reply(to: request("x")) { _ in }.text == "one")
    #expect(model.unusedLines == [4])
    #expect(try await model.reply(to: request("x")) { _ in }.text == "three")
    let failure = await #expect(throws: ModelFailure.self) { try await model.reply(to: request("more")) { _ in } }
    #expect(failure?.kind == .unscripted)
    #expect(failure?.message == "t.yaml has no further reply for main; the last message was: more")
  }

  @Test func parallelConversationsOfOneAgentAreToldApartByTheirTask() async throws {
    let model = ScriptedModel(
      try read("replies:\n  - { for: a, task: second, say: two }\n  - { for: a, task: first, say: one }\n"))
    #expect(try await model.reply(to: request("the first task", agent: "a")) { _ in }.text == "one")
    #expect(try await model.reply(to: request("the second task", agent: "a")) { _ in }.text == "two")
  }

  @Test func anExpectationThatIsNotMetIsAFailure() async throws {
    let model = ScriptedModel(try read("replies:\n  - { expect: apples, say: yes }\n"))
    let failure = await #expect(throws: ModelFailure.self) { try await model.reply(to: request("pears")) { _ in } }
    #expect(failure?.message == "t.yaml:2 expects \"apples\" in the last message, which was: pears")
  }

  @Test func piecesAddUpToTheText() async throws {
    let model = ScriptedModel(try read("replies:\n  - say: \"One two\\n  three \"\n"))
    let pieces = Mutex<[ModelPart]>([])
    let reply = try await model.reply(to: request("x")) { part in pieces.withLock { $0.append(part) } }
    #expect(
      pieces.withLock { $0 } == [.text("One"), .text(" two"), .text("\n"), .text(" "), .text(" three"), .text(" ")])
    #expect(reply.text == "One two\n  three ")
  }
}
