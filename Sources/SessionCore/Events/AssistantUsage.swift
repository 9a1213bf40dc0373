package import JSONText

/// What one call of a model used.
package struct AssistantUsage: EventData {
  package static let type = "assistant.usage"
  package static let isEphemeral = true
  package static let example = AssistantUsage(
    model: "gpt-4.1", usage: TokenUsage(input: 1200, output: 80, cachedInput: 1024), milliseconds: 640)

  package var model: String
  package var usage: TokenUsage
  package var milliseconds: Int

  package init(model: String, usage: TokenUsage, milliseconds: Int) {
    self.model = model
    self.usage = usage
    self.milliseconds = milliseconds
  }

  package init(json: JSONObject) throws(EventReadError) {
    model = try json.text("model")
    usage = TokenUsage(
      input: json["inputTokens"]?.intValue ?? 0, output: json["outputTokens"]?.intValue ?? 0,
      cachedInput: json["cacheReadTokens"]?.intValue ?? 0,
      cacheWrite: json["cacheWriteTokens"]?.intValue ?? 0, reasoning: json["reasoningTokens"]?.intValue ?? 0)
    milliseconds = json["duration"]?.intValue ?? 0
  }

  package var json: JSONObject {
    [
      "model": .string(model), "inputTokens": .int(Int64(usage.input)), "outputTokens": .int(Int64(usage.output)),
      "cacheReadTokens": .int(Int64(usage.cachedInput)),
      "cacheWriteTokens": .int(Int64(usage.cacheWrite)), "reasoningTokens": .int(Int64(usage.reasoning)),
      "duration": .int(Int64(milliseconds)),
    ]
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {}
}
