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
        workingDirectory: configuration.workingDirectory, hasTools: tools.contains { mode.offers($0, toMain: true) },
        canDelegate: tools.contains(.task), mode: mode, selected: selected, custom: configuration.systemMessage),
      tools: tools, delegates: access.delegates(of: selected), model: selected?.model?.value,
      reasoningEffort: selected?.reasoningEffort?.value, messageID: messageID,
      sandbox: selected?.sandbox?.value ?? .full)
    accept(RosterMessage(messageID: messageID, state: .delivered), in: nil, isDurable: false)
    var ending = await workToTheEnd(node, from: state.main.completedMessages)
    var reminders = 0
    while isToGoOn(node, after: ending, reminders: reminders) {
      reminders += 1
      await remind(node)
      ending = await workToTheEnd(node, from: state.main.completedMessages)
    }
    await endBackground(of: node.nodeID)
    return ending
  }

  func work(_ node: NodeWork, from messages: [ModelMessage]) async -> TurnMachine.Ending {
    let models = models(of: node)
    var machine = TurnMachine(
      messages: messages, retries: configuration.retries, modelCount: models.count)
    accept(SystemMessageEvent(content: node.system), in: node.agentID, isDurable: false)
    var effects = machine.handle(.begin)
    var turn = ""
    var attempted = Attempt(client: models[0])
    var steered = 0
    while !effects.isEmpty {
      switch effects.removeFirst() {
      case .collectSteering:
        let (said, notices) = await takeMail(for: node)
        steered += said.reduce(0) { $0 + TokenEstimate.tokens(in: $1) }
        effects += machine.handle(.steering(said + notices))
      case .beginTurn(let id):
        turn = id
        accept(AssistantTurnStart(turnID: id), in: node.agentID, isDurable: false)
      case .callModel(let messages, let attempt, let model):
        attempted = Attempt(client: models[model], number: attempt, turn: turn, steeringTokens: steered)
        effects += machine.handle(await callModel(node, messages, &attempted))
      case .record(let failure, _, let delay, let next):
        await record(
          failure, of: attempted, retryIn: delay, next: next.flatMap { models[$0].modelName }, in: node)
      case .wait(let delay):
        let waited = (try? await parts.sleep(delay)) != nil
        effects += machine.handle(waited ? .waited : .stopped)
      case .startTools(let calls):
        for input in await settle(calls, turn: turn, in: node) { effects += machine.handle(input) }
        if let answer = conclusions.removeValue(forKey: node.nodeID) {
          await conclude(node, with: answer, turn: turn)
          effects.removeAll { $0 == .collectSteering }
          effects += machine.handle(.concluded(answer))
        }
        // A turn whose calls are settled is ended, whatever comes after it.
        let ends = effects.filter(\.isEndOfTurn)
        if let reason = limited.removeValue(forKey: node.nodeID) {
          effects = ends + machine.handle(.limited(reason))
        } else if isEnding || logFailure != nil {
          effects = ends + machine.handle(.stopped)
        }
      case .endTurn(let id): accept(AssistantTurnEnd(turnID: id), in: node.agentID, isDurable: false)
      case .finish(let ending): return ending
      }
    }
    return .stopped
  }

  // MARK: The model

  /// One attempt at a turn: what is known of it before, and what came to be known.
  private struct Attempt {
    let client: any ModelClient
    /// From 1.
    var number = 1
    var turn = ""
    var steeringTokens = 0
    var milliseconds = 0
    var charge = CallCharge()
  }

  /// Makes one attempt. Returns what the machine is to know.
  private func callModel(
    _ node: NodeWork, _ messages: [ModelMessage], _ attempt: inout Attempt
  ) async -> TurnMachine.Input {
    guard !isEnding, logFailure == nil else { return .stopped }
    let client = attempt.client
    var request = ModelRequest(
      model: client.modelName ?? "", agent: node.agent?.id.value, system: node.system, messages: messages,
      tools: schemas(for: node), reasoningEffort: node.reasoningEffort ?? configuration.reasoningEffort,
      isStreaming: configuration.isStreaming)
    let price = client.modelName.map(parts.price) ?? ModelPrice(input: .zero, output: .zero)
    // Counting takes time; without a limit nobody needs to know before a vendor has counted.
    let estimate = budget.estimates(path: node.holders) ? TokenEstimate.tokens(in: request) : nil
    let reservation: Budget.Reservation
    switch await reserve(for: node, input: estimate ?? 0, price: price) {
    case .success(let made): reservation = made
    case .failure(let refusal):
      guard !isEnding else { return .stopped }
      await refuse(refusal, in: node)
      return .limited(refusal.message)
    }
    request.maxOutputTokens = reservation.maxOutputTokens
    recordDelivery(to: node)
    if node.isMain { request.outputSchema = configuration.outputSchema }

    let call = LiveCall(
      messageID: parts.makeID(), reasoningID: parts.makeID(), node: node, startedAt: parts.now(), redactor: redactor)
    liveCalls[call.messageID] = call
    // The person's message is synced while the model already reads it.
    async let stored: Void = settleAll()
    async let _: Void = watchForStall(of: call.messageID)
    let outcome = await reply(of: client, to: request, id: call.messageID)
    attempt.milliseconds = Int(parts.now().milliseconds - call.startedAt.milliseconds)
    let received = liveCalls[call.messageID]?.text ?? ""
    await showRest(of: call.messageID)
    liveCalls[call.messageID] = nil
    await stored

    attempt.charge = CallCharge(
      outcome, isWithoutModel: client.modelName == nil, input: { estimate ?? TokenEstimate.tokens(in: request) },
      received: TokenEstimate.tokens(in: received), price: price)
    settleBudget(reservation, attempt.charge, in: node)
    switch outcome.flatMap(Self.checked) {
    case .success(let reply):
      let renamed = withUniqueCallIDs(reply)
      await record(renamed, of: call, model: reply.model ?? client.modelName, attempt)
      return .replied(renamed)
    case .failure(let failure):
      if !failure.partialText.isEmpty {
        await emit(RosterPartial(messageID: call.messageID, content: failure.partialText), in: node.agentID)
      }
      guard isEnding else { return .attemptFailed(failure, jitter: parts.jitter()) }
      await emit(
        event(of: attempt, model: client.modelName, outcome: ModelFailure.Kind.cancelled.rawValue), in: node.agentID)
      return .stopped
    }
  }

  private func event(of attempt: Attempt, model: String?, outcome: String) -> RosterModelCall {
    RosterModelCall(
      attempt: attempt.number, model: model, outcome: outcome, usage: attempt.charge.usage,
      isEstimated: attempt.charge.isEstimated, cost: attempt.charge.cost,
      steeringTokens: attempt.steeringTokens > 0 ? attempt.steeringTokens : nil, milliseconds: attempt.milliseconds)
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
  private func reserve(
    for node: NodeWork, input: Int, price: ModelPrice?
  ) async -> Result<Budget.Reservation, Budget.Refusal> {
    while true {
      do throws(Budget.Refusal) {
        return .success(try budget.reserve(path: node.holders, input: input, maxOutput: nil, price: price))
      } catch {
        guard error.mayPass, !isEnding else { return .failure(error) }
        for await _ in budgetSettled.next() {}
      }
    }
  }

  private func settleBudget(_ reservation: Budget.Reservation, _ charge: CallCharge, in node: NodeWork) {
    warn(budget.settle(reservation, spend: charge.spend), in: node)
    budgetSettled.give()
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
    var wait = Self.stallAfter
    while (try? await parts.sleep(wait)) != nil {
      guard let call = liveCalls[id] else { return }
      let silence = Duration.milliseconds(parts.now().milliseconds - call.lastSign.milliseconds)
      if silence >= Self.stallAfter {
        await emit(RosterStalled(seconds: silence.wholeSeconds), in: call.node.agentID)
        wait = Self.stallAfter
      } else {
        wait = Self.stallAfter - silence
      }
    }
  }

  private static let stallAfter = Duration.seconds(30)

  private func withUniqueCallIDs(_ reply: ModelReply) -> ModelReply {
    var reply = reply
    for index in reply.calls.indices { reply.calls[index].id = uniqueCallID(reply.calls[index].id) }
    return reply
  }

  private func schemas(for node: NodeWork) -> [ToolSchema] {
    tools(of: node).compactMap { name in
      switch name {
      case .task: TaskTool.schema(for: node.delegates, canRead: node.canReadAgents)
      case .listAgents: ListAgentsTool.spec.schema
      case .readAgent: ReadAgentTool.spec.schema
      case .writeAgent: WriteAgentTool.spec.schema
      case .askUser: AskUserTool.spec.schema
      case .exitPlanMode: ExitPlanModeTool.spec.schema
      case .taskComplete: TaskCompleteTool.spec.schema
      default: tool(named: name)?.schema(skills: access.skills(of: node.agent))
      }
    }
  }

  // MARK: On record

  private func record(_ reply: ModelReply, of call: LiveCall, model: String?, _ attempt: Attempt) async {
    let agentID = call.node.agentID
    var event = event(of: attempt, model: model, outcome: "ok")
    event.finish = reply.finish.rawValue
    accept(event, in: agentID, isDurable: false)
    if reply.finish == .length {
      accept(
        SessionWarning(
          warningType: "truncated", message: "The reply of \(call.node.name) was cut off at its most output tokens."),
        in: agentID, isDurable: false)
    }
    if let usage = reply.usage {
      accept(
        AssistantUsage(model: model ?? "", usage: usage, milliseconds: attempt.milliseconds), in: agentID,
        isDurable: false)
    }
    if !reply.reasoning.isEmpty {
      accept(
        AssistantReasoning(reasoningID: call.reasoningID, content: reply.reasoning), in: agentID, isDurable: false)
    }
    await emit(
      AssistantMessage(
        messageID: call.messageID, content: reply.text, calls: reply.calls, model: model, turnID: attempt.turn,
        outputTokens: reply.usage?.output, originatingMessageID: call.node.isMain ? call.node.messageID : nil,
        reasoning: reply.reasoningRecord),
      in: agentID)
  }

  private func record(
    _ failure: ModelFailure, of attempt: Attempt, retryIn delay: Duration?, next: String?, in node: NodeWork
  ) async {
    let model = attempt.client.modelName
    accept(
      ModelCallFailure(
        source: node.isMain ? .topLevel : .subagent, model: model, statusCode: failure.status,
        message: failure.message, milliseconds: attempt.milliseconds), in: node.agentID, isDurable: false)
    var event = event(of: attempt, model: model, outcome: failure.kind.rawValue)
    event.message = failure.message
    event.statusCode = failure.status
    event.nextInMilliseconds = delay?.wholeMilliseconds
    event.nextModel = next
    await emit(event, in: node.agentID)
  }

  private func refuse(_ refusal: Budget.Refusal, in node: NodeWork) async {
    let endsRun = refusal.scope == .run || node.isMain
    if endsRun { reachLimit(refusal.message) }
    await emit(RosterBudget(refusal, endsRun: endsRun), in: node.agentID)
  }

  private func warn(_ warnings: [BudgetWarning], in node: NodeWork) {
    for warning in warnings { accept(RosterBudget(warning), in: node.agentID, isDurable: false) }
  }

  /// Counts a tool call that is about to be made.
  ///
  /// - Throws: what the model reads where a limit forbids it; the agent ends when the turn's other calls are settled.
  func reserveToolCall(in node: NodeWork) async throws(ToolFailure) {
    do throws(Budget.Refusal) {
      warn(try budget.takeToolCall(path: node.holders), in: node)
    } catch {
      if limited[node.nodeID] == nil {
        limited[node.nodeID] = error.message
        await refuse(error, in: node)
      }
      throw ToolFailure(.cancelled, error.message)
    }
  }
}
