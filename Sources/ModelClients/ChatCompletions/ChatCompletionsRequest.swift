internal import JSONText
internal import SessionCore

/// Our request in the words of the chat completions protocol.
struct ChatCompletionsRequest {
  let request: ModelRequest
  /// The member that limits the reply's length: OpenAI's newer models refuse `max_tokens`, others know only that.
  let lengthKey: String

  var json: JSON {
    var members: JSONObject = ["model": .string(request.model), "messages": .array(messages)]
    if !request.tools.isEmpty { members["tools"] = .array(request.tools.map(tool)) }
    if let effort = request.reasoningEffort { members["reasoning_effort"] = .string(effort) }
    if let limit = request.maxOutputTokens { members[lengthKey] = .int(Int64(limit)) }
    if let shape = request.outputSchema { members["response_format"] = format(shape) }
    members["stream"] = .bool(request.isStreaming)
    if request.isStreaming { members["stream_options"] = ["include_usage": true] }
    return .object(members)
  }

  private var messages: [JSON] {
    let system: [JSON] = request.system.isEmpty ? [] : [["role": "system", "content": .string(request.system)]]
    var sent = system
    var pictures: [ModelImage] = []
    for message in request.messages {
      if case .toolResult(_, _, _, let images) = message {
        pictures += images
      } else if !pictures.isEmpty {
        sent.append(Self.shown(pictures))
        pictures = []
      }
      sent.append(self.message(message))
    }
    return pictures.isEmpty ? sent : sent + [Self.shown(pictures)]
  }

  private func message(_ message: ModelMessage) -> JSON {
    switch message {
    case .user(let text, let images) where images.isEmpty: ["role": "user", "content": .string(text)]
    case .user(let text, let images):
      ["role": "user", "content": .array([["type": "text", "text": .string(text)]] + images.map(Self.part))]
    case .assistant(let text, let calls, _) where calls.isEmpty: ["role": "assistant", "content": .string(text)]
    case .assistant(let text, let calls, _):
      [
        "role": "assistant", "content": text.isEmpty ? .null : .string(text), "tool_calls": .array(calls.map(call)),
      ]
    case .toolResult(let id, _, let text, _): ["role": "tool", "tool_call_id": .string(id), "content": .string(text)]
    }
  }

  /// A tool's message holds text only, so what a tool has to show comes after the results of that turn.
  private static func shown(_ pictures: [ModelImage]) -> JSON {
    let word = pictures.count == 1 ? "The image" : "The images"
    let text: JSON = ["type": "text", "text": .string("\(word) that the tools returned:")]
    return ["role": "user", "content": .array([text] + pictures.map(part))]
  }

  private static func part(_ image: ModelImage) -> JSON {
    ["type": "image_url", "image_url": ["url": .string(image.dataURL)]]
  }

  private func call(_ call: ToolCall) -> JSON {
    // As the model wrote them, where they can be read at all.
    let isObject = (try? JSON(parsing: call.arguments))?.object != nil
    let arguments = isObject ? call.arguments : call.readableArguments.text
    let function: JSON = ["name": .string(call.name), "arguments": .string(arguments)]
    return ["id": .string(call.id), "type": "function", "function": function]
  }

  private func format(_ shape: OutputSchema) -> JSON {
    let described: JSON = [
      "name": .string(shape.name), "schema": shape.schema, "strict": .bool(shape.isClosed),
    ]
    return ["type": "json_schema", "json_schema": described]
  }

  private func tool(_ tool: ToolSchema) -> JSON {
    let function: JSON = [
      "name": .string(tool.name), "description": .string(tool.description), "parameters": tool.parameters,
    ]
    return ["type": "function", "function": function]
  }
}
