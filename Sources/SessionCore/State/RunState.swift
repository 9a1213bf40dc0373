/// How the latest run stands: everything from a person's message to `session.idle`.
package struct RunState: Sendable, Equatable {
  package var prompt = ""
  package var isRunning = false
  package var answer: String?
  /// How the last delegation to each agent ended, by agent id.
  package var delegations: [String: Bool] = [:]
  /// Something was denied because there was nobody to ask.
  package var wasDeniedUnasked = false
  /// A person refused what the main agent wanted to do: the run ends there, and that is no failure.
  package var wasRefused = false
  /// The limit that ended the run.
  package var limit: String?
  /// Why there is no answer.
  package var error: String?
  package var isAborted = false
  package var isEmptyHanded = false
  package var startedAt: Timestamp?
  package var endedAt: Timestamp?
  /// The outcome on record; nil while the run goes on.
  package var recorded: RunOutcome?

  /// The run's outcome: the one on record, else the first that holds.
  package var outcome: RunOutcome {
    // Early logs call a run without a find a success.
    if let recorded { return recorded == .success && isEmptyHanded ? .noAnswer : recorded }
    if isAborted { return .interrupted }
    if limit != nil { return .limited }
    if wasDeniedUnasked { return .denied }
    if error != nil || isEmptyHanded || (answer == nil && !wasRefused) { return .noAnswer }
    if delegations.values.contains(false) { return .delegationFailed }
    return .success
  }
}

/// How a run ended, as `agentrun`'s exit status says it.
package enum RunOutcome: String, Sendable, CaseIterable {
  case success
  /// No answer: the model, the storage or we ourselves failed.
  case noAnswer = "no_answer"
  /// A delegation failed, and no later one to that agent completed.
  case delegationFailed = "delegation_failed"
  /// A limit ended the run.
  case limited
  /// Something was denied because nobody could be asked.
  case denied
  case interrupted

  package var exitStatus: Int32 {
    switch self {
    case .success: 0
    case .noAnswer: 1
    case .delegationFailed: 3
    case .limited: 4
    case .denied: 5
    case .interrupted: 130
    }
  }
}
