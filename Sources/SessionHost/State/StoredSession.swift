package import SessionCore

/// One line in a list of sessions: what can be said of a session without showing it.
package struct StoredSession: Sendable, Equatable {
  package var id: String
  /// What a person called it.
  package var name: String?
  package var status: SessionStatus
  /// Of the process that runs it.
  package var pid: Int?
  /// What an agent waits for.
  package var question: String?
  /// Why nothing can be said of it.
  package var problem: String?
  /// How the last run ended; nil while it goes on, and before the first.
  package var outcome: RunOutcome?
  package var startedAt: Timestamp?
  /// When the log was last written to.
  package var modified: Timestamp
  /// Empty where nothing was asked.
  package var firstPrompt = ""
  package var workingDirectory: String?
  /// The team's path.
  package var team: String?
  package var model: String?
  package var runs = 0
  package var subagents = 0
  /// In all runs.
  package var spend = Spend()
  package var isArchived = false

  package init(id: String, status: SessionStatus, modified: Timestamp) {
    self.id = id
    self.status = status
    self.modified = modified
  }

  /// - Parameter modified: the log's time of change.
  package init(_ stored: ReadLog, id: String, modified: Timestamp) {
    guard !stored.isForeign else {
      self.init(id: id, modified: modified, unreadable: "Its log was not written by this program.")
      return
    }
    let state = SessionState(folding: stored.events)
    let owner = stored.lastWriter.map { ProcessIdentity(pid: $0.pid, startTime: $0.startTime) }
    let isOwned = owner?.isAlive ?? false
    self.init(id: id, status: SessionStatus(of: state, isOwned: isOwned), modified: modified)
    name = state.name
    pid = state.run.isRunning && isOwned ? owner?.pid : nil
    question = status == .needsInput ? state.waiting : nil
    outcome = state.run.isRunning || state.runCount == 0 ? nil : state.run.outcome
    startedAt = state.startedAt
    firstPrompt = stored.firstPrompt
    workingDirectory = state.workingDirectory
    team = state.origin?.team
    model = state.model
    runs = state.runCount
    subagents = state.nodes.count - 1
    spend = state.nodes.reduce(Spend()) { $0 + $1.spend }
    isArchived = state.isArchived
  }

  init(id: String, modified: Timestamp, unreadable reason: String) {
    self.init(id: id, status: .blocked, modified: modified)
    problem = reason
  }

  /// What it is called in a list: its name, else what was asked first.
  package var title: String { name ?? firstPrompt }
}

extension ReadLog {
  fileprivate var firstPrompt: String {
    for event in events where event.agentID == nil {
      if let message = event.data as? UserMessage, message.delivery != .steering { return message.content }
    }
    return ""
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

  /// Finds a session by its id, or by a beginning that only one id has, or by the name that a person gave it.
  package func find(_ text: String) throws(SessionNotFound) -> String {
    let ids = sessionIDs()
    if ids.contains(text) { return text }
    var candidates = text.isEmpty ? [] : ids.filter { $0.hasPrefix(text) }
    if candidates.isEmpty, !text.isEmpty { candidates = sessions().filter { $0.name == text }.map(\.id).sorted() }
    guard let only = candidates.first, candidates.count == 1 else {
      throw SessionNotFound(text: text, root: root, candidates: candidates)
    }
    return only
  }

  private func modified(_ id: String) -> Timestamp {
    log(of: id).flatMap { try? OpenFile(reading: $0) }?.modified ?? Timestamp(milliseconds: 0)
  }

  package func session(_ id: String) -> StoredSession {
    do throws(LogOpenError) {
      let file = try OpenFile(reading: log(of: id) ?? "")
      let stored = try LogReader.read(file)
      return StoredSession(stored, id: id, modified: file.modified ?? Timestamp(milliseconds: 0))
    } catch {
      return StoredSession(id: id, modified: modified(id), unreadable: "\(error)")
    }
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
