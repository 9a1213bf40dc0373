/// Every kind of provider that this version speaks to, in the order in which the environment is asked for them. A new
/// one is a line here and a file of its own.
package enum ProviderCatalogue {
  package static let all: [any ProviderClient.Type] = [
    ChatCompletionsClient.self, ResponsesClient.self, AnthropicClient.self, AzureCompletionsClient.self,
    AzureResponsesClient.self,
  ]

  /// The kinds that a provider's `type` can mean; without one it is the first kind's.
  package static func clients(ofType type: String?) -> [any ProviderClient.Type] {
    let type = type ?? all.first?.kind.type
    return all.filter { $0.kind.type == type }
  }
}
