import JSONText
import SessionCore
import Testing

@testable import ModelClients

struct ResponsesRequestTests {
  private func json(_ request: ModelRequest) -> JSON { ResponsesRequest(request: request).json }

  @Test func aConversationWithTools() {
    let request = ModelRequest(
      model: "gpt-4.1", agent: "researcher", system: "Be brief.",
      messages: [
        .user("Where?"),
        .assistant(text: "I look.", calls: [ToolCall(id: "a", name: "view", arguments: #"{"path":"x"}"#)]),
        .toolResult(callID: "a", toolName: "view", text: "line"),
      ],
      tools: [ToolSchema(name: "view", description: "Reads a file.", parameters: ["type": "object"])],
      maxOutputTokens: 3, isStreaming: false)
    #expect(
      json(request) == [
        "model": "gpt-4.1", "instructions": "Be brief.", "store": false, "stream": false, "max_output_tokens": 16,
        "input": [
          ["type": "message", "role": "user", "content": [["type": "input_text", "text": "Where?"]]],
          [
            "type": "message", "role": "assistant", "status": "completed",
            "content": [["type": "output_text", "text": "I look.", "annotations": []]],
          ],
          [
            "type": "function_call", "call_id": "a", "name": "view", "arguments": #"{"path":"x"}"#,
            "status": "completed",
          ],
          ["type": "function_call_output", "call_id": "a", "output": "line"],
        ],
        "tools": [
          [
            "type": "function", "name": "view", "description": "Reads a file.", "parameters": ["type": "object"],
            "strict": false,
          ]
        ],
      ])
  }

  @Test func imagesOfPeopleAndOfTools() {
    let image = ModelImage(mediaType: "image/png", base64: "aGk=")
    let part: JSON = ["type": "input_image", "image_url": "data:image/png;base64,aGk="]
    let request = ModelRequest(
      model: "m1", system: "",
      messages: [
        .user("What is this?", images: [image]),
        .toolResult(callID: "a", toolName: "view", text: "a.png", images: [image]),
      ])
    let input = json(request)["input"]
    #expect(input?[0]?["content"] == [["type": "input_text", "text": "What is this?"], part])
    #expect(input?[1]?["output"] == [["type": "input_text", "text": "a.png"], part])
  }

  @Test func onlyAModelThatReasonsIsAskedForIt() {
    func include(_ model: String, _ effort: String? = nil) -> JSON? {
      json(ModelRequest(model: model, system: "", messages: [], reasoningEffort: effort))["include"]
    }
    #expect(include("gpt-4.1") == nil)
    #expect(include("gpt-5.4") == ["reasoning.encrypted_content"])
    #expect(include("openai/o4-mini") == ["reasoning.encrypted_content"])
    #expect(include("gpt-5-chat-latest") == nil)
    #expect(include("my-deployment", "low") == ["reasoning.encrypted_content"])
    #expect(include("gpt-5.4", "none") == nil)
  }

  @Test func effort() {
    func reasoning(_ effort: String?) -> JSON? {
      json(ModelRequest(model: "gpt-5.4", system: "", messages: [], reasoningEffort: effort))["reasoning"]
    }
    #expect(reasoning(nil) == nil)
    #expect(reasoning("none") == ["effort": "none"])
    #expect(reasoning("high") == ["effort": "high", "summary": "auto"])
  }

  @Test func reasoningGoesBackToWhoHadIt() {
    let item: JSON = ["type": "reasoning", "id": "rs_1", "summary": [], "encrypted_content": "x"]
    func count(from origin: String) -> Int? {
      let record = ReasoningRecord(origin: origin, items: [item])
      let call = ToolCall(id: "a", name: "view", arguments: "{}")
      return json(
        ModelRequest(
          model: "gpt-5.4", system: "", messages: [.assistant(text: "", calls: [call], reasoning: record)])
      )["input"]?.array?.count
    }
    #expect(count(from: "responses gpt-5.4") == 2)
    #expect(count(from: "responses gpt-5.5") == 1)
  }

  /// Strictly only where the schema is one that can be held to.
  @Test func aShapeForTheAnswer() {
    func format(_ schema: JSON) -> JSON? {
      json(ModelRequest(model: "m1", system: "", messages: [], outputSchema: OutputSchema(schema: schema)))["text"]?[
        "format"]
    }
    #expect(
      format(["type": "object"]) == [
        "type": "json_schema", "name": "answer", "schema": ["type": "object"], "strict": false,
      ])
    let closed: JSON = [
      "type": "object", "properties": ["a": ["type": "string"]], "required": ["a"], "additionalProperties": false,
    ]
    #expect(format(closed)?["strict"] == true)
    let open: JSON = [
      "type": "object", "properties": ["a": ["type": "object", "properties": [:]]], "required": ["a"],
      "additionalProperties": false,
    ]
    #expect(format(open)?["strict"] == false)
  }
}
