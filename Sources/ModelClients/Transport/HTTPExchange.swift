internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import SessionCore

/// One request to a model server and its answer, under the endpoint's limits.
struct HTTPExchange: Sendable {
  let connections: ModelConnections
  var endpoint: ModelEndpoint

  /// Gets what is at `path`, or posts `body` to it, and lends the body of a good answer to `read`. An answer that
  /// reports a failure is thrown.
  func perform<Result: Sendable>(
    _ path: String, posting body: [UInt8]? = nil,
    _ read: @escaping @concurrent @Sendable (inout AnswerBody) async throws(ModelFailure) -> Result
  ) async throws(ModelFailure) -> Result {
    guard endpoint.isUsable else {
      throw ModelFailure(.rejected, "“\(endpoint.shown)” is not the address of an HTTP server")
    }
    let request = request(path, body)
    let timer = SilenceTimer()
    let outcome = await withTaskGroup(of: Outcome<Result>.self) { group in
      group.addTask {
        do throws(ModelFailure) {
          return .success(try await send(request, timer, read))
        } catch {
          return .failure(error)
        }
      }
      group.addTask {
        await timer.expiry()
        return .silence
      }
      // On silence the other task is cancelled, and ends with what it has so far.
      while let outcome = await group.next() {
        group.cancelAll()
        if case .silence = outcome { continue }
        return outcome
      }
      return .silence
    }
    switch outcome {
    case .success(let result): return result
    case .failure(let failure): throw failure
    case .silence: throw ModelFailure(.cancelled, "the call was cancelled")
    }
  }

  private enum Outcome<Result: Sendable>: Sendable {
    case success(Result)
    case failure(ModelFailure)
    case silence
  }

  @concurrent private func send<Result: Sendable>(
    _ request: HTTPClientRequest, _ timer: SilenceTimer,
    _ read: @concurrent @Sendable (inout AnswerBody) async throws(ModelFailure) -> Result
  ) async throws(ModelFailure) -> Result {
    let failures = TransportFailures(endpoint: endpoint, timer: timer)
    timer.start(endpoint.limits.firstByte)
    let response = try await answer(to: request, failures)
    var body = AnswerBody(response.body, limits: endpoint.limits, timer: timer, failures: failures)
    guard response.status.code / 100 == 2 else {
      let text = await body.collectFailure()
      throw VendorFailure(status: Int(response.status.code), headers: response.headers, body: text)
        .failure(of: endpoint)
    }
    return try await read(&body)
  }

  /// The head of the answer.
  ///
  /// A server may close a kept connection at any time, and llama.cpp's does after each stream; the next request then
  /// finds it dead. Nobody has seen that request, so it is sent again. That is no second attempt in the session's sense.
  @concurrent private func answer(
    to request: HTTPClientRequest, _ failures: TransportFailures
  ) async throws(ModelFailure) -> HTTPClientResponse {
    let origin = endpoint.origin
    var mayBeStale = connections.hasAnswered(origin) ? 2 : 0
    while true {
      let start = ContinuousClock.now
      do {
        let response = try await connections.client.execute(request, deadline: .distantFuture)
        connections.noteAnswer(origin)
        return response
      } catch {
        // A dead connection shows at once; a server that closes later has worked on the request.
        let isStale = TransportFailures.isClose(error) && start.duration(to: .now) < .seconds(1)
        guard isStale, mayBeStale > 0 else { throw failures.beforeAnswer(error) }
        mayBeStale -= 1
      }
    }
  }

  private func request(_ path: String, _ body: [UInt8]?) -> HTTPClientRequest {
    var request = HTTPClientRequest(url: endpoint.url(for: path))
    request.method = body == nil ? .GET : .POST
    request.headers.add(name: "Accept", value: "text/event-stream, application/json")
    request.headers.add(name: "User-Agent", value: "agentrun")
    // Keys often come from files, with the end of the line.
    if let key = endpoint.apiKey?.filter({ !$0.isWhitespace }), !key.isEmpty {
      switch endpoint.keyHeader {
      case .bearer: request.headers.add(name: "Authorization", value: "Bearer \(key)")
      case .named(let name): request.headers.add(name: name, value: key)
      }
    }
    if let body {
      request.headers.add(name: "Content-Type", value: "application/json")
      request.body = .bytes(ByteBuffer(bytes: body))
    }
    for (name, value) in endpoint.headers { request.headers.replaceOrAdd(name: name, value: value) }
    return request
  }
}
