internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import SessionCore

/// Fetches one page from one machine: no redirection is followed, and the name is not looked up again.
struct WebClient: Sendable {
  /// What came back, as far as it was read.
  struct Answer: Sendable {
    var status: Int
    var reason: String
    var contentType: String
    var contentEncoding: String
    var location: String?
    var body: [UInt8]
    /// Whether there was more than is taken.
    var isCut: Bool
  }

  static let bodyLimit = 5 << 20
  private static let timeLimit = TimeAmount.seconds(60)

  /// - Parameter machine: where the host's name was found to lead. A name may lead elsewhere the next moment, so the
  ///   number that was checked is what is connected to.
  func get(_ address: WebAddress, at machine: HostAddress) async throws(ToolFailure) -> Answer {
    var configuration = HTTPClient.Configuration(
      redirectConfiguration: .disallow, timeout: .init(connect: .seconds(10), read: .seconds(20)))
    if HostAddress(address.host) == nil { configuration.dnsOverride = [address.host: machine.text] }
    configuration.httpVersion = .http1Only
    configuration.connectionPool.retryConnectionEstablishment = false
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    let result: Result<Answer, any Error>
    do { result = .success(try await Self.answer(of: client, to: address)) } catch { result = .failure(error) }
    try? await client.shutdown()
    do { return try result.get() } catch {
      throw Self.failure(error, address)
    }
  }

  private static func answer(of client: HTTPClient, to address: WebAddress) async throws -> Answer {
    var request = HTTPClientRequest(url: address.description)
    request.headers.add(name: "User-Agent", value: "agentrun (web_fetch)")
    request.headers.add(
      name: "Accept", value: "text/markdown, text/html;q=0.9, text/*;q=0.8, application/json;q=0.8, */*;q=0.1")
    request.headers.add(name: "Accept-Encoding", value: "identity")
    let response = try await client.execute(request, timeout: timeLimit)
    var answer = Answer(
      status: Int(response.status.code), reason: response.status.reasonPhrase,
      contentType: response.headers.first(name: "content-type") ?? "",
      contentEncoding: response.headers.first(name: "content-encoding") ?? "",
      location: response.headers.first(name: "location"), body: [], isCut: false)
    guard answer.location == nil || !(300..<400).contains(answer.status) else { return answer }
    for try await part in response.body {
      answer.body += part.readableBytesView
      guard answer.body.count > bodyLimit else { continue }
      answer.body.removeSubrange(bodyLimit...)
      answer.isCut = true
      break
    }
    return answer
  }

  private static func failure(_ error: any Error, _ address: WebAddress) -> ToolFailure {
    if Task.isCancelled { return ToolFailure(.cancelled, ToolTexts.interrupted) }
    switch error as? HTTPClientError {
    case .deadlineExceeded?, .readTimeout?:
      return ToolFailure(.timeout, "\(address.host) did not answer in time.")
    case .connectTimeout?: return ToolFailure(.timeout, "\(address.host) cannot be reached: no answer in 10 seconds.")
    default: return .forModel("Cannot fetch \(address): \(error). Is the network there?")
    }
  }
}
