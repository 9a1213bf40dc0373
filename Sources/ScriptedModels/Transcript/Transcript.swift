package import SessionCore

/// What a model said, written down: a session can be played again from it without a model.
///
/// A readable YAML file. Replies are used in order, each once, by the agent that they are `for` (`main` when it does not
/// say):
///
/// ```yaml
/// version: 1
/// model: gpt-4.1
/// replies:
///   - call:
///       - task: { agent_type: researcher, prompt: Where is the retry logic? }
///   - for: researcher
///     expect: retry logic          # must be in the last message, or the run ends with an error that says so
///     call: [grep: { pattern: retry }]
///   - for: researcher
///     say: In Sources/Retry.swift, line 12.
///     usage: { input: 900, output: 40 }
///   - fail: { kind: server, status: 500, message: overloaded, after: "The retry" }
///   - say: The retry logic is in Sources/Retry.swift.
/// ```
package struct Transcript: Sendable, Equatable {
  package struct Reply: Sendable, Equatable {
    /// An agent's id; nil for the main agent.
    package var agent: String?
    /// Must occur in the last message of the request.
    package var expected: String?
    /// Only for a conversation whose first message contains this: tells parallel sub-agents of one kind apart.
    package var task: String?
    package var outcome: Outcome
    /// The line it begins on, for messages.
    package var line: Int

    package init(agent: String? = nil, expected: String? = nil, task: String? = nil, outcome: Outcome, line: Int = 0) {
      self.agent = agent
      self.expected = expected
      self.task = task
      self.outcome = outcome
      self.line = line
    }
  }

  package enum Outcome: Sendable, Equatable {
    case reply(ModelReply)
    case failure(ModelFailure)
    /// Nothing comes until the call is cancelled.
    case silence
  }

  package var path: String
  package var model: String
  package var replies: [Reply]

  package init(path: String = "transcript", model: String = "scripted", replies: [Reply]) {
    self.path = path
    self.model = model
    self.replies = replies
  }
}

/// What is wrong with a transcript, and where.
package struct TranscriptError: Error, Sendable, Equatable, CustomStringConvertible {
  package var path: String
  package var line: Int
  package var reason: String

  package var description: String { "\(path):\(line): \(reason)" }
}
