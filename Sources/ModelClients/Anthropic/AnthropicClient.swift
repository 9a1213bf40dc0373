internal import JSONText
package import SessionCore

/// A model behind Anthropic's messages interface, which other vendors and llama.cpp speak too.
package struct AnthropicClient: ProviderClient {
  package static let kind = ProviderKind(
    type: "anthropic", speaks: "Anthropic's messages", baseURL: "https://api.anthropic.com",
    usualModel: "claude-sonnet-4-6", keyHeader: .named("x-api-key"),
    environment: ProviderKind.Variables(key: "ANTHROPIC_API_KEY", baseURL: "ANTHROPIC_BASE_URL"))

  /// The version of the interface that this client is written for.
  static let version = "2023-06-01"

  package let modelName: String?
  private let server: ModelEndpoint
  private let exchange: HTTPExchange

  package init(endpoint: ModelEndpoint, model: String, connections: ModelConnections) {
    modelName = model
    server = Self.versioned(endpoint)
    exchange = HTTPExchange(connections: connections, endpoint: server)
  }

  package var endpoint: String { server.shown }

  package func reply(
    to request: ModelRequest, onPart: @escaping @Sendable (ModelPart) async -> Void
  ) async throws(ModelFailure) -> ModelReply {
    let sent = AnthropicRequest(request)
    return try await exchange.reply(
      "/messages", posting: sent.json,
      into: AnthropicReply(origin: sent.origin, answerTool: sent.answerTool), onPart: onPart)
  }

  package func models() async throws(ModelFailure) -> [OfferedModel] {
    // The usual page has 20.
    var list = exchange
    list.endpoint.add(query: "limit=1000")
    return try await list.models()
  }

  /// People name the address without the `/v1` here, also where it has a path of its own.
  private static func versioned(_ endpoint: ModelEndpoint) -> ModelEndpoint {
    var endpoint = endpoint
    endpoint.add(path: "/v1")
    if !endpoint.headers.contains(where: { $0.name.lowercased() == "anthropic-version" }) {
      endpoint.headers.append(("anthropic-version", version))
    }
    return endpoint
  }
}
