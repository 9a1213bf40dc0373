/// When a failed attempt to reach a model is tried again.
package struct RetryPolicy: Sendable, Equatable {
  /// Attempts in all, the first included.
  package var attempts: Int
  package var firstDelay: Duration
  package var longestDelay: Duration
  /// A server that asks us to wait longer than this is taken to have refused.
  package var longestRetryAfter: Duration

  package init(
    attempts: Int = 4, firstDelay: Duration = .milliseconds(500), longestDelay: Duration = .seconds(8),
    longestRetryAfter: Duration = .seconds(60)
  ) {
    self.attempts = attempts
    self.firstDelay = firstDelay
    self.longestDelay = longestDelay
    self.longestRetryAfter = longestRetryAfter
  }

  /// How long to wait after the given attempt (from 1) has failed; nil: do not try again.
  ///
  /// - Parameter longestRetryAfter: where another model stands by, nobody waits as long as the policy has it.
  package func delay(
    after failure: ModelFailure, attempt: Int, jitter: Double, longestRetryAfter: Duration? = nil
  ) -> Duration? {
    guard failure.isTransient, attempt < attempts else { return nil }
    if let asked = failure.retryAfter {
      return asked <= longestRetryAfter ?? self.longestRetryAfter ? max(.zero, asked) : nil
    }
    var delay = firstDelay
    for _ in 1..<max(1, attempt) where delay < longestDelay { delay *= 2 }
    // Full delay down to half of it.
    return min(delay, longestDelay) * (1 - min(max(jitter, 0), 1) / 2)
  }
}
