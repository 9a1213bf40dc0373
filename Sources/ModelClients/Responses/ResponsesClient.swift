internal import JSONText
package import SessionCore

/// A model behind OpenAI's responses interface. Nothing is kept at the vendor: each request holds the conversation.
package struct ResponsesClient: ProviderClient {
  package static let kind = ProviderKind(
    type: "openai", wireAPI: "responses", speaks: "OpenAI's responses", baseURL: "https://api.openai.com/v1",
    usualModel: "gpt-4.1", environment: nil)

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
    let sent = ResponsesRequest(request: request)
    return try await exchange.reply(
      "/responses", posting: sent.json, into: ResponsesReply(origin: sent.origin), onPart: onPart)
  }

  package func models() async throws(ModelFailure) -> [OfferedModel] { try await exchange.models() }
}
