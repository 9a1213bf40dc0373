import JSONText
import SessionCore
import Testing

@testable import ModelClients

/// One vendor's interface as a server speaks it: how it says the things that every reply is made of.
///
/// What a client must bear is a table of rows, run over all of these.
struct Wire: Sendable, CustomTestStringConvertible {
  let name: String
  let client: any ProviderClient.Type
  /// What precedes the first piece of text.
  let start: [JSON]
  let text: @Sendable (String) -> JSON
  /// The place of the call among all that the reply holds, then the call's id, name, and the pieces of its arguments.
  let call: @Sendable (Int, String, String, [String]) -> [JSON]
  /// The end, after which nothing belongs to the reply but perhaps a count of tokens.
  let end: @Sendable (_ hasCalls: Bool) -> [JSON]
  /// Says that nothing follows, where the interface has a word for that besides `end`.
  let done: [String]
  /// A failure with this word for its kind.
  let error: @Sendable (_ kind: String, _ message: String) -> JSON
  /// What no client knows.
  let noise: [JSON]
  /// A whole reply as one document.
  let document: @Sendable (_ text: String) -> JSON
  let essence: String

  var testDescription: String { name }

  /// Each interface once.
  static let own: [Wire] = [chat, responses, anthropic]

  static let all: [Wire] = own + [azureChat, azureResponses]

  /// A stream that says a text.
  func saying(_ pieces: String...) -> [String] { (start + pieces.map(text) + end(false)).map(\.text) + done }

  static let usage = TokenUsage(input: 10, output: 5, cachedInput: 7)

  func reply(_ text: String, _ calls: [ToolCall] = []) -> ModelReply {
    ModelReply(text: text, calls: calls, usage: Self.usage, finish: calls.isEmpty ? .stop : .toolCalls, model: "m1")
  }

  func client(_ endpoint: ModelEndpoint, _ connections: ModelConnections) -> any ProviderClient {
    client.init(endpoint: endpoint, model: "m1", connections: connections)
  }
}

// MARK: - The vendors

extension Wire {
  static let chat = completions("chat completions", ChatCompletionsClient.self)
  static let azureChat = completions("Azure chat completions", AzureCompletionsClient.self)
  static let responses = responses("responses", ResponsesClient.self)
  static let azureResponses = responses("Azure responses", AzureResponsesClient.self)

  private static func completions(_ name: String, _ client: any ProviderClient.Type) -> Wire {
    @Sendable func delta(_ delta: JSON, finish: JSON = nil) -> JSON {
      ["model": "m1", "choices": [["index": 0, "delta": delta, "finish_reason": finish]]]
    }
    @Sendable func piece(_ index: Int, _ more: JSONObject) -> JSON {
      var call = more
      call["index"] = .int(Int64(index))
      return delta(["tool_calls": [.object(call)]])
    }
    let counts: JSON = [
      "prompt_tokens": 10, "completion_tokens": 5, "prompt_tokens_details": ["cached_tokens": 7],
    ]
    return Wire(
      name: name, client: client, start: [delta(["role": "assistant", "content": ""])],
      text: { delta(["content": .string($0)]) },
      call: { index, id, name, pieces in
        [piece(index, ["id": .string(id), "type": "function", "function": ["name": .string(name), "arguments": ""]])]
          + pieces.map { piece(index, ["function": ["arguments": .string($0)]]) }
      },
      end: { [delta([:], finish: $0 ? "tool_calls" : "stop"), ["choices": [], "usage": counts]] }, done: ["[DONE]"],
      error: { ["error": ["type": .string($0), "message": .string($1)]] },
      noise: [["object": "ping"], ["choices": nil, "error": nil, "x": [1]], delta(["audio": [:], "x": nil])],
      document: {
        ["model": "m1", "choices": [["message": ["content": .string($0)], "finish_reason": "stop"]], "usage": counts]
      }, essence: "choices")
  }

  private static func responses(_ name: String, _ client: any ProviderClient.Type) -> Wire {
    let counts: JSON = [
      "input_tokens": 10, "output_tokens": 5, "input_tokens_details": ["cached_tokens": 7],
    ]
    return Wire(
      name: name, client: client,
      start: [
        ["type": "response.created", "response": ["model": "m1", "status": "in_progress", "error": nil, "output": []]]
      ],
      text: { ["type": "response.output_text.delta", "item_id": "msg", "output_index": 0, "delta": .string($0)] },
      call: { index, id, name, pieces in
        let (item, place) = (JSON.string("fc_\(index)"), JSON.int(Int64(index + 1)))
        let call: JSON = [
          "type": "function_call", "id": item, "call_id": .string(id), "name": .string(name), "arguments": "",
        ]
        return [["type": "response.output_item.added", "output_index": place, "item": call]]
          + pieces.map {
            [
              "type": "response.function_call_arguments.delta", "item_id": item, "output_index": place,
              "delta": .string($0),
            ]
          }
      },
      end: { _ in
        let response: JSON = ["model": "m1", "status": "completed", "error": nil, "usage": counts]
        return [["type": "response.completed", "response": response]]
      }, done: [],
      error: { ["type": "error", "code": .string($0), "message": .string($1)] },
      noise: [["type": "keepalive"], ["type": "response.audio.delta", "delta": "x"], ["type": "x", "item": [1]]],
      document: {
        let content: JSON = [["type": "output_text", "text": .string($0)]]
        return [
          "object": "response", "model": "m1", "status": "completed", "error": nil, "usage": counts,
          "output": [["type": "message", "id": "msg", "content": content]],
        ]
      }, essence: "output")
  }

  static let anthropic = Wire(
    name: "Anthropic", client: AnthropicClient.self,
    start: [
      [
        "type": "message_start",
        "message": [
          "type": "message", "model": "m1", "content": [],
          "usage": ["input_tokens": 3, "cache_read_input_tokens": 7, "output_tokens": 1],
        ],
      ], ["type": "content_block_start", "index": 0, "content_block": ["type": "text", "text": ""]],
    ],
    text: { ["type": "content_block_delta", "index": 0, "delta": ["type": "text_delta", "text": .string($0)]] },
    call: { index, id, name, pieces in
      let place = JSON.int(Int64(index + 1))
      let call: JSON = ["type": "tool_use", "id": .string(id), "name": .string(name), "input": [:]]
      return [["type": "content_block_start", "index": place, "content_block": call]]
        + pieces.map {
          [
            "type": "content_block_delta", "index": place,
            "delta": ["type": "input_json_delta", "partial_json": .string($0)],
          ]
        }
    },
    end: {
      [
        [
          "type": "message_delta", "delta": ["stop_reason": $0 ? "tool_use" : "end_turn"],
          "usage": ["output_tokens": 5],
        ]
      ]
    }, done: [#"{"type":"message_stop"}"#],
    error: { ["type": "error", "error": ["type": .string($0), "message": .string($1)]] },
    noise: [
      ["type": "ping"], ["type": "content_block_delta", "index": 0, "delta": ["type": "x_delta", "x": 1]],
      ["type": "x", "index": 9],
    ],
    document: {
      [
        "type": "message", "model": "m1", "content": [["type": "text", "text": .string($0)]],
        "stop_reason": "end_turn",
        "usage": ["input_tokens": 3, "cache_read_input_tokens": 7, "output_tokens": 5],
      ]
    }, essence: "content")
}
