internal import JSONText
internal import SessionCore

/// Our request in the words of OpenAI's responses interface.
struct ResponsesRequest {
  let request: ModelRequest

  /// What a reasoning record of this model says of where it came from.
  var origin: String { "responses \(request.model)" }

  /// A smaller limit is refused.
  private static let leastOutputTokens = 16

  var json: JSON {
    var members: JSONObject = ["model": .string(request.model)]
    if !request.system.isEmpty { members["instructions"] = .string(request.system) }
    members["input"] = .array(request.messages.flatMap(items))
    if !request.tools.isEmpty { members["tools"] = .array(request.tools.map(tool)) }
    if let effort = request.reasoningEffort {
      members["reasoning"] =
        effort == "none"
        ? ["effort": .string(effort)] : ["effort": .string(effort), "summary": "auto"]
    }
    if isReasoning { members["include"] = ["reasoning.encrypted_content"] }
    if let limit = request.maxOutputTokens {
      members["max_output_tokens"] = .int(Int64(max(limit, Self.leastOutputTokens)))
    }
    if let shape = request.outputSchema { members["text"] = ["format": format(shape)] }
    members["store"] = false
    members["stream"] = .bool(request.isStreaming)
    return .object(members)
  }

  /// Other models refuse to be asked for their reasoning.
  private var isReasoning: Bool {
    if let effort = request.reasoningEffort { return effort != "none" }
    let name = request.model.split(separator: "/").last ?? ""
    return ["gpt-5", "o1", "o3", "o4", "codex"].contains { name.hasPrefix($0) } && !name.contains("chat")
  }

  private func items(of message: ModelMessage) -> [JSON] {
    switch message {
    case .user(let text, let images):
      let words: [JSON] = text.isEmpty && !images.isEmpty ? [] : [["type": "input_text", "text": .string(text)]]
      return [["type": "message", "role": "user", "content": .array(words + images.map(Self.part))]]
    case .assistant(let text, let calls, let reasoning):
      let thoughts = reasoning?.origin == origin ? reasoning?.items ?? [] : []
      let words: [JSON] =
        text.isEmpty
        ? []
        : [
          [
            "type": "message", "role": "assistant", "status": "completed",
            "content": [["type": "output_text", "text": .string(text), "annotations": []]],
          ]
        ]
      return thoughts + words + calls.map(Self.item)
    case .toolResult(let id, _, let text, let images):
      let output: JSON =
        images.isEmpty
        ? .string(text) : .array([["type": "input_text", "text": .string(text)]] + images.map(Self.part))
      return [["type": "function_call_output", "call_id": .string(id), "output": output]]
    }
  }

  private static func item(_ call: ToolCall) -> JSON {
    let isObject = (try? JSON(parsing: call.arguments))?.object != nil
    let arguments = isObject ? call.arguments : call.readableArguments.text
    return [
      "type": "function_call", "call_id": .string(call.id), "name": .string(call.name), "arguments": .string(arguments),
      "status": "completed",
    ]
  }

  private static func part(_ image: ModelImage) -> JSON {
    ["type": "input_image", "image_url": .string(image.dataURL)]
  }

  /// Not strict: our schemas have members that may be left out.
  private func tool(_ tool: ToolSchema) -> JSON {
    [
      "type": "function", "name": .string(tool.name), "description": .string(tool.description),
      "parameters": tool.parameters, "strict": false,
    ]
  }

  private func format(_ shape: OutputSchema) -> JSON {
    [
      "type": "json_schema", "name": .string(shape.name), "schema": shape.schema, "strict": .bool(shape.isClosed),
    ]
  }
}
