internal import AgentDefinitions
internal import JSONText

/// One agent at work: the turn machine's effects, performed.
extension Session {
  func workOnMain(messageID: String) async -> TurnMachine.Ending {
    let selected = selectedAgent
    let tools = access.mainTools(selected: selected)
    let node = NodeWork(
      agentID: nil, agent: selected, depth: 0,
      holders: [
        Budget.Holder(
          id: AgentNode.mainID, name: selected?.shownName ?? "main", share: Budget.Share(selected?.limits))
      ],
      system: SystemPrompt.main(
        workingDirectory: configuration.workingDirectory, hasTools: !tools.isEmpty,
        canDelegate: tools.contains(.task), selected: selected, custom: configuration.systemMessage),
      tools: tools, delegates: access.delegates(of: selected), messageID: messageID)
    accept(RosterMessage(messageID: messageID, state: .delivered), in: nil, isDurable: false)
    var ending = await work(node, from: state.main.completedMessages)
    // What a person said after the last turn had begun is read too, before the run is over.
    while hasSteering, case .answered = ending { ending = await work(node, from: state.main.completedMessages) }
    return ending
  }

  func work(_ node: NodeWork, from messages: [ModelMessage]) async -> TurnMachine.Ending {
    var machine = TurnMachine(messages: messages, retries: configuration.retries)
    accept(SystemMessageEvent(content: node.system), in: node.agentID, isDurable: false)
    var effects = machine.handle(.begin)
    var turn = ""
    var milliseconds = 0
    while !effects.isEmpty {
      switch effects.removeFirst() {
      case .collectSteering: effects += machine.handle(.steering(await takeSteering(for: node)))
      case .beginTurn(let id):
        turn = id
        accept(AssistantTurnStart(turnID: id), in: node.agentID, isDurable: false)
      case .callModel(let messages, let attempt):
        let (input, took) = await callModel(node, messages, attempt: attempt, turn: turn)
        milliseconds = took
        effects += machine.handle(input)
      case .record(let failure, let attempt, let delay):
        await record(failure, attempt: attempt, milliseconds: milliseconds, retryIn: delay, in: node)
      case .wait(let delay):
        let waited = (try? await parts.sleep(delay)) != nil
        effects += machine.handle(waited ? .waited : .stopped)
      case .startTools(let calls):
        for input in await settle(calls, turn: turn, in: node) { effects += machine.handle(input) }
        if isEnding || logFailure != nil { effects = machine.handle(.stopped) }
      case .endTurn(let id): accept(AssistantTurnEnd(turnID: id), in: node.agentID, isDurable: false)
      case .finish(let ending): return ending
      }
    }
    return .stopped
  }

  // MARK: The model

  /// One attempt. Returns what the machine is to know, and how long it took.
  private func callModel(
    _ node: NodeWork, _ messages: [ModelMessage], attempt: Int, turn: String
  ) async -> (TurnMachine.Input, milliseconds: Int) {
    guard !isEnding, logFailure == nil else { return (.stopped, 0) }
    let client = parts.model(node.agent?.model?.value)
    var request = ModelRequest(
      model: client.modelName ?? "", agent: node.agent?.id.value, system: node.system, messages: messages,
      tools: schemas(for: node), reasoningEffort: node.agent?.reasoningEffort?.value ?? configuration.reasoningEffort,
      isStreaming: configuration.isStreaming)
    let estimate = Budget.estimate(request)
    let reservation: Budget.Reservation
    switch await reserve(for: node, input: estimate) {
    case .success(let made): reservation = made
    case .failure(let refusal):
      guard !isEnding else { return (.stopped, 0) }
      await refuse(refusal, in: node)
      return (.limited(refusal.message), 0)
    }
    request.maxOutputTokens = reservation.maxOutputTokens

    let call = LiveCall(
      messageID: parts.makeID(), reasoningID: parts.makeID(), node: node, startedAt: parts.now(), redactor: redactor)
    liveCalls[call.messageID] = call
    // The person's message is synced while the model already reads it.
    async let stored: Void = settleAll()
    async let _: Void = watchForStall(of: call.messageID)
    let outcome = await reply(of: client, to: request, id: call.messageID)
    let milliseconds = Int(parts.now().milliseconds - call.startedAt.milliseconds)
    await showRest(of: call.messageID)
    liveCalls[call.messageID] = nil
    await stored

    switch outcome.flatMap(Self.checked) {
    case .success(let reply):
      settleBudget(reservation, used: reply.usage?.total ?? estimate + Budget.estimate(reply))
      let renamed = withUniqueCallIDs(reply)
      await record(
        renamed, of: call, model: reply.model ?? client.modelName, attempt: attempt, turn: turn,
        milliseconds: milliseconds)
      return (.replied(renamed), milliseconds)
    case .failure(let failure):
      // What a broken call cost is not known; once text came, its input had been read.
      let cost = failure.partialText.isEmpty ? 0 : estimate + failure.partialText.utf8.count / 3
      settleBudget(reservation, used: cost)
      if !failure.partialText.isEmpty {
        await emit(RosterPartial(messageID: call.messageID, content: failure.partialText), in: node.agentID)
      }
      guard isEnding else { return (.attemptFailed(failure, jitter: parts.jitter()), milliseconds) }
      await emit(
        RosterModelCall(
          attempt: attempt, model: client.modelName, outcome: ModelFailure.Kind.cancelled.rawValue,
          milliseconds: milliseconds), in: node.agentID)
      return (.stopped, milliseconds)
    }
  }

  /// A reply with nothing in it, or one that the vendor's filter ended, is no answer.
  private static func checked(_ reply: ModelReply) -> Result<ModelReply, ModelFailure> {
    if reply.finish == .contentFilter {
      return .failure(
        ModelFailure(.rejected, "The vendor's content filter ended the reply.", partialText: reply.text))
    }
    guard reply.calls.isEmpty, !reply.isEmptyHanded, reply.text.allSatisfy(\.isWhitespace) else {
      return .success(reply)
    }
    return .failure(ModelFailure(.malformed, "The model's reply was empty."))
  }

  // MARK: Budget

  /// Waits while only calls in flight stand in the way of a limit.
  private func reserve(for node: NodeWork, input: Int) async -> Result<Budget.Reservation, Budget.Refusal> {
    while true {
      do throws(Budget.Refusal) {
        return .success(try budget.reserve(path: node.holders, input: input, maxOutput: nil))
      } catch {
        guard error.mayPass, !isEnding else { return .failure(error) }
        await withCheckedContinuation { budgetWaiters.append($0) }
      }
    }
  }

  private func settleBudget(_ reservation: Budget.Reservation, used: Int) {
    budget.settle(reservation, used: used)
    let waiters = budgetWaiters
    budgetWaiters = []
    for waiter in waiters { waiter.resume() }
  }

  private func reply(
    of client: any ModelClient, to request: ModelRequest, id: String
  ) async -> Result<ModelReply, ModelFailure> {
    do throws(ModelFailure) {
      return .success(try await client.reply(to: request) { [weak self] part in await self?.show(part, of: id) })
    } catch {
      return .failure(error)
    }
  }

  private func show(_ part: ModelPart, of id: String) async {
    guard var call = liveCalls[id] else { return }
    let agentID = call.node.agentID
    let now = parts.now()
    switch part {
    case .text(let text):
      if call.text.isEmpty { accept(AssistantMessageStart(messageID: id), in: agentID, isDurable: false) }
      let partial = call.add(text, at: now)
      let shown = call.shownText.feed(text)
      liveCalls[id] = call
      if let partial { accept(RosterPartial(messageID: id, content: partial), in: agentID, isDurable: false) }
      guard !shown.isEmpty else { return }
      await emit(AssistantMessageDelta(messageID: id, delta: shown), in: agentID)
    case .reasoning(let text):
      call.sign(at: now)
      let shown = call.shownReasoning.feed(text)
      liveCalls[id] = call
      guard !shown.isEmpty else { return }
      await emit(AssistantReasoningDelta(reasoningID: call.reasoningID, delta: shown), in: agentID)
    case .progress:
      call.sign(at: now)
      liveCalls[id] = call
    }
  }

  /// Shows what was held back because it could have become a secret.
  private func showRest(of id: String) async {
    guard var call = liveCalls[id] else { return }
    let (text, reasoning) = (call.shownText.finish(), call.shownReasoning.finish())
    if !reasoning.isEmpty {
      await emit(AssistantReasoningDelta(reasoningID: call.reasoningID, delta: reasoning), in: call.node.agentID)
    }
    if !text.isEmpty { await emit(AssistantMessageDelta(messageID: id, delta: text), in: call.node.agentID) }
  }

  /// Puts it on record when nothing has come from a model for a while.
  private func watchForStall(of id: String) async {
    var told = 0
    while (try? await parts.sleep(Self.stallAfter)) != nil {
      guard let call = liveCalls[id] else { return }
      let seconds = Int(parts.now().milliseconds - call.lastSign.milliseconds) / 1000
      guard seconds >= Self.stallAfter.wholeSeconds, seconds != told else { continue }
      told = seconds
      await emit(RosterStalled(seconds: seconds), in: call.node.agentID)
    }
  }

  private static let stallAfter = Duration.seconds(15)

  private func withUniqueCallIDs(_ reply: ModelReply) -> ModelReply {
    var reply = reply
    for index in reply.calls.indices { reply.calls[index].id = uniqueCallID(reply.calls[index].id) }
    return reply
  }

  private func schemas(for node: NodeWork) -> [ToolSchema] {
    node.tools.compactMap { name in
      switch name {
      case .task: TaskTool.schema(for: node.delegates)
      case .askUser: AskUserTool.spec.schema
      default: tool(named: name)?.schema(skills: access.skills(of: node.agent))
      }
    }
  }

  // MARK: On record

  private func record(
    _ reply: ModelReply, of call: LiveCall, model: String?, attempt: Int, turn: String, milliseconds: Int
  ) async {
    let agentID = call.node.agentID
    accept(
      RosterModelCall(
        attempt: attempt, model: model, outcome: "ok", usage: reply.usage, finish: reply.finish.rawValue,
        milliseconds: milliseconds), in: agentID, isDurable: false)
    if reply.finish == .length {
      accept(
        SessionWarning(
          warningType: "truncated", message: "The reply of \(call.node.name) was cut off at its most output tokens."),
        in: agentID, isDurable: false)
    }
    if let usage = reply.usage {
      accept(
        AssistantUsage(model: model ?? "", usage: usage, milliseconds: milliseconds), in: agentID, isDurable: false)
    }
    if !reply.reasoning.isEmpty {
      accept(
        AssistantReasoning(reasoningID: call.reasoningID, content: reply.reasoning), in: agentID, isDurable: false)
    }
    await emit(
      AssistantMessage(
        messageID: call.messageID, content: reply.text, calls: reply.calls, model: model, turnID: turn,
        outputTokens: reply.usage?.output, originatingMessageID: call.node.isMain ? call.node.messageID : nil),
      in: agentID)
  }

  private func record(
    _ failure: ModelFailure, attempt: Int, milliseconds: Int, retryIn delay: Duration?, in node: NodeWork
  ) async {
    let model = parts.model(node.agent?.model?.value).modelName
    accept(
      ModelCallFailure(
        source: node.isMain ? .topLevel : .subagent, model: model, statusCode: failure.status,
        message: failure.message, milliseconds: milliseconds), in: node.agentID, isDurable: false)
    await emit(
      RosterModelCall(
        attempt: attempt, model: model, outcome: failure.kind.rawValue, message: failure.message,
        statusCode: failure.status, milliseconds: milliseconds, nextInMilliseconds: delay?.wholeMilliseconds),
      in: node.agentID)
  }

  private func refuse(_ refusal: Budget.Refusal, in node: NodeWork) async {
    let endsRun = refusal.scope == .run || node.isMain
    if endsRun { reachLimit(refusal.message) }
    await emit(
      RosterBudget(
        limit: refusal.limit, scope: refusal.scope.label, endsRun: endsRun, allowed: refusal.allowed,
        used: refusal.used, wanted: refusal.wanted, message: refusal.message), in: node.agentID)
  }
}
