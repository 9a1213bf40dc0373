internal import AsyncHTTPClient
internal import NIOCore
internal import Synchronization

/// The HTTP connections that all model clients of a program share.
///
/// Lent to a closure, and closed when it returns. Until the first request there is nothing to close: a session without
/// a network starts no threads.
package final class ModelConnections: Sendable {
  private let opened = Mutex<HTTPClient?>(nil)
  private let answered = Mutex<Set<String>>([])
  private let connectTimeout: Duration

  package static func lend<Result: Sendable>(
    connectTimeout: Duration = .seconds(10), to body: (ModelConnections) async throws -> Result
  ) async throws -> Result {
    let connections = ModelConnections(connectTimeout: connectTimeout)
    do {
      let result = try await body(connections)
      await connections.close()
      return result
    } catch {
      await connections.close()
      throw error
    }
  }

  private init(connectTimeout: Duration) { self.connectTimeout = connectTimeout }

  var client: HTTPClient {
    opened.withLock { opened in
      if let opened { return opened }
      let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
      opened = client
      return client
    }
  }

  /// Whether a connection to this server may have been kept from an earlier answer.
  func hasAnswered(_ origin: String) -> Bool { answered.withLock { $0.contains(origin) } }

  func noteAnswer(_ origin: String) { answered.withLock { _ = $0.insert(origin) } }

  /// Closes what is open. A connection that is still being made can take its whole time limit to give up; nobody waits
  /// for that.
  private func close() async {
    guard let client = opened.withLock({ $0 }) else { return }
    let (closed, close) = AsyncStream.makeStream(of: Never.self)
    let shutdown: EventLoopFuture<Void> = client.shutdown()
    shutdown.whenComplete { _ in close.finish() }
    await withTaskGroup(of: Void.self) { group in
      group.addTask { for await _ in closed {} }
      group.addTask { try? await Task.sleep(for: .seconds(1)) }
      await group.next()
      group.cancelAll()
    }
  }

  private var configuration: HTTPClient.Configuration {
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
    return configuration
  }
}
