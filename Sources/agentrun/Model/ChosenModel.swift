internal import ModelClients
internal import SessionCore

/// A model that has been found: what speaks to it, where, and what somebody said about it.
struct ChosenModel: Sendable {
  let client: any ProviderClient.Type
  let endpoint: ModelEndpoint
  /// What the server calls it.
  let wireName: String
  /// What people call it.
  var name: String
  /// What tables of facts call it.
  var factsName: String
  var maxPromptTokens: Int?
  var maxOutputTokens: Int?
  /// What a file says of it, for people.
  var contextWindow: Int?
  var hasVision: Bool?

  init(_ client: any ProviderClient.Type, _ endpoint: ModelEndpoint, model: String) {
    self.client = client
    self.endpoint = endpoint
    wireName = model
    name = model
    factsName = model
  }

  func connected(by connections: ModelConnections) -> any ModelClient {
    let inner = client.init(endpoint: endpoint, model: wireName, connections: connections)
    return ConfiguredModel(self, inner)
  }

  /// The models that its server has.
  func offered(by connections: ModelConnections) async throws(ModelFailure) -> [OfferedModel] {
    try await client.init(endpoint: endpoint, model: wireName, connections: connections).models()
  }

  /// Values that must never be stored or shown.
  var secrets: [String] {
    endpoint.secrets + (endpoint.apiKey.map { ModelChoice.secretForms($0) } ?? [])
  }
}

/// A client under the limits and the name that a file gives to its model.
private struct ConfiguredModel: ModelClient {
  private let chosen: ChosenModel
  private let inner: any ModelClient

  init(_ chosen: ChosenModel, _ inner: any ModelClient) {
    self.chosen = chosen
    self.inner = inner
  }

  var modelName: String? { chosen.name }
  var endpoint: String { inner.endpoint }

  func reply(
    to request: ModelRequest, onPart: @escaping @Sendable (ModelPart) async -> Void
  ) async throws(ModelFailure) -> ModelReply {
    var request = request
    request.model = chosen.wireName
    if let limit = chosen.maxOutputTokens { request.maxOutputTokens = min(request.maxOutputTokens ?? limit, limit) }
    if let limit = chosen.maxPromptTokens {
      let estimate = TokenEstimate.likely(in: request)
      guard estimate <= limit else {
        throw ModelFailure(
          .tooLong, "The request has about \(estimate) tokens, and \(chosen.name) is to get at most \(limit).")
      }
    }
    return try await inner.reply(to: request, onPart: onPart)
  }
}
