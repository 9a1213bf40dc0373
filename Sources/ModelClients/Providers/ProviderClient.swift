package import SessionCore

/// A model client that people reach by naming a provider: one wire format of one kind of server.
///
/// A client is one file; what everybody else has to know about it is its `kind`.
package protocol ProviderClient: ModelClient {
  static var kind: ProviderKind { get }

  init(endpoint: ModelEndpoint, model: String, connections: ModelConnections)

  /// The models that the server says it has.
  func models() async throws(ModelFailure) -> [OfferedModel]
}
