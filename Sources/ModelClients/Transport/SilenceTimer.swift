internal import Synchronization

/// Notices that a server has said nothing for too long.
///
/// It runs only while somebody waits for the server: what the reader does with a piece does not count as silence.
final class SilenceTimer: Sendable {
  private struct State {
    var deadline: ContinuousClock.Instant?
    var limit = Duration.zero
    var hasExpired = false
  }

  private let state = Mutex(State())
  private let clock = ContinuousClock()

  var hasExpired: Bool { state.withLock { $0.hasExpired } }

  /// The limit that was running when it expired, or runs now.
  var limit: Duration { state.withLock { $0.limit } }

  func start(_ limit: Duration) {
    let deadline = clock.now + limit
    state.withLock {
      $0.deadline = deadline
      $0.limit = limit
    }
  }

  func stop() { state.withLock { $0.deadline = nil } }

  /// Returns when a deadline has passed, or its task is cancelled. Looks at least every second, because a later start
  /// may have a shorter limit.
  func expiry() async {
    while !Task.isCancelled {
      let now = clock.now
      let deadline = state.withLock { state in
        if let deadline = state.deadline, deadline <= now { state.hasExpired = true }
        return state.hasExpired ? nil : state.deadline ?? now + .seconds(1)
      }
      guard let deadline else { return }
      try? await clock.sleep(until: min(deadline, now + .seconds(1)))
    }
  }
}
