internal import JSONText
internal import SessionCore

/// Adds the messages of one chat completions answer up to a reply, whether it came as a stream or whole.
///
/// All choices are one reply: some servers put the text in one and the tool calls in another.
struct ChatCompletionsReply: ReplyAssembly {
  static let essence = "choices"

  private(set) var text = ""
  private var reasoning = ""
  private var calls = ToolCallPieces()
  private var usage: TokenUsage?
  private var finish: ModelReply.Finish?
  private var model: String?

  var isFinished: Bool { finish != nil }

  /// Only `[DONE]` says so.
  var isDone: Bool { false }

  func failure(in message: JSON) -> VendorFailure? {
    // OpenRouter reports some errors inside a choice.
    if let error = message["choices"]?[0]?["error"], !error.isNull { return VendorFailure(error: error) }
    return defaultFailure(in: message)
  }

  mutating func take(_ message: JSON) -> [ModelPart] {
    if let name = message["model"]?.string, !name.isEmpty { model = name }
    if let counts = message["usage"], !counts.isNull { usage = Self.usage(counts) }
    var parts: [ModelPart] = []
    for (place, choice) in (message["choices"]?.array ?? []).enumerated() {
      take(choice, number: choice["index"]?.intValue ?? place, &parts)
    }
    return parts
  }

  private mutating func take(_ choice: JSON, number: Int, _ parts: inout [ModelPart]) {
    if let delta = choice["delta"]?.object ?? choice["message"]?.object {
      let thought = Self.text(delta["reasoning_content"], delta["reasoning"], delta["reasoning_text"])
      if !thought.isEmpty {
        reasoning += thought
        parts.append(.reasoning(thought))
      }
      let piece = Self.text(delta["content"], delta["refusal"])
      if !piece.isEmpty {
        text += piece
        parts.append(.text(piece))
      }
      for call in delta["tool_calls"]?.array ?? [] { calls.take(call, choice: number) }
    }
    if let reason = choice["finish_reason"]?.string, !reason.isEmpty {
      finish = Self.graver(Self.finish(reason), finish)
    }
  }

  func reply() -> ModelReply {
    let calls = calls.calls()
    var finish = finish ?? .stop
    // Several servers say "stop" after calls too.
    if finish == .stop, !calls.isEmpty { finish = .toolCalls }
    return ModelReply(text: text, reasoning: reasoning, calls: calls, usage: usage, finish: finish, model: model)
  }

  /// The first of several spellings that says anything. A text may come as a list of parts.
  private static func text(_ spellings: JSON?...) -> String {
    for case .some(let json) in spellings {
      switch json {
      case .string(let text) where !text.isEmpty: return text
      case .array(let parts):
        let text = parts.compactMap { $0["text"]?.string }.joined()
        if !text.isEmpty { return text }
      default: continue
      }
    }
    return ""
  }

  private static func finish(_ reason: String) -> ModelReply.Finish {
    switch reason.lowercased() {
    case "stop", "eos", "end_turn", "stop_sequence": .stop
    case "tool_calls", "tool_call", "function_call", "tool_use": .toolCalls
    case "length", "max_tokens": .length
    case "content_filter", "safety": .contentFilter
    default: .other
    }
  }

  /// Of several choices' ends the one that most needs attention.
  private static func graver(_ new: ModelReply.Finish, _ old: ModelReply.Finish?) -> ModelReply.Finish {
    let order: [ModelReply.Finish] = [.contentFilter, .length, .toolCalls, .other, .stop]
    return order.first { $0 == new || $0 == old } ?? new
  }

  private static func usage(_ counts: JSON) -> TokenUsage {
    TokenUsage(
      input: counts["prompt_tokens"]?.intValue ?? 0,
      output: counts["completion_tokens"]?.intValue ?? 0,
      cachedInput: counts["prompt_tokens_details"]?["cached_tokens"]?.intValue
        ?? counts["prompt_cache_hit_tokens"]?.intValue ?? 0,
      cacheWrite: counts["prompt_tokens_details"]?["cache_write_tokens"]?.intValue ?? 0,
      reasoning: counts["completion_tokens_details"]?["reasoning_tokens"]?.intValue ?? 0)
  }
}
