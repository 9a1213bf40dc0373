internal import JSONText
package import SessionCore

/// A model behind the chat completions protocol, as OpenAI defined it and many servers speak it.
package struct ChatCompletionsClient: ProviderClient {
  package static let kind = ProviderKind(
    type: "openai", wireAPI: "completions", speaks: "OpenAI-compatible chat completions",
    baseURL: "https://api.openai.com/v1", usualModel: "gpt-4.1",
    environment: ProviderKind.Variables(key: "OPENAI_API_KEY", baseURL: "OPENAI_BASE_URL"))

  /// The name sent to the server.
  package let modelName: String?
  private let server: ModelEndpoint
  private let exchange: HTTPExchange

  package init(endpoint: ModelEndpoint, model: String, connections: ModelConnections) {
    modelName = model
    server = endpoint
    exchange = HTTPExchange(connections: connections, endpoint: endpoint)
  }

  package var endpoint: String { server.shown }

  package func reply(
    to request: ModelRequest, onPart: @escaping @Sendable (ModelPart) async -> Void
  ) async throws(ModelFailure) -> ModelReply {
    let body = ChatCompletionsRequest(request: request, lengthKey: lengthKey).json.bytes()
    let server = server
    return try await exchange.perform("/chat/completions", posting: body) {
      @concurrent (answer: inout AnswerBody) async throws(ModelFailure) in
      var reader = ChatCompletionsReader(endpoint: server)
      do throws(ModelFailure) {
        while let piece = try await answer.next() {
          let taken = Result { () throws(ModelFailure) in try reader.take(piece) }
          for part in reader.newParts() { await onPart(part) }
          try taken.get()
          if reader.isDone { answer.expectEnd() }
        }
        try reader.finish()
        for part in reader.newParts() { await onPart(part) }
      } catch {
        // Once the model had finished, a connection that breaks takes nothing away.
        guard reader.isComplete, error.kind != .cancelled else { throw error.carrying(reader.reply.text) }
      }
      return reader.reply.reply()
    }
  }

  /// The models that the server says it has.
  package func modelIDs() async throws(ModelFailure) -> [String] {
    let server = server
    return try await exchange.perform("/models") { @concurrent (answer: inout AnswerBody) async throws(ModelFailure) in
      let bytes = try await answer.collect()
      guard let list = try? JSON(parsing: bytes),
        let models = list["data"]?.array ?? list["models"]?.array ?? list.array
      else { throw ModelFailure(.malformed, "\(server.shown) did not answer with a list of models") }
      return models.compactMap { ($0["id"] ?? $0["name"] ?? $0).string }
    }
  }

  private var lengthKey: String {
    let isOpenAI = server.shown.contains("://api.openai.com") || server.shown.contains(".openai.azure.com")
    return isOpenAI ? "max_completion_tokens" : "max_tokens"
  }
}

extension ModelFailure {
  fileprivate func carrying(_ text: String) -> ModelFailure {
    var failure = self
    failure.partialText = text
    return failure
  }
}
