/// How long a server may be silent, and how much it may say.
package struct TransferLimits: Sendable, Equatable {
  /// From sending the request to the first byte of the answer's body. Long, because a model may think in silence.
  package var firstByte: Duration
  /// From one piece of the answer to the next.
  package var betweenPieces: Duration
  /// The whole answer.
  package var bytes: Int

  package init(
    firstByte: Duration = .seconds(300), betweenPieces: Duration = .seconds(120), bytes: Int = 64 << 20
  ) {
    self.firstByte = firstByte
    self.betweenPieces = betweenPieces
    self.bytes = bytes
  }

  /// What a server may take to close an answer that is already complete.
  static let afterTheEnd = Duration.seconds(1)

  /// What is read of an answer that reports a failure.
  static let failureBytes = 65_536
}
