import SessionCore
import Synchronization

/// Time that passes when the test says so.
final class ManualClock: Sendable {
  private struct Sleeper {
    var end: Duration
    var length: Duration
    var wake: AsyncStream<Void>.Continuation
  }

  private struct State {
    var now = Duration.zero
    var sleepers: [Sleeper] = []
    var watching: [(Duration, AsyncStream<Void>.Continuation)] = []
  }

  private let state = Mutex(State())

  var now: Timestamp {
    let passed = state.withLock { $0.now }.components
    return Timestamp(
      milliseconds: 1_763_700_000_000 + passed.seconds * 1000 + passed.attoseconds / 1_000_000_000_000_000)
  }

  func sleep(_ length: Duration) async throws {
    let (stream, wake) = AsyncStream.makeStream(of: Void.self)
    let watching = state.withLock { state in
      state.sleepers.append(Sleeper(end: state.now + length, length: length, wake: wake))
      let watching = state.watching.filter { $0.0 == length }
      state.watching.removeAll { $0.0 == length }
      return watching
    }
    for (_, watcher) in watching { watcher.finish() }
    for await _ in stream {}
    try Task.checkCancellation()
  }

  /// Returns when somebody sleeps for exactly this long.
  func sleeping(for length: Duration) async {
    let (stream, watcher) = AsyncStream.makeStream(of: Void.self)
    state.withLock { state in
      if state.sleepers.contains(where: { $0.length == length && $0.end > state.now }) {
        watcher.finish()
      } else {
        state.watching.append((length, watcher))
      }
    }
    for await _ in stream {}
  }

  func advance(by length: Duration) {
    let awake = state.withLock { state in
      state.now += length
      let awake = state.sleepers.filter { $0.end <= state.now }
      state.sleepers.removeAll { $0.end <= state.now }
      return awake
    }
    for sleeper in awake { sleeper.wake.finish() }
  }
}
