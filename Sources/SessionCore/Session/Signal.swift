/// Wakes whoever waits for something to happen. They look for themselves whether it was what they waited for.
struct Signal {
  private var waiters: [AsyncStream<Void>.Continuation] = []

  /// Ends when the signal is next given, or the task of its reader is cancelled.
  mutating func next() -> AsyncStream<Void> {
    let (stream, waiter) = AsyncStream.makeStream(of: Void.self)
    waiters.append(waiter)
    return stream
  }

  mutating func give() {
    for waiter in waiters { waiter.finish() }
    waiters = []
  }
}
