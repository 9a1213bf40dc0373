import JSONText
import SessionCore
import Testing

@testable import ModelClients

struct AnthropicRequestTests {
  private static let cached: JSON = ["type": "ephemeral"]

  @Test func aConversationWithTools() {
    let request = ModelRequest(
      model: "claude-sonnet-4-5", agent: "researcher", system: "Be brief.",
      messages: [
        .user("Where?"),
        .assistant(
          text: "I look.",
          calls: [
            ToolCall(id: "a", name: "view", arguments: #"{"path":"x"}"#),
            ToolCall(id: "b|2", name: "view", arguments: #"{"pa"#),
          ]),
        .toolResult(callID: "a", toolName: "view", text: "line"),
        .toolResult(callID: "b|2", toolName: "view", text: ""),
        .user("Be quick."),
      ],
      tools: [
        ToolSchema(name: "grep", description: "Searches.", parameters: ["type": "object"]),
        ToolSchema(name: "view", description: "Reads a file.", parameters: ["type": "object"]),
      ], isStreaming: false)
    #expect(
      AnthropicRequest(request).json == [
        "model": "claude-sonnet-4-5", "max_tokens": 32_000, "stream": false,
        "system": [["type": "text", "text": "Be brief.", "cache_control": Self.cached]],
        "messages": [
          ["role": "user", "content": [["type": "text", "text": "Where?"]]],
          [
            "role": "assistant",
            "content": [
              ["type": "text", "text": "I look."],
              ["type": "tool_use", "id": "a", "name": "view", "input": ["path": "x"]],
              ["type": "tool_use", "id": "b_2", "name": "view", "input": ["unreadable": #"{"pa"#]],
            ],
          ],
          [
            "role": "user",
            "content": [
              ["type": "tool_result", "tool_use_id": "a", "content": "line"],
              ["type": "tool_result", "tool_use_id": "b_2", "content": ""],
              ["type": "text", "text": "Be quick.", "cache_control": Self.cached],
            ],
          ],
        ],
        "tools": [
          ["name": "grep", "description": "Searches.", "input_schema": ["type": "object"]],
          [
            "name": "view", "description": "Reads a file.", "input_schema": ["type": "object"],
            "cache_control": Self.cached,
          ],
        ],
      ])
  }

  @Test func whatIsNotGivenIsNotSent() {
    let request = ModelRequest(model: "m1", system: "", messages: [.user("Hi")], maxOutputTokens: 9)
    #expect(
      AnthropicRequest(request).json == [
        "model": "m1", "max_tokens": 9, "stream": true,
        "messages": [
          ["role": "user", "content": [["type": "text", "text": "Hi", "cache_control": Self.cached]]]
        ],
      ])
  }

  @Test func imagesOfPeopleAndOfTools() {
    let image = ModelImage(mediaType: "image/png", base64: "aGk=")
    let part: JSON = [
      "type": "image", "source": ["type": "base64", "media_type": "image/png", "data": "aGk="],
    ]
    let request = ModelRequest(
      model: "m1", system: "",
      messages: [
        .user("What is this?", images: [image]),
        .assistant(text: " ", calls: [ToolCall(id: "a", name: "view", arguments: "")]),
        .toolResult(callID: "a", toolName: "view", text: "", images: [image]),
      ])
    let messages = AnthropicRequest(request).json["messages"]
    #expect(messages?[0]?["content"] == [part, ["type": "text", "text": "What is this?"]])
    #expect(messages?[1]?["content"] == [["type": "tool_use", "id": "a", "name": "view", "input": [:]]])
    #expect(messages?[2]?["content"]?[0]?["content"] == [part])
  }

  /// An older model is given a number of tokens, a newer one a word; one that cannot think is left alone.
  @Test(
    arguments: [
      ("claude-sonnet-4-5", "high", ["type": "enabled", "budget_tokens": 20_000], nil),
      ("claude-3-7-sonnet-20250219", "low", ["type": "enabled", "budget_tokens": 4096], nil),
      ("claude-sonnet-4-20250514", "minimal", ["type": "enabled", "budget_tokens": 1024], nil),
      ("claude-3-5-sonnet-20241022", "high", nil, nil), ("claude-sonnet-4-5", "none", nil, nil),
      ("claude-opus-4-6", "high", ["type": "adaptive", "display": "summarized"], "high"),
      ("anthropic/claude-opus-4.6", "xhigh", ["type": "adaptive", "display": "summarized"], "high"),
      ("claude-opus-4-8", "xhigh", ["type": "adaptive", "display": "summarized"], "xhigh"),
      ("claude-sonnet-5", "minimal", ["type": "adaptive", "display": "summarized"], "low"),
      ("someone-elses", "medium", ["type": "enabled", "budget_tokens": 10_000], nil),
    ] as [(String, String, JSON?, String?)])
  func thinking(model: String, effort: String, thinking: JSON?, word: String?) {
    let request = ModelRequest(model: model, system: "", messages: [.user("Hi")], reasoningEffort: effort)
    let json = AnthropicRequest(request).json
    #expect(json["thinking"] == thinking)
    #expect(json["output_config"]?["effort"]?.string == word)
  }

  @Test func thinkingLeavesRoomForAnAnswer() {
    func budget(_ limit: Int) -> Int? {
      let request = ModelRequest(
        model: "claude-sonnet-4-5", system: "", messages: [.user("Hi")], reasoningEffort: "high",
        maxOutputTokens: limit)
      return AnthropicRequest(request).json["thinking"]?["budget_tokens"]?.intValue
    }
    #expect(budget(8192) == 7168)
    #expect(budget(2048) == 1024)
    #expect(budget(2047) == nil)
  }

  /// Thoughts go back to the model that had them, and to no other; a model with a budget cannot begin in the middle.
  @Test func thoughtsGoBackToWhoHadThem() {
    let thought: JSON = ["type": "thinking", "thinking": "hm", "signature": "s1"]
    func json(from origin: String) -> JSON {
      let record = ReasoningRecord(origin: origin, items: [thought])
      return AnthropicRequest(
        ModelRequest(
          model: "claude-sonnet-4-5", system: "",
          messages: [
            .user("Hi"),
            .assistant(text: "", calls: [ToolCall(id: "a", name: "view", arguments: "{}")], reasoning: record),
            .toolResult(callID: "a", toolName: "view", text: "x"),
          ], reasoningEffort: "low")
      ).json
    }
    let own = json(from: "anthropic claude-sonnet-4-5")
    #expect(own["messages"]?[1]?["content"]?[0] == thought)
    #expect(own["thinking"] != nil)
    let other = json(from: "anthropic claude-opus-4-1")
    #expect(other["messages"]?[1]?["content"]?.array?.count == 1)
    #expect(other["thinking"] == nil)
  }

  @Test func aShapeForTheAnswer() {
    let shape = OutputSchema(schema: ["type": "object"])
    func json(_ model: String, tools: [ToolSchema] = [], effort: String? = nil) -> JSON {
      AnthropicRequest(
        ModelRequest(
          model: model, system: "", messages: [.user("Hi")], tools: tools, reasoningEffort: effort,
          outputSchema: shape)
      ).json
    }
    let view = ToolSchema(name: "view", description: "Reads.", parameters: ["type": "object"])
    let own = json("claude-sonnet-4-5", tools: [view])
    #expect(own["output_config"] == ["format": ["type": "json_schema", "schema": ["type": "object"]]])
    #expect(own["tool_choice"] == nil)
    #expect(json("claude-opus-4-6", effort: "low")["output_config"]?["effort"] == "low")
    let forced = json("m1")
    #expect(forced["tools"]?[0]?["name"] == "final_answer")
    #expect(forced["tools"]?[0]?["input_schema"] == ["type": "object"])
    #expect(forced["tool_choice"] == ["type": "tool", "name": "final_answer"])
    #expect(json("m1", tools: [view])["tool_choice"] == ["type": "any"])
    #expect(json("m1", tools: [view], effort: "low")["tool_choice"] == ["type": "auto"])
  }
}
