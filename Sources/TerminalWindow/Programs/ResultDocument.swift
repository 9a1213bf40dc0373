package import JSONText
internal import SessionCore

/// What a run came to, as the one JSON object of `--format json`. It is printed on failure too.
package struct ResultDocument: Sendable {
  package var run: WatchedRun
  /// Nil: none was made.
  package var sessionID: String?
  /// Nil: no language model took part.
  package var model: String?
  /// What kept the run from starting, if anything did.
  package var failure: String?
  private let outcome: RunOutcome

  /// A run that took place.
  package init(_ run: WatchedRun, sessionID: String, model: String?) {
    self.run = run
    self.sessionID = sessionID
    self.model = model
    outcome = run.state.run.outcome
  }

  /// A run that was to take place, and did not.
  package init(failure: String, sessionID: String? = nil, model: String? = nil) {
    run = WatchedRun()
    self.sessionID = sessionID
    self.model = model
    self.failure = failure
    outcome = .noAnswer
  }

  /// - Parameter exitStatus: where it is not the one of the outcome: 2 when nothing was started, 143 for a terminated
  ///   process.
  package func json(exitStatus: Int32? = nil) -> JSON {
    let ledger = Ledger(run.nodes)
    return [
      "status": .string(failure == nil ? outcome.rawValue : Self.notStarted),
      "exitStatus": .int(Int64(exitStatus ?? (failure == nil ? outcome.exitStatus : 2))),
      "answer": text(run.state.run.answer),
      "error": text(failure ?? error),
      "sessionId": text(sessionID),
      "model": text(model),
      "durationMs": duration(from: run.state.run.startedAt, to: run.state.run.endedAt),
      "usage": Self.spend(ledger.total),
      "agents": .array(failure == nil ? run.nodes.map { agent($0, ledger[$0.id]) } : []),
      "match": run.match.map(match) ?? .null,
      "denied": .array(run.denials.map(denial)),
    ]
  }

  static let notStarted = "not_started"

  private var error: String? {
    let state = run.state.run
    switch outcome {
    case .success: return nil
    case .noAnswer:
      return state.error ?? (state.isEmptyHanded ? "Nothing was found to answer with." : "There is no answer.")
    case .delegationFailed: return "A delegation failed, and no later one to that agent completed."
    case .limited: return state.limit
    case .denied: return "Something was denied, because nobody could be asked."
    case .interrupted: return "The run was interrupted."
    }
  }

  private func agent(_ node: AgentNode, _ spent: Ledger.Entry) -> JSON {
    let isMain = node.parent == nil
    return [
      "id": .string(isMain ? "main" : node.id),
      "agent": text(node.agent),
      "name": .string(node.name),
      "parent": isMain ? .null : .string(node.parent == AgentNode.mainID ? "main" : node.parent ?? "main"),
      "task": .string(node.task),
      "status": .string(status(node)),
      "error": text(error(node)),
      "turns": .int(Int64(node.turns)),
      "toolCalls": .int(Int64(node.toolCalls)),
      "usage": Self.spend(spent.own),
      "subtreeUsage": Self.spend(spent.subtree),
      "durationMs": duration(from: isMain ? run.state.run.startedAt : node.startedAt, to: node.endedAt),
    ]
  }

  private func status(_ node: AgentNode) -> String {
    switch node.status {
    case .idle: "idle"
    case .working: "working"
    case .completed: "completed"
    case .stopped: "stopped"
    case .failed: "failed"
    }
  }

  private func error(_ node: AgentNode) -> String? {
    guard case .failed(let reason) = node.status else { return nil }
    return reason
  }

  private func match(_ match: RosterMatch) -> JSON {
    .array(
      match.candidates.map {
        [
          "agent": .string($0.agent), "score": .double($0.score), "words": .array($0.words.map { .string($0) }),
        ]
      })
  }

  private func denial(_ denial: WatchedRun.Denial) -> JSON {
    [
      "agent": .string(denial.node == AgentNode.mainID ? "main" : denial.node), "request": .string(denial.request),
      "result": .string(denial.result.rawValue), "rule": text(denial.rule),
    ]
  }

  static func spend(_ spend: Spend) -> JSON {
    func count(_ number: Int) -> JSON { .int(Int64(number)) }
    let isPriced = spend.unpriced == 0
    return [
      "input": count(spend.usage.input), "output": count(spend.usage.output),
      "cachedInput": count(spend.usage.cachedInput), "cacheWrite": count(spend.usage.cacheWrite),
      "reasoning": count(spend.usage.reasoning), "estimated": count(spend.estimated),
      "steering": count(spend.steering), "calls": count(spend.calls), "retries": count(spend.retries),
      "failed": count(spend.failed), "cancelled": count(spend.cancelled),
      "costUSD": isPriced ? .double(spend.cost.dollars) : .null,
      "costPicoUSD": isPriced ? count(spend.cost.picodollars) : .null,
    ]
  }

  private func duration(from start: Timestamp?, to end: Timestamp?) -> JSON {
    guard let start, let end else { return .null }
    return .int(max(0, end.milliseconds - start.milliseconds))
  }

  private func text(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
}
