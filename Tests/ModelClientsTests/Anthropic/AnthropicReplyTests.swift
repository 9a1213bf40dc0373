import JSONText
import SessionCore
import Testing

@testable import ModelClients

struct AnthropicReplyTests {
  private func block(_ index: Int, _ content: JSON, _ deltas: JSON...) -> [JSON] {
    let place = JSON.int(Int64(index))
    return [["type": "content_block_start", "index": place, "content_block": content]]
      + deltas.map { ["type": "content_block_delta", "index": place, "delta": $0] }
      + [["type": "content_block_stop", "index": place]]
  }

  private func end(_ reason: String) -> JSON {
    ["type": "message_delta", "delta": ["stop_reason": .string(reason)], "usage": ["output_tokens": 4]]
  }

  private func read(_ messages: [JSON], answerTool: String? = nil) -> (reply: ModelReply, parts: [ModelPart]) {
    var reply = AnthropicReply(origin: "anthropic m1", answerTool: answerTool)
    var parts: [ModelPart] = []
    for message in messages { parts += reply.take(message) }
    return (reply.reply(), parts)
  }

  @Test func thoughtsAreShownAndKeptAsTheyCame() {
    let thinking = block(
      0, ["type": "thinking", "thinking": "", "signature": ""],
      ["type": "thinking_delta", "thinking": "Let me "], ["type": "thinking_delta", "thinking": "see."],
      ["type": "signature_delta", "signature": "Sig="])
    let redacted = block(1, ["type": "redacted_thinking", "data": "secret"])
    let text = block(2, ["type": "text", "text": ""], ["type": "text_delta", "text": "Hello"])
    let (reply, parts) = read(thinking + redacted + text + [end("end_turn")])
    #expect(
      reply
        == ModelReply(
          text: "Hello", reasoning: "Let me see.",
          reasoningRecord: ReasoningRecord(
            origin: "anthropic m1",
            items: [
              ["type": "thinking", "thinking": "Let me see.", "signature": "Sig="],
              ["type": "redacted_thinking", "data": "secret"],
            ]), usage: TokenUsage(output: 4)))
    #expect(parts == [.reasoning("Let me "), .reasoning("see."), .text("Hello")])
  }

  @Test func theCountOfTokensIsTheLastOne() {
    let start: JSON = [
      "type": "message_start",
      "message": [
        "model": "m1",
        "usage": [
          "input_tokens": 5, "cache_creation_input_tokens": 100, "cache_read_input_tokens": 1000, "output_tokens": 1,
        ],
      ],
    ]
    let last: JSON = [
      "type": "message_delta", "delta": ["stop_reason": "end_turn"],
      "usage": ["output_tokens": 50, "output_tokens_details": ["thinking_tokens": 20]],
    ]
    let (reply, _) = read([start, last])
    #expect(
      reply.usage == TokenUsage(input: 1105, output: 50, cachedInput: 1000, cacheWrite: 100, reasoning: 20))
  }

  @Test(
    arguments: [
      ("end_turn", .stop), ("stop_sequence", .stop), ("pause_turn", .stop), ("max_tokens", .length),
      ("model_context_window_exceeded", .length), ("refusal", .contentFilter), ("something_new", .other),
    ] as [(String, ModelReply.Finish)])
  func ends(reason: String, finish: ModelReply.Finish) {
    #expect(read([end(reason)]).reply.finish == finish)
  }

  @Test func theArgumentsOfTheAnswersToolAreTheAnswer() {
    let talk = block(0, ["type": "text", "text": ""], ["type": "text_delta", "text": "So:"])
    let answer = block(
      1, ["type": "tool_use", "id": "a", "name": "final_answer", "input": [:]],
      ["type": "input_json_delta", "partial_json": #"{"found":"#],
      ["type": "input_json_delta", "partial_json": "true}"])
    let (reply, parts) = read(talk + answer + [end("tool_use")], answerTool: "final_answer")
    #expect(reply.text == #"{"found":true}"#)
    #expect(reply.calls == [])
    #expect(reply.finish == .stop)
    #expect(parts == [.reasoning("So:"), .text(#"{"found":"#), .text("true}")])
    // Where it is an ordinary tool, it is called.
    #expect(read(talk + answer + [end("tool_use")]).reply.calls.map(\.name) == ["final_answer"])
  }

  @Test func aPieceOfACallThatNobodyBeganIsNoCall() {
    let stray: JSON = ["type": "content_block_delta", "delta": ["type": "input_json_delta", "partial_json": "{}"]]
    let text: JSON = ["type": "content_block_delta", "delta": ["type": "text_delta", "text": "Hello"]]
    let (reply, _) = read([stray, text, end("end_turn")])
    #expect(reply.calls == [])
    #expect(reply.text == "Hello")
  }
}
