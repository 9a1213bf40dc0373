package import JSONText

/// Everything a model is told for one turn.
package struct ModelRequest: Sendable, Equatable {
  package var model: String
  /// Who asks: an agent's id, or nil for the session's main agent. For attribution and for scripted replies; it is
  /// never sent to a vendor.
  package var agent: String?
  package var system: String
  package var messages: [ModelMessage]
  package var tools: [ToolSchema]
  package var reasoningEffort: String?
  /// The most tokens the reply may have; nil leaves it to the model.
  package var maxOutputTokens: Int?
  /// The reply's text is to be JSON of this shape.
  package var outputSchema: OutputSchema?
  /// Text pieces are wanted as they come; otherwise a client may ask for the whole reply at once.
  package var isStreaming: Bool

  package init(
    model: String, agent: String? = nil, system: String, messages: [ModelMessage], tools: [ToolSchema] = [],
    reasoningEffort: String? = nil, maxOutputTokens: Int? = nil, outputSchema: OutputSchema? = nil,
    isStreaming: Bool = true
  ) {
    self.model = model
    self.agent = agent
    self.system = system
    self.messages = messages
    self.tools = tools
    self.reasoningEffort = reasoningEffort
    self.maxOutputTokens = maxOutputTokens
    self.outputSchema = outputSchema
    self.isStreaming = isStreaming
  }
}

/// One message of a conversation as models see it.
package enum ModelMessage: Sendable, Equatable {
  case user(String, images: [ModelImage] = [])
  case assistant(text: String, calls: [ToolCall], reasoning: ReasoningRecord? = nil)
  case toolResult(callID: String, toolName: String, text: String, images: [ModelImage] = [])
}

/// A model's wish to use a tool. `arguments` is the JSON text as the model wrote it, which may not parse.
package struct ToolCall: Sendable, Hashable {
  package var id: String
  package var name: String
  package var arguments: String

  package init(id: String, name: String, arguments: String) {
    self.id = id
    self.name = name
    self.arguments = arguments
  }
}

/// A tool as it is described to a model: its name on the wire, prose, and a JSON Schema of its arguments.
package struct ToolSchema: Sendable, Equatable {
  package var name: String
  package var description: String
  package var parameters: JSON

  package init(name: String, description: String, parameters: JSON) {
    self.name = name
    self.description = description
    self.parameters = parameters
  }
}
