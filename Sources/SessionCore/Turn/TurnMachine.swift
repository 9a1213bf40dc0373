/// The thinking of one agent at work: which call comes next, what to do when one fails, when it is over.
///
/// A value without I/O: an input goes in, effects come out, and whoever performs them feeds the results back. A turn is
/// one model call with the tool calls it asked for.
package struct TurnMachine: Sendable, Equatable {
  package enum Input: Sendable, Equatable {
    case begin
    case replied(ModelReply)
    /// `jitter` from 0 to 1 spreads the retries of many sessions.
    case attemptFailed(ModelFailure, jitter: Double)
    case waited
    /// A tool call is settled. `endsRun`: a person said no, so the agent stops and leaves the word to them.
    case toolSettled(callID: String, text: String, endsRun: Bool)
    /// Messages of a person that arrived in the meantime; asked for by `.collectSteering`.
    case steering([String])
    /// A tool call of the turn was the last: this is the answer.
    case concluded(String)
    /// A limit forbids the next call.
    case limited(String)
    case stopped
  }

  package enum Effect: Sendable, Equatable {
    /// Take in what a person said meanwhile, then answer with `.steering`.
    case collectSteering
    case beginTurn(id: String)
    /// `model` is a place in the list of models: the first, or one that stands in for it.
    case callModel(messages: [ModelMessage], attempt: Int, model: Int = 0)
    /// `next` is the model of the next attempt, where it is another one.
    case record(failure: ModelFailure, attempt: Int, retryIn: Duration?, next: Int? = nil)
    /// Wait, then answer with `.waited`.
    case wait(Duration)
    case startTools([ToolCall])
    case endTurn(id: String)
    case finish(Ending)

    var isEndOfTurn: Bool {
      if case .endTurn = self { true } else { false }
    }
  }

  package enum Ending: Sendable, Equatable {
    case answered(String, isEmptyHanded: Bool)
    case failed(ModelFailure)
    case limited(String)
    /// A person refused a tool call; what the agent had said by then.
    case refused(String)
    case stopped
  }

  enum Phase: Sendable, Equatable {
    case idle
    case collecting
    case calling(attempt: Int)
    case waiting(attempt: Int)
    case usingTools(open: Set<String>)
    case finished
  }

  package private(set) var messages: [ModelMessage]
  private(set) var phase = Phase.idle
  private var turn = 0
  private var calls: [ToolCall] = []
  private var results: [String: String] = [:]
  private var endsRun = false
  private var lastText = ""
  private let retries: RetryPolicy
  private let modelCount: Int
  /// The model in use. One that stood in once goes on: the first would only be waited for again.
  private var model = 0
  /// Attempts of this turn at the models before it.
  private var earlierAttempts = 0

  /// - Parameter modelCount: the models that may be tried, one after the other.
  package init(messages: [ModelMessage], retries: RetryPolicy = RetryPolicy(), modelCount: Int = 1) {
    self.messages = messages
    self.retries = retries
    self.modelCount = modelCount
  }

  package var isFinished: Bool { phase == .finished }

  package mutating func handle(_ input: Input) -> [Effect] {
    switch (phase, input) {
    case (.finished, _): return []
    case (_, .stopped): return closingTurn() + finish(.stopped)
    case (_, .concluded(let text)): return closingTurn() + finish(.answered(text, isEmptyHanded: false))
    case (_, .limited(let reason)): return closingTurn() + finish(.limited(reason))
    case (.idle, .begin):
      phase = .collecting
      return [.collectSteering]
    case (.collecting, .steering(let texts)):
      messages += texts.map { .user($0) }
      phase = .calling(attempt: 1)
      earlierAttempts = 0
      return [.beginTurn(id: String(turn)), .callModel(messages: messages, attempt: 1, model: model)]
    case (.calling, .replied(let reply)): return took(reply)
    case (.calling(let attempt), .attemptFailed(let failure, let jitter)):
      return lost(failure, attempt: attempt, jitter: jitter)
    case (.waiting(let attempt), .waited):
      phase = .calling(attempt: attempt)
      return [.callModel(messages: messages, attempt: attempt, model: model)]
    case (.usingTools(let open), .toolSettled(let callID, let text, let endsRun)):
      return settled(callID, text, endsRun: endsRun, open: open)
    default:
      // A result that comes twice, or after its time, changes nothing.
      return []
    }
  }

  /// A turn that was begun is ended, whatever ends the run.
  private func closingTurn() -> [Effect] {
    switch phase {
    case .calling, .waiting, .usingTools: [.endTurn(id: String(turn))]
    case .idle, .collecting, .finished: []
    }
  }

  private mutating func took(_ reply: ModelReply) -> [Effect] {
    messages.append(.assistant(text: reply.text, calls: reply.calls, reasoning: reply.reasoningRecord))
    if !reply.text.isEmpty { lastText = reply.text }
    guard !reply.calls.isEmpty else {
      let end = Effect.endTurn(id: String(turn))
      return [end] + finish(.answered(reply.text, isEmptyHanded: reply.isEmptyHanded))
    }
    calls = reply.calls
    results = [:]
    endsRun = false
    phase = .usingTools(open: Set(reply.calls.map(\.id)))
    return [.startTools(reply.calls)]
  }

  private mutating func lost(_ failure: ModelFailure, attempt: Int, jitter: Double) -> [Effect] {
    guard failure.kind != .cancelled else { return closingTurn() + finish(.stopped) }
    let hasNext = model + 1 < modelCount && failure.isAboutModel
    let delay = retries.delay(
      after: failure, attempt: attempt - earlierAttempts, jitter: jitter,
      longestRetryAfter: hasNext ? retries.longestDelay : retries.longestRetryAfter)
    if delay == nil, hasNext {
      model += 1
      earlierAttempts = attempt
      phase = .calling(attempt: attempt + 1)
      return [
        .record(failure: failure, attempt: attempt, retryIn: .zero, next: model),
        .callModel(messages: messages, attempt: attempt + 1, model: model),
      ]
    }
    guard let delay else {
      let end = Effect.endTurn(id: String(turn))
      return [.record(failure: failure, attempt: attempt, retryIn: nil), end] + finish(.failed(failure))
    }
    phase = .waiting(attempt: attempt + 1)
    return [.record(failure: failure, attempt: attempt, retryIn: delay), .wait(delay)]
  }

  private mutating func settled(
    _ callID: String, _ text: String, endsRun ends: Bool, open: Set<String>
  ) -> [Effect] {
    guard open.contains(callID) else { return [] }
    results[callID] = text
    endsRun = endsRun || ends
    let remaining = open.subtracting([callID])
    guard remaining.isEmpty else {
      phase = .usingTools(open: remaining)
      return []
    }
    // Results in the order of the calls, whichever came first: the same conversation every time.
    for call in calls {
      messages.append(.toolResult(callID: call.id, toolName: call.name, text: results[call.id] ?? ""))
    }
    let end = Effect.endTurn(id: String(turn))
    turn += 1
    if endsRun { return [end] + finish(.refused(lastText)) }
    phase = .collecting
    return [end, .collectSteering]
  }

  private mutating func finish(_ ending: Ending) -> [Effect] {
    phase = .finished
    return [.finish(ending)]
  }
}
