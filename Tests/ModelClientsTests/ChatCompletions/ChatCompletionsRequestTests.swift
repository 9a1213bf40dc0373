import JSONText
import SessionCore
import Testing

@testable import ModelClients

struct ChatCompletionsRequestTests {
  @Test func aConversationWithTools() {
    let request = ModelRequest(
      model: "m1", agent: "researcher", system: "Be brief.",
      messages: [
        .user("Where?"),
        .assistant(text: "", calls: [ToolCall(id: "a", name: "view", arguments: #"{"path":"x"}"#)]),
        .toolResult(callID: "a", toolName: "view", text: "line"),
        .assistant(text: "There.", calls: []),
      ],
      tools: [ToolSchema(name: "view", description: "Reads a file.", parameters: ["type": "object"])],
      isStreaming: false)
    #expect(
      ChatCompletionsRequest(request: request, lengthKey: "max_tokens").json == [
        "model": "m1", "stream": false,
        "messages": [
          ["role": "system", "content": "Be brief."],
          ["role": "user", "content": "Where?"],
          [
            "role": "assistant", "content": nil,
            "tool_calls": [
              ["id": "a", "type": "function", "function": ["name": "view", "arguments": #"{"path":"x"}"#]]
            ],
          ],
          ["role": "tool", "tool_call_id": "a", "content": "line"],
          ["role": "assistant", "content": "There."],
        ],
        "tools": [
          [
            "type": "function",
            "function": ["name": "view", "description": "Reads a file.", "parameters": ["type": "object"]],
          ]
        ],
      ])
  }

  @Test func whatIsNotGivenIsNotSent() {
    let request = ModelRequest(model: "m1", system: "", messages: [.user("Hi")])
    #expect(
      ChatCompletionsRequest(request: request, lengthKey: "max_tokens").json == [
        "model": "m1", "messages": [["role": "user", "content": "Hi"]], "stream": true,
        "stream_options": ["include_usage": true],
      ])
  }

  /// What the model wrote may not be an object; servers that read it again must get one all the same.
  @Test(arguments: [
    (#"{"a":1}"#, #"{"a":1}"#),
    ("", "{}"),
    (#"{"a":"#, #"{"unreadable":"{\"a\":"}"#),
    ("[1]", #"{"unreadable":"[1]"}"#),
  ])
  func arguments(written: String, sent: String) {
    let request = ModelRequest(
      model: "m1", system: "",
      messages: [.assistant(text: "x", calls: [ToolCall(id: "a", name: "view", arguments: written)])])
    let json = ChatCompletionsRequest(request: request, lengthKey: "max_tokens").json
    let call = json["messages"]?[0]?["tool_calls"]?[0]
    #expect(call?["function"]?["arguments"] == .string(sent))
  }

  /// A tool's message holds text only: what tools have to show comes after the last result of the turn.
  @Test func imagesOfPeopleAndOfTools() {
    let image = ModelImage(mediaType: "image/png", base64: "aGk=")
    let part: JSON = ["type": "image_url", "image_url": ["url": "data:image/png;base64,aGk="]]
    let request = ModelRequest(
      model: "m1", system: "",
      messages: [
        .user("What is this?", images: [image]), .toolResult(callID: "a", toolName: "view", text: "", images: [image]),
        .toolResult(callID: "b", toolName: "view", text: "x"), .assistant(text: "Hm.", calls: []),
        .toolResult(callID: "c", toolName: "view", text: "", images: [image, image]),
      ])
    let messages = ChatCompletionsRequest(request: request, lengthKey: "max_tokens").json["messages"]?.array ?? []
    #expect(
      messages.compactMap { $0["role"]?.string } == ["user", "tool", "tool", "user", "assistant", "tool", "user"])
    #expect(messages.first?["content"] == [["type": "text", "text": "What is this?"], part])
    #expect(messages[3]["content"] == [["type": "text", "text": "The image that the tools returned:"], part])
    #expect(messages[6]["content"]?.array?.count == 3)
  }

  @Test func aShapeForTheAnswer() {
    let request = ModelRequest(
      model: "m1", system: "", messages: [], outputSchema: OutputSchema(schema: ["type": "object"]))
    #expect(
      ChatCompletionsRequest(request: request, lengthKey: "max_tokens").json["response_format"] == [
        "type": "json_schema", "json_schema": ["name": "answer", "schema": ["type": "object"], "strict": false],
      ])
  }

  @Test func theLimitHasTheNameTheServerKnows() {
    let request = ModelRequest(model: "m1", system: "", messages: [], maxOutputTokens: 7)
    let json = ChatCompletionsRequest(request: request, lengthKey: "max_completion_tokens").json
    #expect(json["max_completion_tokens"] == 7)
    #expect(json["max_tokens"] == nil)
  }
}
