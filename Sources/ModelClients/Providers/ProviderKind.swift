/// How a kind of provider is named in files and found in the environment, and what holds where they say no more.
package struct ProviderKind: Sendable {
  /// A provider's `type`.
  package let type: String
  /// A provider's `wireApi`; nil where the type has only one. Of several clients of one type, the first in the
  /// catalogue serves providers that name none.
  package let wireAPI: String?
  /// What it speaks, in a sentence such as "it speaks OpenAI-compatible chat completions".
  package let speaks: String
  /// Nil where every user has an address of their own.
  package let baseURL: String?
  package let usualModel: String
  /// Where an `apiKey` goes; a `bearerToken` is always one.
  package let keyHeader: ModelEndpoint.KeyHeader
  /// Nil for a client that only a file can choose.
  package let environment: Variables?

  /// The environment variables that choose this kind: one of them is enough where the address is known.
  package struct Variables: Hashable, Sendable {
    package let key: String
    package let baseURL: String
    package let apiVersion: String?
    /// The model, where its users give it a name of their own.
    package let model: String?

    package init(key: String, baseURL: String, apiVersion: String? = nil, model: String? = nil) {
      self.key = key
      self.baseURL = baseURL
      self.apiVersion = apiVersion
      self.model = model
    }
  }

  package init(
    type: String, wireAPI: String? = nil, speaks: String, baseURL: String?, usualModel: String,
    keyHeader: ModelEndpoint.KeyHeader = .bearer, environment: Variables?
  ) {
    self.type = type
    self.wireAPI = wireAPI
    self.speaks = speaks
    self.baseURL = baseURL
    self.usualModel = usualModel
    self.keyHeader = keyHeader
    self.environment = environment
  }

  /// The endpoint that environment variables name, or nil.
  package func endpoint(in variables: [String: String]) -> ModelEndpoint? {
    guard let environment else { return nil }
    let (key, url) = (variables[environment.key], variables[environment.baseURL])
    guard key != nil || url != nil, let address = url ?? baseURL else { return nil }
    return ModelEndpoint(
      baseURL: address, apiKey: key, keyHeader: keyHeader,
      apiVersion: environment.apiVersion.flatMap { variables[$0] })
  }
}
