package import SessionCore

/// A model that Azure OpenAI serves by chat completions.
package struct AzureCompletionsClient: ProviderClient {
  package static let kind = ProviderKind(
    type: "azure", wireAPI: "completions", speaks: "Azure OpenAI's chat completions", baseURL: nil,
    usualModel: "gpt-4.1", keyHeader: .named("api-key"),
    environment: ProviderKind.Variables(
      key: "AZURE_OPENAI_API_KEY", baseURL: "AZURE_OPENAI_ENDPOINT", apiVersion: "AZURE_OPENAI_API_VERSION",
      model: "AZURE_OPENAI_DEPLOYMENT"))

  private let client: ChatCompletionsClient

  package init(endpoint: ModelEndpoint, model: String, connections: ModelConnections) {
    client = ChatCompletionsClient(
      endpoint: AzureAddress.endpoint(endpoint, deployment: model), model: model, connections: connections)
    list = ChatCompletionsClient(
      endpoint: AzureAddress.endpoint(endpoint, deployment: nil), model: model, connections: connections)
  }

  /// The list of models stands above the deployments.
  private let list: ChatCompletionsClient

  package var modelName: String? { client.modelName }
  package var endpoint: String { client.endpoint }

  package func reply(
    to request: ModelRequest, onPart: @escaping @Sendable (ModelPart) async -> Void
  ) async throws(ModelFailure) -> ModelReply {
    try await client.reply(to: request, onPart: onPart)
  }

  package func models() async throws(ModelFailure) -> [OfferedModel] { try await list.models() }
}
