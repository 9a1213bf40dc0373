/// How a session stands, in the word that lists show. It follows from the session's events, and from whether the process
/// that runs it is there.
package enum SessionStatus: String, Sendable, CaseIterable {
  case working
  /// An agent, or one of those that it called, waits for a person.
  case needsInput = "needs_input"
  /// Nothing is under way, and the last run has an answer.
  case idle
  /// The last run has no answer, or a part of it went wrong.
  case failed
  /// A person or a limit ended the last run.
  case stopped
  /// Its process went away in the middle of a run.
  case interrupted
  /// Its log cannot be read or written.
  case blocked

  /// - Parameter isOwned: the process that runs the session is alive.
  package init(of state: SessionState, isOwned: Bool) {
    if state.run.isRunning {
      self = !isOwned ? .interrupted : state.waiting == nil ? .working : .needsInput
    } else if state.runCount == 0 {
      self = .idle
    } else {
      switch state.run.outcome {
      case .success: self = .idle
      case .interrupted, .limited: self = .stopped
      case .noAnswer, .delegationFailed, .denied: self = .failed
      }
    }
  }
}

extension SessionState {
  /// What the first agent that waits for a person asks.
  package var waiting: String? {
    for node in nodes {
      if case .asking(let question) = node.activity { return question }
    }
    return nil
  }
}
