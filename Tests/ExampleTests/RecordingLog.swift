import SessionCore
import Synchronization

/// A log in memory.
final class RecordingLog: EventLog {
  private let stored = Mutex<[SessionEvent]>([])
  var events: [SessionEvent] { stored.withLock { $0 } }

  func append(_ events: [SessionEvent], isDurable: Bool) async throws(LogFailure) {
    stored.withLock { $0 += events }
  }

  func close() async {}
}
