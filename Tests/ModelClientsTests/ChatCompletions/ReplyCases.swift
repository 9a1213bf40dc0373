import SessionCore
import Testing

/// What a server sends, and the reply that it is.
struct ReplyCase: Sendable, CustomTestStringConvertible {
  let name: String
  let steps: [FakeServer.Step]
  let reply: ModelReply
  let parts: [ModelPart]

  var testDescription: String { name }

  init(_ name: String, _ steps: [FakeServer.Step], _ reply: ModelReply, parts: [ModelPart]? = nil) {
    self.name = name
    self.steps = steps
    self.reply = reply
    self.parts = parts ?? (reply.text.isEmpty ? [] : [.text(reply.text)])
  }

  /// A message of a stream with one choice.
  private static func delta(_ delta: String, finish: String = "null", more: String = "") -> String {
    #"{"id":"c","model":"m1","choices":[{"index":0,"delta":\#(delta),"finish_reason":\#(finish)}]\#(more)}"#
  }

  private static func calls(_ calls: String, finish: String = "null") -> String {
    delta(#"{"tool_calls":[\#(calls)]}"#, finish: finish)
  }

  private static let stop = delta("{}", finish: #""stop""#)

  private static let view = ToolCall(id: "a", name: "view", arguments: #"{"path":"x"}"#)

  private static func twoCalls(_ first: String = "a", _ second: String = "b") -> ModelReply {
    ModelReply(
      calls: [
        ToolCall(id: first, name: "view", arguments: #"{"path":"x"}"#),
        ToolCall(id: second, name: "grep", arguments: #"{"pattern":"y"}"#),
      ], finish: .toolCalls, model: "m1")
  }

  static let text: [ReplyCase] = [
    ReplyCase(
      "text in pieces",
      .events(
        delta(#"{"role":"assistant","content":""}"#), delta(#"{"content":"Hel"}"#), delta(#"{"content":"lo"}"#), stop,
        "[DONE]"),
      ModelReply(text: "Hello", model: "m1"), parts: [.text("Hel"), .text("lo")]),
    ReplyCase(
      "no role, no [DONE]", .events(delta(#"{"content":"Hello"}"#), stop), ModelReply(text: "Hello", model: "m1")),
    ReplyCase(
      "no finish reason, but [DONE]", .events(delta(#"{"content":"Hello"}"#), "[DONE]"),
      ModelReply(text: "Hello", model: "m1")),
    ReplyCase(
      "the last event without its empty line",
      .stream("data: \(delta(#"{"content":"Hello"}"#))\n\ndata: \(stop)"), ModelReply(text: "Hello", model: "m1")),
    ReplyCase(
      "CRLF, comments, event names, ids",
      .stream(
        ": keep-alive\r\n\r\nevent: x\r\nid: 1\r\nretry: 5\r\ndata:\(delta(#"{"content":"é漢😀"}"#))\r\n\r\n: \r\n\r\ndata: \(stop)\r\n\r\n"
      ),
      ModelReply(text: "é漢😀", model: "m1")),
    ReplyCase(
      "a stream that ends with its connection",
      [
        [FakeServer.Step].streamHead, .text("data: \(delta(#"{"content":"Hello"}"#))\n\ndata: \(stop)\n\n"), .close,
      ], ModelReply(text: "Hello", model: "m1")),
    ReplyCase(
      "a stream that is broken off after its end",
      [
        [FakeServer.Step].stream()[0],
        .text([FakeServer.Step].chunk("data: \(delta(#"{"content":"Hello"}"#))\n\ndata: \(stop)\n\n")), .close,
      ], ModelReply(text: "Hello", model: "m1")),
    ReplyCase(
      "a stream that is never closed after [DONE]",
      [
        [FakeServer.Step].stream()[0],
        .text([FakeServer.Step].chunk("data: \(delta(#"{"content":"Hello"}"#))\n\ndata: [DONE]\n\n")),
      ], ModelReply(text: "Hello", model: "m1")),
    ReplyCase(
      "several choices are one reply",
      .events(
        #"{"model":"m1","choices":[{"index":0,"delta":{"content":"I look"},"finish_reason":"stop"}]}"#,
        #"{"choices":[{"index":1,"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"view","arguments":"{\"path\":\"x\"}"}}]},"finish_reason":"tool_calls"}]}"#
      ), ModelReply(text: "I look", calls: [view], finish: .toolCalls, model: "m1")),
    ReplyCase(
      "reasoning in each spelling",
      .events(
        delta(#"{"reasoning_content":"a"}"#), delta(#"{"reasoning":"b","reasoning_content":null}"#),
        delta(#"{"reasoning_text":"c","content":"d"}"#), delta(#"{"reasoning":"e","reasoning_content":"e"}"#), stop),
      ModelReply(text: "d", reasoning: "abce", model: "m1"),
      parts: [.reasoning("a"), .reasoning("b"), .reasoning("c"), .text("d"), .reasoning("e")]),
    ReplyCase(
      "content as a list, a refusal, unknown members",
      .events(
        delta(#"{"content":[{"type":"text","text":"a"},{"type":"image"}],"audio":{},"x":[1]}"#),
        delta(#"{"content":null,"refusal":"no"}"#), #"{"object":"ping"}"#, #"{"choices":null,"error":null}"#, stop),
      ModelReply(text: "ano", model: "m1"), parts: [.text("a"), .text("no")]),
    ReplyCase(
      "usage with details",
      .events(
        delta(#"{"content":"x"}"#), stop,
        #"{"choices":[],"usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15,"prompt_tokens_details":{"cached_tokens":7},"completion_tokens_details":{"reasoning_tokens":2}}}"#,
        "[DONE]"),
      ModelReply(
        text: "x", usage: TokenUsage(input: 10, output: 5, cachedInput: 7, reasoning: 2), model: "m1")),
    ReplyCase(
      "usage in every message, the last counts; DeepSeek's cache",
      .events(
        delta(#"{"content":"x"}"#, more: #","usage":{"prompt_tokens":3,"completion_tokens":1}"#),
        delta(
          "{}", finish: #""stop""#,
          more: #","usage":{"prompt_tokens":3,"completion_tokens":2,"prompt_cache_hit_tokens":1}"#)
      ), ModelReply(text: "x", usage: TokenUsage(input: 3, output: 2, cachedInput: 1), model: "m1")),
    ReplyCase(
      "cut by length", .events(delta(#"{"content":"x"}"#, finish: #""length""#)),
      ModelReply(text: "x", finish: .length, model: "m1")),
    ReplyCase(
      "filtered", .events(delta(#"{"content":"x"}"#, finish: #""content_filter""#)),
      ModelReply(text: "x", finish: .contentFilter, model: "m1")),
    ReplyCase("nothing said", .events(stop, "[DONE]"), ModelReply(model: "m1"), parts: []),
  ]

  static let whole: [ReplyCase] = [
    ReplyCase(
      "JSON instead of a stream",
      .json(
        #"{"model":"m1","choices":[{"index":0,"message":{"role":"assistant","content":"Hello","reasoning_content":"hm"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":2}}"#
      ),
      ModelReply(text: "Hello", reasoning: "hm", usage: TokenUsage(input: 1, output: 2), model: "m1"),
      parts: [.reasoning("hm"), .text("Hello")]),
    ReplyCase(
      "JSON with calls and no finish reason",
      .json(
        "\n"
          + #"{"choices":[{"message":{"content":null,"tool_calls":[{"id":"a","type":"function","function":{"name":"view","arguments":"{\"path\":\"x\"}"}}]}}]}"#
      ), ModelReply(calls: [view], finish: .toolCalls)),
    ReplyCase(
      "a whole message inside a stream",
      .events(#"{"choices":[{"message":{"role":"assistant","content":"Hello"},"finish_reason":"stop"}]}"#),
      ModelReply(text: "Hello")),
  ]

  static let toolCalls: [ReplyCase] = [
    ReplyCase(
      "parallel calls in pieces",
      .events(
        calls(#"{"index":0,"id":"a","type":"function","function":{"name":"view","arguments":""}}"#),
        calls(#"{"index":0,"function":{"arguments":"{\"path\":"}}"#),
        calls(#"{"index":1,"id":"b","type":"function","function":{"name":"grep","arguments":""}}"#),
        calls(
          #"{"index":1,"function":{"arguments":"{\"pattern\":\"y\"}"}},{"index":0,"function":{"arguments":"\"x\"}"}}"#),
        delta("{}", finish: #""tool_calls""#), "[DONE]"), twoCalls()),
    ReplyCase(
      "whole calls at once, no index, finished by stop",
      .events(
        calls(
          #"{"id":"a","function":{"name":"view","arguments":"{\"path\":\"x\"}"}},{"id":"b","function":{"name":"grep","arguments":"{\"pattern\":\"y\"}"}}"#
        ), stop), twoCalls()),
    ReplyCase(
      "the same index for all",
      .events(
        calls(#"{"index":0,"id":"a","function":{"name":"view","arguments":"{\"path\":\"x\"}"}}"#),
        calls(#"{"index":0,"id":"b","function":{"name":"grep","arguments":"{\"pattern\":\"y\"}"}}"#), stop), twoCalls()),
    ReplyCase(
      "no ids, no index",
      .events(
        calls(#"{"function":{"name":"view","arguments":"{\"path\":"}},{"function":{"arguments":"\"x\"}"}}"#),
        calls(#"{"function":{"name":"grep","arguments":"{\"pattern\":\"y\"}"}}"#), stop), twoCalls("call_1", "call_2")),
    ReplyCase(
      "empty and null ids",
      .events(
        calls(#"{"index":0,"id":"","function":{"name":"view","arguments":"{\"path\":\"x\"}"}}"#),
        calls(#"{"index":1,"id":null,"function":{"name":"grep","arguments":"{\"pattern\":\"y\"}"}}"#), stop),
      twoCalls("call_1", "call_2")),
    ReplyCase(
      "the same id twice",
      .events(
        calls(#"{"index":0,"id":"a","function":{"name":"view","arguments":"{\"path\":\"x\"}"}}"#),
        calls(#"{"index":1,"id":"a","function":{"name":"grep","arguments":"{\"pattern\":\"y\"}"}}"#), stop),
      twoCalls("a", "a-2")),
    ReplyCase(
      "id and name in every piece",
      .events(
        calls(#"{"index":0,"id":"a","function":{"name":"view","arguments":"{\"pa"}}"#),
        calls(#"{"index":0,"id":"a","function":{"name":"view","arguments":"th\":\"x\"}"}}"#),
        calls(#"{"index":0,"id":"a","function":{"name":"view","arguments":""}}"#), stop),
      ModelReply(calls: [view], finish: .toolCalls, model: "m1")),
    ReplyCase(
      "the same tool twice, same index",
      .events(
        calls(#"{"index":0,"id":"a","function":{"name":"view","arguments":"{\"path\":\"x\"}"}}"#),
        calls(#"{"index":0,"id":"b","function":{"name":"view","arguments":"{\"path\":\"x\"}"}}"#), stop),
      ModelReply(
        calls: [view, ToolCall(id: "b", name: "view", arguments: #"{"path":"x"}"#)], finish: .toolCalls, model: "m1")),
    ReplyCase(
      "arguments as an object, or none",
      .events(
        calls(#"{"index":0,"id":"a","function":{"name":"view","arguments":{"path":"x"}}}"#),
        calls(#"{"index":1,"id":"b","function":{"name":"list","arguments":null}}"#), stop),
      ModelReply(
        calls: [view, ToolCall(id: "b", name: "list", arguments: "")], finish: .toolCalls, model: "m1")),
    ReplyCase(
      "pieces that say nothing",
      .events(
        calls(#"{}"#), calls(#"{"index":0}"#), delta(#"{"tool_calls":null}"#), delta(#"{"content":"x"}"#), stop),
      ModelReply(text: "x", model: "m1")),
    ReplyCase(
      "text before a call",
      .events(
        delta(#"{"content":"I look"}"#),
        calls(
          #"{"index":0,"id":"a","function":{"name":"view","arguments":"{\"path\":\"x\"}"}}"#, finish: #""tool_calls""#)
      ), ModelReply(text: "I look", calls: [view], finish: .toolCalls, model: "m1")),
  ]
}
