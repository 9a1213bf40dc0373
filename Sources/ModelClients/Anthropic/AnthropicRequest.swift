internal import JSONText
internal import SessionCore

/// Our request in the words of Anthropic's messages interface.
///
/// What does not change from turn to turn is marked for the vendor's cache: the tools, the system prompt, and the
/// conversation up to its last message.
struct AnthropicRequest {
  /// The tool that a model is made to call where it takes no schema for its answer.
  static let answerToolName = "final_answer"

  private let request: ModelRequest
  private let model: AnthropicModel

  init(_ request: ModelRequest) {
    self.request = request
    model = AnthropicModel(request.model)
  }

  /// What a reasoning record of this model says of where it came from.
  var origin: String { "anthropic \(request.model)" }

  /// The tool whose arguments are the answer, where one is sent.
  var answerTool: String? {
    guard request.outputSchema != nil, !model.takesOutputFormat else { return nil }
    return Self.answerToolName
  }

  var json: JSON {
    let maxTokens = request.maxOutputTokens ?? model.usualMaxTokens
    let thinking = AnthropicThinking(
      effort: request.reasoningEffort, model: model, maxTokens: maxTokens, mayBudget: !hasThoughtlessCalls)
    var members: JSONObject = ["model": .string(request.model), "max_tokens": .int(Int64(maxTokens))]
    if !request.system.isEmpty {
      members["system"] = .array([Self.cached(["type": "text", "text": .string(request.system)])])
    }
    members["messages"] = .array(messages)
    let tools = tools
    if !tools.isEmpty { members["tools"] = .array(tools.dropLast() + tools.suffix(1).map(Self.cached)) }
    if answerTool != nil {
      let isAlone = request.tools.isEmpty
      members["tool_choice"] =
        if !thinking.allowsForcedTools {
          ["type": "auto"]
        } else if isAlone {
          ["type": "tool", "name": .string(Self.answerToolName)]
        } else {
          ["type": "any"]
        }
    }
    for (key, value) in thinking.members { members[key] = value }
    var output: JSONObject = [:]
    if let effort = thinking.effort { output["effort"] = .string(effort) }
    if let shape = request.outputSchema, answerTool == nil {
      output["format"] = ["type": "json_schema", "schema": shape.schema]
    }
    if !output.isEmpty { members["output_config"] = .object(output) }
    members["stream"] = .bool(request.isStreaming)
    return .object(members)
  }

  // MARK: Tools

  private var tools: [JSON] {
    var tools: [JSON] = request.tools.map {
      ["name": .string($0.name), "description": .string($0.description), "input_schema": $0.parameters]
    }
    if let answerTool, let shape = request.outputSchema {
      tools.append([
        "name": .string(answerTool),
        "description": "Gives the final answer. Call it once, alone, when everything else is done.",
        "input_schema": shape.schema,
      ])
    }
    return tools
  }

  // MARK: Messages

  /// Roles have to alternate: what follows each other in one role is one message.
  private var messages: [JSON] {
    var merged: [(role: String, content: [JSON])] = []
    for message in request.messages {
      let (role, content) = parts(of: message)
      guard !content.isEmpty else { continue }
      if merged.last?.role == role {
        merged[merged.count - 1].content += content
      } else {
        merged.append((role, content))
      }
    }
    if let last = merged.last, last.role == "user" {
      merged[merged.count - 1].content = last.content.dropLast() + last.content.suffix(1).map(Self.cached)
    }
    return merged.map { ["role": .string($0.role), "content": .array($0.content)] }
  }

  private func parts(of message: ModelMessage) -> (role: String, content: [JSON]) {
    switch message {
    case .user(let text, let images):
      // An empty text is refused.
      let words = text.allSatisfy(\.isWhitespace) ? (images.isEmpty ? ["(nothing)"] : []) : [text]
      return ("user", images.map(Self.part) + words.map(Self.part))
    case .assistant(let text, let calls, let reasoning):
      let thoughts = reasoning?.origin == origin ? reasoning?.items ?? [] : []
      let words = text.allSatisfy(\.isWhitespace) ? [] : [text]
      return ("assistant", thoughts + words.map(Self.part) + calls.map(Self.part))
    case .toolResult(let id, _, let text, let images):
      let content: JSON =
        images.isEmpty
        ? .string(text) : .array((text.isEmpty ? [] : [Self.part(text)]) + images.map(Self.part))
      let result: JSON = ["type": "tool_result", "tool_use_id": .string(Self.id(id)), "content": content]
      return ("user", [result])
    }
  }

  private static func part(_ text: String) -> JSON { ["type": "text", "text": .string(text)] }

  private static func part(_ image: ModelImage) -> JSON {
    let source: JSON = [
      "type": "base64", "media_type": .string(image.mediaType), "data": .string(image.base64),
    ]
    return ["type": "image", "source": source]
  }

  private static func part(_ call: ToolCall) -> JSON {
    [
      "type": "tool_use", "id": .string(id(call.id)), "name": .string(call.name), "input": call.readableArguments,
    ]
  }

  /// Other vendors' ids may hold more than is allowed here.
  private static func id(_ id: String) -> String {
    String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") ? $0 : "_" })
  }

  private static func cached(_ part: JSON) -> JSON {
    guard var members = part.object else { return part }
    members["cache_control"] = ["type": "ephemeral"]
    return .object(members)
  }

  /// Whether calls since the last message of a person came without this model's thoughts.
  private var hasThoughtlessCalls: Bool {
    for message in request.messages.reversed() {
      switch message {
      case .user: return false
      case .assistant(_, let calls, let reasoning) where !calls.isEmpty:
        if reasoning?.origin != origin { return true }
      default: continue
      }
    }
    return false
  }
}
