/// A model's whole answer to one request.
package struct ModelReply: Sendable, Equatable {
  package var text: String
  package var reasoning: String
  /// What the vendor wants to have back with this message.
  package var reasoningRecord: ReasoningRecord?
  package var calls: [ToolCall]
  package var usage: TokenUsage?
  package var finish: Finish
  /// The model the vendor says it used, where it says so.
  package var model: String?
  /// The model had nothing to answer with: offline search found no line. The run then has no answer (exit status 1).
  package var isEmptyHanded: Bool

  package init(
    text: String = "", reasoning: String = "", reasoningRecord: ReasoningRecord? = nil, calls: [ToolCall] = [],
    usage: TokenUsage? = nil, finish: Finish = .stop, model: String? = nil, isEmptyHanded: Bool = false
  ) {
    self.text = text
    self.reasoning = reasoning
    self.reasoningRecord = reasoningRecord
    self.calls = calls
    self.usage = usage
    self.finish = finish
    self.model = model
    self.isEmptyHanded = isEmptyHanded
  }

  package enum Finish: String, Sendable, Equatable {
    case stop, toolCalls = "tool_calls", length, contentFilter = "content_filter", other
  }
}

/// What a call cost, in tokens. `cachedInput` and `cacheWrite` are parts of `input`, `reasoning` is part of `output`; none
/// is an addition.
package struct TokenUsage: Sendable, Hashable {
  package var input: Int
  package var output: Int
  /// Read from the vendor's cache.
  package var cachedInput: Int
  /// Put into the vendor's cache.
  package var cacheWrite: Int
  package var reasoning: Int

  package init(input: Int = 0, output: Int = 0, cachedInput: Int = 0, cacheWrite: Int = 0, reasoning: Int = 0) {
    self.input = input
    self.output = output
    self.cachedInput = cachedInput
    self.cacheWrite = cacheWrite
    self.reasoning = reasoning
  }

  package var total: Int { input + output }

  package static func + (left: TokenUsage, right: TokenUsage) -> TokenUsage {
    TokenUsage(
      input: left.input + right.input, output: left.output + right.output,
      cachedInput: left.cachedInput + right.cachedInput, cacheWrite: left.cacheWrite + right.cacheWrite,
      reasoning: left.reasoning + right.reasoning)
  }
}
