internal import AsyncHTTPClient
internal import NIOCore
internal import SessionCore

/// The body of an answer, piece by piece as it arrives, under the limits on silence and size.
struct AnswerBody {
  private var pieces: HTTPClientResponse.Body.AsyncIterator
  private let limits: TransferLimits
  private let timer: SilenceTimer
  private let failures: TransportFailures
  private var received = 0
  private var hasAsked = false
  private var isComplete = false

  init(
    _ body: HTTPClientResponse.Body, limits: TransferLimits, timer: SilenceTimer, failures: TransportFailures
  ) {
    pieces = body.makeAsyncIterator()
    self.limits = limits
    self.timer = timer
    self.failures = failures
  }

  /// The next piece; nil at the end.
  @concurrent mutating func next() async throws(ModelFailure) -> [UInt8]? {
    // The wait for the first piece began with the request.
    if hasAsked { timer.start(allowedSilence) }
    hasAsked = true
    defer { timer.stop() }
    let piece: ByteBuffer?
    do {
      piece = try await pieces.next()
    } catch {
      throw failures.duringAnswer(error, received: received)
    }
    guard let piece else { return nil }
    received += piece.readableBytes
    guard received <= limits.bytes else {
      throw ModelFailure(.tooLarge, "the answer is larger than \(limits.bytes) bytes")
    }
    return Array(piece.readableBytesView)
  }

  private var allowedSilence: Duration {
    let limit = received == 0 ? limits.firstByte : limits.betweenPieces
    return isComplete ? min(limit, TransferLimits.afterTheEnd) : limit
  }

  /// Nothing more is expected: a server that does not end the answer soon is not waited for.
  mutating func expectEnd() { isComplete = true }

  /// All of it.
  @concurrent mutating func collect() async throws(ModelFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    while let piece = try await next() { bytes += piece }
    return bytes
  }

  /// What a server says about a failure, as far as it comes.
  @concurrent mutating func collectFailure() async -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < TransferLimits.failureBytes, let piece = try? await next() {
      bytes += piece
    }
    return bytes
  }
}
