/// The requests for permission that nobody has answered yet. Each is known by a word that is used once: it takes one
/// answer, only for what was shown with it, and none when its turn is over.
struct ApprovalDesk: Sendable {
  private struct Open: Sendable {
    let digest: String
    let answers: AsyncStream<PermissionAnswer>.Continuation
  }

  private var open: [String: Open] = [:]

  /// - Returns: where the answer arrives, if one is given here.
  mutating func add(_ question: PermissionQuestion) -> AsyncStream<PermissionAnswer> {
    let (stream, continuation) = AsyncStream.makeStream(of: PermissionAnswer.self)
    open[question.requestID] = Open(digest: question.digest, answers: continuation)
    return stream
  }

  mutating func take(_ answer: PermissionAnswer, for requestID: String, digest: String) -> ApprovalReceipt {
    guard let waiting = open[requestID] else { return .gone }
    guard waiting.digest == digest else { return .changed }
    open[requestID] = nil
    waiting.answers.yield(answer)
    waiting.answers.finish()
    return .taken
  }

  /// The request was answered elsewhere, or its turn is over.
  mutating func remove(_ requestID: String) { open.removeValue(forKey: requestID)?.answers.finish() }
}

/// What becomes of an answer to a request for permission.
package enum ApprovalReceipt: Sendable, Equatable {
  case taken
  /// There is no such request: it was answered before, or its turn is over, or it never was.
  case gone
  /// The answer is to something else than what was shown. The request is still open.
  case changed
}
