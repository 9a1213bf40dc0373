internal import AsyncHTTPClient
internal import NIOCore

/// The HTTP connections that all model clients of a program share.
///
/// Lent to a closure, and closed when it returns.
package struct ModelConnections: Sendable {
  let client: HTTPClient

  package static func lend<Result: Sendable>(
    connectTimeout: Duration = .seconds(10), to body: (ModelConnections) async throws -> Result
  ) async throws -> Result {
    let connections = ModelConnections(connectTimeout: connectTimeout)
    do {
      let result = try await body(connections)
      try await connections.client.shutdown()
      return result
    } catch {
      try? await connections.client.shutdown()
      throw error
    }
  }

  private init(connectTimeout: Duration) {
    var configuration = HTTPClient.Configuration()
    configuration.timeout.connect = .init(connectTimeout)
    // A redirect would carry the key to an address nobody named.
    configuration.redirectConfiguration = .disallow
    configuration.httpVersion = .http1Only
    // Every turn of every session holds one connection while its reply streams; eight, the default, would queue them.
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 1024
    configuration.connectionPool.idleTimeout = .seconds(30)
    // One call is one attempt: the session decides about the next, and records it.
    configuration.connectionPool.retryConnectionEstablishment = false
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }
}
