package import SessionCore

/// Who writes a log: the process, our version, and where its times and ids come from.
package struct LogWriter: Sendable {
  package var process: ProcessIdentity
  package var version: String
  package var now: @Sendable () -> Timestamp
  package var makeID: @Sendable () -> String

  package init(
    process: ProcessIdentity = .current, version: String, now: @escaping @Sendable () -> Timestamp,
    makeID: @escaping @Sendable () -> String
  ) {
    self.process = process
    self.version = version
    self.now = now
    self.makeID = makeID
  }

  func event() -> SessionEvent {
    SessionEvent(
      id: makeID(), timestamp: now(),
      data: RosterWriter(pid: process.pid, startTime: process.startTime, version: version))
  }
}
