package import SessionCore

/// A model that Azure OpenAI serves by responses.
package struct AzureResponsesClient: ProviderClient {
  package static let kind = ProviderKind(
    type: "azure", wireAPI: "responses", speaks: "Azure OpenAI's responses", baseURL: nil, usualModel: "gpt-4.1",
    keyHeader: .named("api-key"), environment: nil)

  private let client: ResponsesClient

  package init(endpoint: ModelEndpoint, model: String, connections: ModelConnections) {
    client = ResponsesClient(
      endpoint: AzureAddress.endpoint(endpoint, deployment: nil), model: model, connections: connections)
  }

  package var modelName: String? { client.modelName }
  package var endpoint: String { client.endpoint }

  package func reply(
    to request: ModelRequest, onPart: @escaping @Sendable (ModelPart) async -> Void
  ) async throws(ModelFailure) -> ModelReply {
    try await client.reply(to: request, onPart: onPart)
  }

  package func models() async throws(ModelFailure) -> [OfferedModel] { try await client.models() }
}
