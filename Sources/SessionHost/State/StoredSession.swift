package import SessionCore

/// One line in a list of sessions.
package struct StoredSession: Sendable, Equatable {
  package enum Status: Sendable, Equatable {
    /// Nothing was asked yet.
    case new
    /// A run is under way in this process.
    case running(pid: Int)
    case ended(RunOutcome)
    /// Its process went away in the middle of a run.
    case interrupted
    case unreadable(String)
  }

  package var id: String
  /// When the log was last written to.
  package var modified: Timestamp
  /// Empty where nothing was asked.
  package var firstPrompt: String
  package var status: Status

  package init(id: String, modified: Timestamp, firstPrompt: String, status: Status) {
    self.id = id
    self.modified = modified
    self.firstPrompt = firstPrompt
    self.status = status
  }
}

extension StateFolder {
  /// All sessions, the latest first. One that cannot be read is in the list, and says so.
  package func sessions() -> [StoredSession] {
    sessionIDs().map(session).sorted { ($1.modified, $0.id) < ($0.modified, $1.id) }
  }

  package func latest() -> StoredSession? {
    sessionIDs().map { ($0, modified($0)) }.max { ($0.1, $1.0) < ($1.1, $0.0) }.map { session($0.0) }
  }

  /// Finds a session by its id, or by a beginning that only one id has.
  package func find(_ text: String) throws(SessionNotFound) -> String {
    let ids = sessionIDs()
    if ids.contains(text) { return text }
    let candidates = text.isEmpty ? [] : ids.filter { $0.hasPrefix(text) }
    guard let only = candidates.first, candidates.count == 1 else {
      throw SessionNotFound(text: text, root: root, candidates: candidates)
    }
    return only
  }

  private func modified(_ id: String) -> Timestamp {
    log(of: id).flatMap { try? OpenFile(reading: $0) }?.modified ?? Timestamp(milliseconds: 0)
  }

  private func session(_ id: String) -> StoredSession {
    do throws(LogOpenError) {
      let file = try OpenFile(reading: log(of: id) ?? "")
      let stored = try LogReader.read(file)
      let (prompt, status) = Self.summary(of: stored)
      return StoredSession(
        id: id, modified: file.modified ?? Timestamp(milliseconds: 0), firstPrompt: prompt, status: status)
    } catch {
      return StoredSession(id: id, modified: modified(id), firstPrompt: "", status: .unreadable("\(error)"))
    }
  }

  private static func summary(of stored: ReadLog) -> (firstPrompt: String, StoredSession.Status) {
    if stored.isForeign { return ("", .unreadable("Its log was not written by this program.")) }
    var prompt: String?
    var status = StoredSession.Status.new
    for event in stored.events where event.agentID == nil {
      switch event.data {
      case let message as UserMessage where message.delivery != .steering:
        prompt = prompt ?? message.content
        status = .interrupted
      case let end as RosterRunEnded: status = .ended(end.outcome)
      default: break
      }
    }
    if status == .interrupted, let writer = stored.lastWriter,
      ProcessIdentity(pid: writer.pid, startTime: writer.startTime).isAlive
    {
      status = .running(pid: writer.pid)
    }
    return (prompt ?? "", status)
  }
}

/// No session, or more than one, has an id that begins like this.
package struct SessionNotFound: Error, Sendable, Equatable, CustomStringConvertible {
  package var text: String
  package var root: String
  package var candidates: [String]

  package var description: String {
    candidates.isEmpty
      ? "There is no session \(text) in \(root)."
      : "\(text) could be any of \(candidates.joined(separator: ", "))."
  }
}
