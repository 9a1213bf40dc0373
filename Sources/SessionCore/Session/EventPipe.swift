/// Brings a session's events to its log and then to whoever watches, in one order for all.
///
/// Events wait here while the log is busy, and then go together: one sync serves everything that arrived meanwhile. An
/// event is shown only after it is stored.
struct EventPipe {
  /// Not yet given to the log, oldest first; ephemeral ones keep their place in the order.
  private var waiting: [SessionEvent] = []
  private var accepted = 0
  private var delivered = 0
  private var durableUpTo = 0
  private(set) var isBusy = false
  private(set) var failure: LogFailure?

  /// - Returns: the ticket to wait for with `isSettled`.
  mutating func accept(_ event: SessionEvent, isDurable: Bool) -> Int {
    waiting.append(event)
    accepted += 1
    if isDurable { durableUpTo = accepted }
    return accepted
  }

  /// Makes everything accepted so far durable with the next batch.
  mutating func makeDurable() -> Int {
    durableUpTo = accepted
    return accepted
  }

  func isSettled(_ ticket: Int) -> Bool { delivered >= ticket }

  /// The next batch for the log; nil while there is none or the log is busy.
  mutating func takeBatch() -> (events: [SessionEvent], isDurable: Bool)? {
    guard !isBusy, !waiting.isEmpty else { return nil }
    isBusy = true
    defer { waiting = [] }
    return (waiting, durableUpTo > delivered)
  }

  mutating func finishBatch(_ count: Int, failure: LogFailure?) {
    isBusy = false
    delivered += count
    if let failure { self.failure = self.failure ?? failure }
  }
}
