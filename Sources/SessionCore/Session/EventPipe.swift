/// Brings a session's events to its log and then to whoever watches, in one order for all.
///
/// Events wait here while the log is busy, and then go together: one sync serves everything that arrived meanwhile. An
/// event is shown only after it is stored.
struct EventPipe {
  struct Batch {
    /// In order; ephemeral ones keep their place, and are not for the log.
    var events: [SessionEvent]
    var isDurable: Bool

    var persisted: [SessionEvent] { events.filter { !$0.isEphemeral } }
  }

  /// Not yet given to the log, oldest first.
  private var waiting: [SessionEvent] = []
  private var accepted = 0
  private var delivered = 0
  private var synced = 0
  private var durableUpTo = 0
  /// Whether the log holds events that no sync has followed.
  private(set) var hasUnsynced = false
  private(set) var isBusy = false
  private(set) var failure: LogFailure?

  /// - Returns: the ticket to wait for with `isSettled`.
  mutating func accept(_ event: SessionEvent, isDurable: Bool) -> Int {
    waiting.append(event)
    accepted += 1
    if isDurable { durableUpTo = accepted }
    return accepted
  }

  /// Asks for a sync of everything accepted so far.
  mutating func makeDurable() -> Int {
    durableUpTo = accepted
    return accepted
  }

  /// Stored and shown, and synced as far as that was asked for.
  func isSettled(_ ticket: Int) -> Bool { delivered >= ticket && synced >= min(ticket, durableUpTo) }

  /// The next batch for the log; nil while there is nothing to do or the log is busy.
  mutating func takeBatch() -> Batch? {
    let needsSync = durableUpTo > synced
    guard !isBusy, !waiting.isEmpty || needsSync else { return nil }
    isBusy = true
    defer { waiting = [] }
    return Batch(events: waiting, isDurable: needsSync)
  }

  mutating func finish(_ batch: Batch, failure: LogFailure?) {
    isBusy = false
    delivered += batch.events.count
    if batch.isDurable {
      synced = delivered
      hasUnsynced = false
    } else if !batch.persisted.isEmpty {
      hasUnsynced = true
    }
    self.failure = self.failure ?? failure
  }
}
