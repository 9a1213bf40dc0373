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
    try await exchange.reply(
      "/chat/completions", posting: ChatCompletionsRequest(request: request, lengthKey: lengthKey).json,
      into: ChatCompletionsReply(), onPart: onPart)
  }

  package func models() async throws(ModelFailure) -> [OfferedModel] { try await exchange.models() }

  private var lengthKey: String {
    let isOpenAI = server.shown.contains("://api.openai.com") || server.shown.contains(".azure.com")
    return isOpenAI ? "max_completion_tokens" : "max_tokens"
  }
}
