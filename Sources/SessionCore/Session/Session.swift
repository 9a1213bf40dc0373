internal import AgentDefinitions
internal import JSONText

/// A conversation of a person with a team: performs what the turn machines of its agents ask for, and puts everything
/// on record.
///
/// One run at a time. Everything that is seen from outside is in the events.
package actor Session {
  package nonisolated let configuration: SessionConfiguration
  let parts: SessionParts
  let access: ToolAccess
  let redactor: Redactor

  package private(set) var state: SessionState
  var policy: PermissionPolicy
  var budget: Budget
  private var pipe = EventPipe()
  private var pipeWaiters: [CheckedContinuation<Void, Never>] = []
  private var watchers: [Int: AsyncStream<SessionEvent>.Continuation] = [:]
  private var nextWatcher = 0
  private var callIDs: Set<String>
  private var work: Task<TurnMachine.Ending, Never>?
  private(set) var limitReached: String?
  private(set) var isStopped = false
  private(set) var isRunning = false
  var slots: Slots
  /// The nodes that have a slot.
  var slotHolders: Set<String> = []
  /// How many others each node waits for that has given its slot back for so long.
  var slotWaits: [String: Int] = [:]
  var children = ChildAgents()
  /// The sub-agents at work, each until it has ended.
  var childWork: [String: Task<ChildEnd, Never>] = [:]
  /// A message has come, or a sub-agent is through.
  var stirred = Signal()
  /// Messages that are in an agent's conversation, and not yet on their way to its model, by node.
  var undelivered: [String: [String]] = [:]
  var liveCalls: [String: LiveCall] = [:]
  /// A call has settled: there may be room in the budget for one that waits.
  var budgetSettled = Signal()
  /// The `task` calls whose agents found nothing to answer with.
  var emptyHanded: Set<String> = []
  /// Requests for permission that nobody has answered yet.
  var desk = ApprovalDesk()
  /// Agents that end after this turn, with their answers.
  var conclusions: [String: String] = [:]
  /// Whether the run under way has been concluded by a tool call.
  var hasConcluded = false
  /// Agents that a limit of tool calls ends after this turn, with the reason.
  var limited: [String: String] = [:]

  /// - Parameter events: a stored session to go on with; empty for a new one.
  package init(
    _ configuration: SessionConfiguration, parts: SessionParts, resuming events: [SessionEvent] = []
  ) {
    self.configuration = configuration
    self.parts = parts
    let own: [ToolName] = [
      .task, .listAgents, .readAgent, .writeAgent, .askUser, .exitPlanMode, .taskComplete,
    ]
    let offered = parts.tools.map { type(of: $0).spec.name } + own
    access = ToolAccess(
      offered: offered, available: configuration.availableTools, excluded: configuration.excludedTools,
      excludedFromMain: configuration.excludedFromMain, agents: configuration.agents, skills: configuration.skills)
    redactor = Redactor(known: configuration.secrets)
    state = SessionState(folding: events)
    policy = configuration.policy
    // While planning, commands are confined whatever the level is.
    let mode = [configuration.mode, state.mode].compactMap(\.self).first
    policy.isConfined = configuration.sandbox.isConfining || mode == .plan
    budget = Budget(limits: configuration.limits)
    slots = Slots(configuration.limits.concurrency)
    callIDs = Set(state.nodes.flatMap { $0.messages }.flatMap { $0.callIDs })
  }

  // MARK: For windows

  /// Puts the session's beginning, or its resumption, on record. To be called once, before the first run.
  ///
  /// - Throws: `LogFailure` when it cannot be stored; then there is no session.
  package func open() async throws(LogFailure) {
    let now = parts.now()
    let model = configuration.model ?? parts.model(nil).modelName
    if state.sessionID == nil {
      await emit(
        SessionStart(
          sessionID: configuration.sessionID, version: configuration.version, startTime: now.text, model: model,
          workingDirectory: configuration.workingDirectory, origin: configuration.origin))
    } else {
      await closeInterrupted()
      await emit(
        SessionResume(
          resumeTime: now.text, eventCount: state.eventCount, model: model,
          workingDirectory: configuration.workingDirectory))
    }
    if let mode = configuration.mode { await setMode(mode) }
    if let agent = selectedAgent, state.selectedAgent != agent.id.value {
      let tools = agent.tools.isAll ? nil : access.mainTools(selected: agent).map(\.text)
      await emit(
        SubagentSelected(agentName: agent.id.value, agentDisplayName: agent.shownName, tools: tools))
    } else if selectedAgent == nil, state.selectedAgent != nil {
      await emit(SubagentDeselected())
    }
    await settle(pipe.makeDurable())
    if let failure = pipe.failure { throw failure }
  }

  /// The events from now on, in order; ends with `close`.
  package func events() -> AsyncStream<SessionEvent> {
    let id = nextWatcher
    nextWatcher += 1
    let (stream, continuation) = AsyncStream.makeStream(of: SessionEvent.self)
    watchers[id] = continuation
    return stream
  }

  /// Works on a person's message, and on those that are queued meanwhile, until there is an answer to the last, or it is
  /// clear that there will be none.
  package func run(_ prompt: String, images: [ModelImage] = []) async -> RunOutcome {
    isRunning = true
    defer { isRunning = false }
    var outcome = await run(
      UserMessage(content: prompt, messageID: parts.makeID(), delivery: .idle, images: images))
    while !isStopped, logFailure == nil, outcome != .interrupted, let next = state.queue.first(where: \.isForMain) {
      outcome = await run(UserMessage(content: next.text, messageID: next.id, delivery: .queued))
    }
    if outcome == .interrupted { await dropQueue { _ in true } }
    await emit(SessionIdle(aborted: outcome == .interrupted ? true : nil))
    return outcome
  }

  private func run(_ message: UserMessage) async -> RunOutcome {
    limitReached = nil
    limited = [:]
    conclusions = [:]
    hasConcluded = false
    budget = Budget(limits: configuration.limits)
    let prompt = message.content
    let messageID = message.messageID
    accept(message, in: nil, isDurable: true)
    accept(RosterMessage(messageID: messageID, state: .accepted), in: nil, isDurable: true)
    recordMatch(of: prompt)

    let ending: TurnMachine.Ending
    if let address = DirectAddress(prompt, ids: configuration.agents.map(\.id.value)),
      let agent = agent(named: address.agent)
    {
      ending = await perform { await self.delegateDirectly(to: agent, address.prompt, messageID: messageID) }
    } else {
      ending = await perform { await self.workOnMain(messageID: messageID) }
    }
    return await conclude(ending)
  }

  /// Ends the run, and every later one: no model call and no tool after this.
  package func stop() {
    isStopped = true
    cancelWork()
  }

  /// Stores what is left and lets go of the log. The events end.
  package func close() async {
    await endTools(of: nil)
    await settle(pipe.makeDurable())
    await parts.log.close()
    for watcher in watchers.values { watcher.finish() }
    watchers = [:]
  }

  /// What went wrong with the log, if anything did.
  package var logFailure: LogFailure? { pipe.failure }

  /// Ends what tools still have running for an agent that is through; nil: for all of them.
  func endTools(of node: String?) async {
    for tool in parts.tools { await tool.end(node: node) }
  }

  /// What was under way when the process ended: sub-agents before those who called them.
  private func closeInterrupted() async {
    for node in state.nodes.reversed() {
      let agentID = node.id == AgentNode.mainID ? nil : node.id
      for call in node.openCalls {
        await emit(RosterToolInterrupted(toolCallID: call.id, toolName: call.name), in: agentID)
        await emit(
          ToolExecutionComplete(
            toolCallID: call.id, toolName: call.name,
            result: .failure(message: ToolTexts.interrupted, code: ToolFailure.Code.cancelled.rawValue), turnID: nil),
          in: agentID)
      }
      guard let agentID, node.status == .working, let agent = node.agent else { continue }
      let end = SubagentEnd(
        toolCallID: node.id, agentName: agent, agentDisplayName: node.name, model: nil, milliseconds: 0,
        totalTokens: node.spend.usage.total, totalToolCalls: node.toolCalls)
      await emit(SubagentFailed(end, error: ToolTexts.interrupted), in: agentID)
      await emit(SubagentDeselected(), in: agentID)
    }
  }

  // MARK: A run

  private func perform(_ body: @escaping @Sendable () async -> TurnMachine.Ending) async -> TurnMachine.Ending {
    let task = Task { await body() }
    work = task
    // Cancelled, and waited for, when this function returns.
    async let _: Void = watchDeadline()
    let ending = await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
    work = nil
    return ending
  }

  private func watchDeadline() async {
    guard let timeout = configuration.limits.timeout else { return }
    guard await sleep(through: timeout, of: nil, in: nil) else { return }
    let message = "The time limit of \(timeout) is reached."
    reachLimit(message)
    await emit(
      RosterBudget(
        limit: "timeout", scope: "run", endsRun: true, allowed: timeout.wholeSeconds, used: timeout.wholeSeconds,
        wanted: 0,
        message: message))
    cancelWork()
  }

  private func cancelWork() {
    work?.cancel()
    for child in childWork.values { child.cancel() }
  }

  func reachLimit(_ message: String) { limitReached = limitReached ?? message }

  private func conclude(_ ending: TurnMachine.Ending) async -> RunOutcome {
    // Stopping stops what goes on after its call, too.
    if isStopped { await endTools(of: nil) }
    var isEmptyHanded = false
    switch ending {
    case .answered(_, let empty): isEmptyHanded = empty
    case .refused: break
    case .failed(let failure):
      await emit(
        SessionError(errorType: failure.kind.rawValue, message: failure.message, statusCode: failure.status))
    case .limited(let message):
      if limitReached == nil { limitReached = message }
    case .stopped where limitReached == nil && pipe.failure == nil: await emit(Abort(reason: "user_initiated"))
    case .stopped: break
    }
    if let failure = pipe.failure, state.run.error == nil {
      await emit(SessionError(errorType: "storage", message: "The session could not be stored: \(failure)"))
    }
    var run = state.run
    run.isEmptyHanded = isEmptyHanded
    let outcome = run.outcome
    await emit(RosterRunEnded(outcome: outcome, isEmptyHanded: isEmptyHanded), isDurable: true)
    return state.run.outcome
  }

  private func recordMatch(of prompt: String) {
    let inferable = access.delegates(of: selectedAgent)
    guard !inferable.isEmpty else { return }
    let ranking = PromptMatcher(inferable.map(AgentProfile.init)).rank(prompt)
    accept(
      RosterMatch(
        candidates: ranking.matches.map { match in
          RosterMatch.Candidate(agent: match.id, score: match.score, words: match.words.map(\.word))
        }, margin: ranking.margin, explanation: ranking.explanation), in: nil, isDurable: false)
  }

  // MARK: The team

  var selectedAgent: AgentDefinition? { configuration.selectedAgent.flatMap(agent(named:)) }

  func agent(named id: String) -> AgentDefinition? { configuration.agents.first { $0.id.value == id } }

  /// A call id that no call of this session had: sub-agents are known by it.
  func uniqueCallID(_ wanted: String) -> String {
    let id = !wanted.isEmpty && callIDs.insert(wanted).inserted ? wanted : parts.makeID()
    callIDs.insert(id)
    return id
  }

  // MARK: Events

  /// Puts an event on record, and returns when it is stored and shown.
  func emit(_ data: any EventData, in agentID: String? = nil, isDurable: Bool = false) async {
    await settle(accept(data, in: agentID, isDurable: isDurable))
  }

  /// Puts an event in line. It is part of `state` at once; it is stored with the next one that is waited for.
  @discardableResult
  func accept(_ data: any EventData, in agentID: String?, isDurable: Bool) -> Int {
    let event = SessionEvent(
      id: parts.makeID(), timestamp: parts.now(), parentID: data.type.hasPrefix("roster.") ? nil : state.lastChained,
      agentID: agentID, data: cleaned(data))
    state.apply(event)
    return pipe.accept(event, isDurable: isDurable && !event.isEphemeral)
  }

  private func cleaned(_ data: any EventData) -> any EventData {
    guard let json = redactor.cleaned(data.json), let cleaned = try? type(of: data).init(json: json) else {
      return data
    }
    return cleaned
  }

  /// Returns when everything up to `ticket` is stored and shown, and durably so where that was asked for.
  func settle(_ ticket: Int) async {
    while !pipe.isSettled(ticket) {
      guard let batch = pipe.takeBatch() else {
        await withCheckedContinuation { pipeWaiters.append($0) }
        continue
      }
      let persisted = batch.persisted
      var failure: LogFailure?
      // A sync of what was stored earlier has no events of its own.
      if pipe.failure == nil, !persisted.isEmpty || (batch.isDurable && pipe.hasUnsynced) {
        do { try await parts.log.append(persisted, isDurable: batch.isDurable) } catch { failure = error }
      }
      pipe.finish(batch, failure: failure)
      show(batch.events)
      let waiters = pipeWaiters
      pipeWaiters = []
      for waiter in waiters { waiter.resume() }
    }
  }

  private func show(_ events: [SessionEvent]) {
    for (id, watcher) in watchers {
      for event in events {
        guard case .terminated = watcher.yield(event) else { continue }
        // Nobody reads it any more.
        watchers[id] = nil
        break
      }
    }
  }

  /// Stores what has been put in line, while the caller goes on with something else.
  func settleAll() async { await settle(pipe.makeDurable()) }

  var isEnding: Bool { isStopped || limitReached != nil || Task.isCancelled }
}

extension Duration {
  var wholeSeconds: Int { Int(components.seconds) }
  var wholeMilliseconds: Int {
    Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}

extension ModelMessage {
  var callIDs: [String] {
    guard case .assistant(_, let calls, _) = self else { return [] }
    return calls.map(\.id)
  }
}
