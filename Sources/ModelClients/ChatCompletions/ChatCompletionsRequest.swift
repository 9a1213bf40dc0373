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
    members["stream"] = .bool(request.isStreaming)
    if request.isStreaming { members["stream_options"] = ["include_usage": true] }
    return .object(members)
  }

  private var messages: [JSON] {
    let system: [JSON] = request.system.isEmpty ? [] : [["role": "system", "content": .string(request.system)]]
    return system + request.messages.map(message)
  }

  private func message(_ message: ModelMessage) -> JSON {
    switch message {
    case .user(let text): ["role": "user", "content": .string(text)]
    case .assistant(let text, let calls) where calls.isEmpty: ["role": "assistant", "content": .string(text)]
    case .assistant(let text, let calls):
      [
        "role": "assistant", "content": text.isEmpty ? .null : .string(text), "tool_calls": .array(calls.map(call)),
      ]
    case .toolResult(let id, _, let text): ["role": "tool", "tool_call_id": .string(id), "content": .string(text)]
    }
  }

  private func call(_ call: ToolCall) -> JSON {
    let function: JSON = ["name": .string(call.name), "arguments": .string(sendable(call.arguments))]
    return ["id": .string(call.id), "type": "function", "function": function]
  }

  /// Servers that read the arguments again answer with an error when they are not an object, on every later turn too.
  private func sendable(_ arguments: String) -> String {
    if arguments.isEmpty { return "{}" }
    if (try? JSON(parsing: arguments))?.object != nil { return arguments }
    return JSON.object(["unreadable": .string(arguments)]).text
  }

  private func tool(_ tool: ToolSchema) -> JSON {
    let function: JSON = [
      "name": .string(tool.name), "description": .string(tool.description), "parameters": tool.parameters,
    ]
    return ["type": "function", "function": function]
  }
}
