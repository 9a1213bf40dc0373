/// Where a session's persisted events go: the truth about the session.
///
/// One writer at a time. Nothing above this protocol may assume files.
package protocol EventLog: Sendable {
  /// Stores `events` in order, after all earlier ones.
  ///
  /// - Parameter isDurable: return only when they would survive a crash of the machine. Otherwise they may wait for the
  ///   next durable append, but are never reordered.
  /// - Throws: `LogFailure` when they could not be stored; then no tool may run.
  func append(_ events: [SessionEvent], isDurable: Bool) async throws(LogFailure)

  /// Stores what is still waiting and gives up the writer's place.
  func close() async
}

/// Why an event could not be stored.
package struct LogFailure: Error, Sendable, Equatable, CustomStringConvertible {
  package enum Code: String, Sendable {
    case noSpace = "no_space"
    case io
    /// Another writer has taken over.
    case fenced
    case closed
  }

  package var code: Code
  package var message: String

  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  package var description: String { message }
}
