import JSONText
import SessionCore
import Testing

@testable import ModelClients

struct ResponsesReplyTests {
  private func read(_ messages: [JSON]) -> (reply: ModelReply, parts: [ModelPart]) {
    var reply = ResponsesReply(origin: "responses m1")
    var parts: [ModelPart] = []
    for message in messages { parts += reply.take(message) }
    return (reply.reply(), parts)
  }

  private func done(_ index: Int, _ item: JSON) -> JSON {
    ["type": "response.output_item.done", "output_index": .int(Int64(index)), "item": item]
  }

  private func message(_ text: String) -> JSON {
    ["type": "message", "id": "msg", "content": [["type": "output_text", "text": .string(text)]]]
  }

  private let call: JSON = [
    "type": "function_call", "id": "fc", "call_id": "a", "name": "view", "arguments": #"{"path":"x"}"#,
  ]

  private let thought: JSON = [
    "type": "reasoning", "id": "rs", "summary": [["type": "summary_text", "text": "Let me see."]],
    "encrypted_content": "sealed",
  ]

  private func completed(_ output: [JSON] = []) -> JSON {
    ["type": "response.completed", "response": ["status": "completed", "output": .array(output)]]
  }

  private var expected: ModelReply {
    ModelReply(
      text: "Hello", reasoning: "Let me see.",
      reasoningRecord: ReasoningRecord(origin: "responses m1", items: [thought]),
      calls: [ToolCall(id: "a", name: "view", arguments: #"{"path":"x"}"#)], finish: .toolCalls)
  }

  /// Deltas, whole items, the whole response, and any of them together are the same reply, each piece shown once.
  @Test func toldOnceOrThreeTimes() {
    let deltas: [JSON] = [
      ["type": "response.output_item.added", "output_index": 0, "item": ["type": "reasoning", "id": "rs"]],
      ["type": "response.reasoning_summary_text.delta", "item_id": "rs", "output_index": 0, "delta": "Let me see."],
      ["type": "response.output_text.delta", "item_id": "msg", "output_index": 1, "delta": "Hello"],
      ["type": "response.output_item.added", "output_index": 2, "item": ["type": "function_call", "id": "fc"]],
      [
        "type": "response.function_call_arguments.delta", "item_id": "fc", "output_index": 2,
        "delta": #"{"path":"x"}"#,
      ],
      [
        "type": "response.function_call_arguments.done", "item_id": "fc", "output_index": 2,
        "arguments": #"{"path":"x"}"#,
      ],
    ]
    let items = [done(0, thought), done(1, message("Hello")), done(2, call)]
    let output = [thought, message("Hello"), call]
    for told in [
      deltas + items + [completed(output)], deltas + items + [completed()], items + [completed()],
      [completed(output)], items + [completed(output)],
    ] {
      let (reply, parts) = read(told)
      #expect(reply == expected)
      #expect(parts == [.reasoning("Let me see."), .text("Hello")])
    }
  }

  @Test(
    arguments: [("max_output_tokens", .length), ("content_filter", .contentFilter), ("", .length)]
      as [(String, ModelReply.Finish)])
  func incomplete(reason: String, finish: ModelReply.Finish) {
    let end: JSON = [
      "type": "response.incomplete",
      "response": ["status": "incomplete", "incomplete_details": ["reason": .string(reason)]],
    ]
    #expect(read([end]).reply.finish == finish)
  }

  @Test func failedResponses() {
    let reply = ResponsesReply(origin: "")
    let endpoint = ModelEndpoint(baseURL: "http://x")
    func failure(_ message: JSON) -> ModelFailure? { reply.failure(in: message)?.failure(of: endpoint) }
    let failed: JSON = [
      "type": "response.failed",
      "response": ["status": "failed", "error": ["code": "rate_limit_exceeded", "message": "slow down"]],
    ]
    #expect(failure(failed) == ModelFailure(.rateLimited, "http://x reported an error: slow down"))
    #expect(failure(["type": "response.failed", "response": ["status": "failed", "error": nil]])?.kind == .server)
    #expect(failure(["type": "response.created", "response": ["status": "queued", "error": nil]]) == nil)
  }

  @Test func aRefusalIsWhatItSays() {
    let refusal: JSON = ["type": "response.refusal.delta", "item_id": "msg", "output_index": 0, "delta": "No."]
    #expect(read([refusal, completed()]).reply.text == "No.")
  }

  @Test func partsOfASummaryAreParagraphs() {
    let messages: [JSON] = ["a", "b"].flatMap { text -> [JSON] in
      [
        ["type": "response.reasoning_summary_part.added", "item_id": "rs", "output_index": 0],
        ["type": "response.reasoning_summary_text.delta", "item_id": "rs", "output_index": 0, "delta": .string(text)],
      ]
    }
    #expect(read(messages + [completed()]).reply.reasoning == "a\n\nb")
  }
}
