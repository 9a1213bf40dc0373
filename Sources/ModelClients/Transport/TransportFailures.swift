internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import SessionCore

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Turns what goes wrong below HTTP into failures with a sentence for people.
struct TransportFailures: Sendable {
  let endpoint: ModelEndpoint
  let timer: SilenceTimer

  /// No answer has begun.
  func beforeAnswer(_ error: any Error) -> ModelFailure {
    if let failure = ended(error, received: 0) { return failure }
    if error as? HTTPClientError == .connectTimeout { return failure(.timeout, "does not answer") }
    if Self.isClose(error) { return failure(.connection, "closed the connection without an answer") }
    if error is HTTPParserError { return failure(.malformed, "did not answer in HTTP: \(error)") }
    if Self.isOurs(error) { return failure(.rejected, "was not asked: \(Self.reason(error))") }
    return failure(.connection, "cannot be reached: \(Self.reason(error))")
  }

  /// The answer had begun.
  func duringAnswer(_ error: any Error, received: Int) -> ModelFailure {
    if let failure = ended(error, received: received) { return failure }
    if Self.isClose(error) { return failure(.cutOff, "closed the connection in the middle of the answer") }
    if error is HTTPParserError { return failure(.malformed, "sent an answer that is not HTTP: \(error)") }
    return failure(.cutOff, "broke off in the middle of the answer: \(Self.reason(error))")
  }

  /// The other side closed the connection, in order or not.
  static func isClose(_ error: any Error) -> Bool {
    switch error {
    case let error as HTTPClientError: error == .remoteConnectionClosed
    case let error as HTTPParserError: error == .invalidEOFState
    case let error as ChannelError: error == .ioOnClosedChannel || error == .alreadyClosed || error == .eof
    case let error as IOError: error.errnoCode == ECONNRESET || error.errnoCode == EPIPE
    default: false
    }
  }

  /// The request could not be sent as it is: an address or a header with characters that do not belong there.
  private static func isOurs(_ error: any Error) -> Bool {
    guard let error = error as? HTTPClientError else { return false }
    return error == .invalidURL || error == .emptyHost || error.shortDescription.hasPrefix("Invalid header")
  }

  /// We ended the call ourselves: silence, or a cancelled task.
  private func ended(_ error: any Error, received: Int) -> ModelFailure? {
    if timer.hasExpired {
      let silence = Self.shown(timer.limit)
      return failure(.timeout, received == 0 ? "sent nothing for \(silence)" : "fell silent for \(silence)")
    }
    guard Task.isCancelled || error is CancellationError else { return nil }
    return ModelFailure(.cancelled, "the call was cancelled")
  }

  private func failure(_ kind: ModelFailure.Kind, _ what: String) -> ModelFailure {
    ModelFailure(kind, endpoint.redact("\(endpoint.shown) \(what)"))
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case let error as NIOConnectionError:
      if let attempt = error.connectionErrors.first { return String(describing: attempt.error) }
      return "no such host: \(error.host)"
    case let error as HTTPClientError: return error.shortDescription
    default: return String(describing: error)
    }
  }

  private static func shown(_ limit: Duration) -> String {
    let milliseconds = limit / .milliseconds(1)
    return milliseconds < 1000 ? "\(Int(milliseconds)) ms" : "\(Int(milliseconds / 1000)) s"
  }
}
