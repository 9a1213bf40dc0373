internal import AgentDefinitions
internal import JSONText

/// Sub-agents: a context of their own, and one order of events for all of them.
extension Session {
  func delegate(_ call: ToolCall, _ input: ToolInput, from node: NodeWork) async throws(ToolFailure) -> ToolOutput {
    let name = try input.require(TaskTool.agentType)
    guard let agent = node.delegates.first(where: { $0.id.value == name }) else {
      throw ToolFailure(
        .badArguments, ToolTexts.unknownAgent(name, available: node.delegates.map(\.id.value)))
    }
    let isBackground = input[TaskTool.mode] == .background
    if isBackground, !node.tools.contains(.readAgent) {
      throw ToolFailure(
        .badArguments, "You could not read what the agent has done: you were not given read_agent. Use mode sync.")
    }
    let prompt = try input.require(TaskTool.prompt)
    var work = try await child(agent, for: call, of: node)
    work.model = input[TaskTool.model] ?? work.model
    work.reasoningEffort = input[TaskTool.reasoningEffort] ?? work.reasoningEffort
    let child = children.add(
      call.id, of: node.nodeID, named: input[TaskTool.name] ?? agent.id.value, agent: agent.id.value,
      summary: input[TaskTool.summary] ?? "", task: prompt, isBackground: isBackground)
    guard isBackground else { return try await waitForChild(work, prompt, of: node) }
    await startInBackground(work, prompt, from: [])
    return ToolOutput(text: ToolTexts.startedInBackground(child.name))
  }

  /// A person named the agent: the runtime makes the call itself, and the child's answer is the answer.
  func delegateDirectly(
    to agent: AgentDefinition, _ prompt: String, messageID: String
  ) async -> TurnMachine.Ending {
    let node = NodeWork(
      agentID: nil, agent: nil, depth: 0, holders: [], system: "", tools: [], delegates: [], messageID: messageID)
    let arguments: JSON = ["agent_type": .string(agent.id.value), "prompt": .string(prompt)]
    let call = ToolCall(id: uniqueCallID(""), name: ToolName.task.text, arguments: arguments.text)
    accept(RosterMessage(messageID: messageID, state: .delivered), in: nil, isDurable: false)
    await emit(AssistantTurnStart(turnID: "0"))
    await emit(
      AssistantMessage(
        messageID: parts.makeID(), content: "", calls: [call], model: nil, turnID: "0",
        originatingMessageID: messageID))
    await emit(
      ToolExecutionStart(toolCallID: call.id, toolName: call.name, arguments: arguments, turnID: "0"), isDurable: true)
    let result: Result<ToolOutput, ToolFailure>
    do throws(ToolFailure) {
      guard logFailure == nil else { throw ToolFailure(.cancelled, ToolTexts.interrupted) }
      let work = try await child(agent, for: call, of: node)
      children.add(
        call.id, of: node.nodeID, named: agent.id.value, agent: agent.id.value, summary: "", task: prompt,
        isBackground: false)
      result = .success(try await waitForChild(work, prompt, of: node))
    } catch {
      result = .failure(error)
    }
    switch result {
    case .success(let output):
      await emit(
        ToolExecutionComplete(
          toolCallID: call.id, toolName: call.name, result: .success(text: output.text, detail: nil), turnID: "0"),
        isDurable: true)
      await emit(
        AssistantMessage(
          messageID: parts.makeID(), content: output.text, calls: [], model: nil, turnID: "0",
          originatingMessageID: messageID))
      await emit(AssistantTurnEnd(turnID: "0"))
      return .answered(output.text, isEmptyHanded: emptyHanded.contains(call.id))
    case .failure(let failure):
      await emit(
        ToolExecutionComplete(
          toolCallID: call.id, toolName: call.name,
          result: .failure(message: failure.message, code: failure.code.rawValue), turnID: "0"), isDurable: true)
      await emit(AssistantTurnEnd(turnID: "0"))
      if isEnding { return .stopped }
      return .failed(ModelFailure(.rejected, "\(agent.shownName) failed: \(failure.message)"))
    }
  }

  /// What `agent` needs to know of itself when `call` starts it.
  private func child(
    _ agent: AgentDefinition, for call: ToolCall, of parent: NodeWork
  ) async throws(ToolFailure) -> NodeWork {
    let depth = configuration.limits.depth
    guard parent.depth < depth else {
      await emit(
        RosterBudget(
          limit: "depth", scope: "run", endsRun: false, allowed: depth, used: parent.depth, wanted: 1,
          message: ToolTexts.tooDeep(depth)), in: parent.agentID)
      throw ToolFailure(.failed, ToolTexts.tooDeep(depth))
    }
    return work(of: agent, call.id, from: parent)
  }

  func work(of agent: AgentDefinition, _ id: String, from parent: NodeWork) -> NodeWork {
    let tools = access.tools(of: agent)
    return NodeWork(
      agentID: id, parentID: parent.agentID, agent: agent, depth: parent.depth + 1,
      holders: parent.holders + [
        Budget.Holder(id: id, name: agent.shownName, share: Budget.Share(agent.limits))
      ],
      system: SystemPrompt.subagent(
        agent, workingDirectory: configuration.workingDirectory, hasTools: !tools.isEmpty),
      tools: tools, delegates: access.delegates(of: agent), model: agent.model?.value,
      reasoningEffort: agent.reasoningEffort?.value, messageID: parent.messageID,
      sandbox: parent.sandbox.narrowed(to: agent.sandbox?.value ?? .full))
  }

  // MARK: At work

  private func waitForChild(
    _ child: NodeWork, _ prompt: String, of parent: NodeWork
  ) async throws(ToolFailure) -> ToolOutput {
    let work = begin(child, prompt, from: [], isAnnounced: false)
    // Whoever ends the parent ends the child.
    let end = await withTaskCancellationHandler {
      await withoutSlot(of: parent) { await work.value }
    } onCancel: {
      work.cancel()
    }
    let name = child.agent?.id.value ?? ""
    switch end {
    case .answered(let text): return ToolOutput(text: text)
    case .failed(let reason): throw ToolFailure(.failed, "The agent \(name) failed: \(reason)")
    case .cancelled: throw ToolFailure(.cancelled, "The agent \(name) was cancelled.")
    case .notStarted: throw ToolFailure(.cancelled, ToolTexts.interrupted)
    }
  }

  func startInBackground(_ child: NodeWork, _ prompt: String, from messages: [ModelMessage]) async {
    // Where there is room it is seen before its caller goes on.
    let hasSlot = slots.take()
    if hasSlot {
      slotHolders.insert(child.nodeID)
      await announce(child)
    }
    _ = begin(child, prompt, from: messages, isAnnounced: hasSlot)
  }

  /// The session owns the task: whoever ends the child's parent ends it, and waits for it.
  private func begin(
    _ child: NodeWork, _ prompt: String, from messages: [ModelMessage], isAnnounced: Bool
  ) -> Task<ChildEnd, Never> {
    let task = Task {
      let end = await self.carryOut(child, prompt, from: messages, isAnnounced: isAnnounced)
      self.finish(child, end)
      return end
    }
    childWork[child.nodeID] = task
    return task
  }

  private func finish(_ child: NodeWork, _ end: ChildEnd) {
    giveBackSlot(of: child.nodeID)
    childWork[child.nodeID] = nil
    switch end {
    case .answered(let text): children.end(child.nodeID, .completed, answer: text)
    case .failed(let reason): children.end(child.nodeID, .failed(reason), answer: nil)
    case .cancelled, .notStarted: children.end(child.nodeID, .cancelled, answer: nil)
    }
    stirred.give()
  }

  private func announce(_ child: NodeWork) async {
    guard let agent = child.agent else { return }
    await emit(
      SubagentSelected(
        agentName: agent.id.value, agentDisplayName: agent.shownName,
        tools: agent.tools.isAll ? nil : child.tools.map(\.text)), in: child.agentID)
    await emit(
      SubagentStarted(
        toolCallID: child.nodeID, agentName: agent.id.value, agentDisplayName: agent.shownName,
        agentDescription: agent.description?.value ?? "", model: parts.model(child.model).modelName,
        parentID: child.parentID), in: child.agentID)
  }

  /// The order that everybody may rely on: selected, started, the child's own events, completed or failed, deselected.
  private func carryOut(
    _ child: NodeWork, _ prompt: String, from messages: [ModelMessage], isAnnounced: Bool
  ) async -> ChildEnd {
    guard let agent = child.agent else { return .notStarted }
    let isCancelled = { self.children[child.nodeID]?.isCancelled == true }
    if !isAnnounced {
      guard await takeSlot(for: child.nodeID), !isEnding else { return isCancelled() ? .cancelled : .notStarted }
      await announce(child)
    }
    let before = state.node(child.nodeID)?.spend.usage.total ?? 0
    let callsBefore = state.node(child.nodeID)?.toolCalls ?? 0
    let startedAt = parts.now()
    await emit(UserMessage(content: prompt, messageID: parts.makeID(), delivery: .idle), in: child.agentID)

    let ending = await work(child, from: messages + [.user(prompt)], within: agent.limits.timeout?.value)
    await endBackground(of: child.nodeID)
    await endTools(of: child.nodeID)
    await dropQueue { $0.agentID == child.nodeID }

    let node = state.node(child.nodeID)
    var end = SubagentEnd(
      toolCallID: child.nodeID, agentName: agent.id.value, agentDisplayName: agent.shownName,
      model: parts.model(child.model).modelName,
      milliseconds: Int(parts.now().milliseconds - startedAt.milliseconds),
      totalTokens: (node?.spend.usage.total ?? 0) - before, totalToolCalls: (node?.toolCalls ?? 0) - callsBefore)
    let result: ChildEnd
    if let text = Self.answer(ending) {
      if case .answered(_, isEmptyHanded: true) = ending { emptyHanded.insert(child.nodeID) }
      result = .answered(text)
      await emit(SubagentCompleted(end), in: child.agentID)
    } else if isCancelled() {
      end.isCancelled = true
      result = .cancelled
      await emit(SubagentCompleted(end), in: child.agentID)
    } else {
      let reason = Self.failure(ending)
      result = .failed(reason)
      await emit(SubagentFailed(end, error: reason), in: child.agentID)
    }
    await emit(SubagentDeselected(), in: child.agentID)
    return result
  }

  /// Ends those that work in the background for an agent which is through itself, and waits for their ends.
  func endBackground(of node: String) async {
    let working = children.inBackground(of: node).compactMap { childWork[$0] }
    for child in working { child.cancel() }
    for child in working { _ = await child.value }
  }

  /// Ends one sub-agent, and those that work for it; its parent reads that it was cancelled, and goes on. Nobody else
  /// is touched.
  ///
  /// - Parameter agentID: the `agentId` of its events.
  /// - Returns: false where it is not at work.
  package func cancel(_ agentID: String) -> Bool {
    let ending = children.cancel(agentID)
    for child in ending { childWork[child]?.cancel() }
    return !ending.isEmpty
  }

  /// Ends the work, but not the run, when an agent's own time is up.
  private func work(
    _ node: NodeWork, from messages: [ModelMessage], within limit: Duration?
  ) async -> TurnMachine.Ending {
    guard let limit else { return await workToTheEnd(node, from: messages) }
    return await withTaskGroup(of: TurnMachine.Ending?.self) { group in
      group.addTask { await self.workToTheEnd(node, from: messages) }
      group.addTask {
        let isUp = await self.sleep(through: limit, of: node.name, in: node.agentID)
        return isUp ? .limited(Self.timeIsUp(limit, node)) : nil
      }
      var ending = TurnMachine.Ending.stopped
      for await first in group {
        guard let first else { continue }
        ending = first
        break
      }
      group.cancelAll()
      guard case .limited(let message) = ending, message == Self.timeIsUp(limit, node) else { return ending }
      await emit(
        RosterBudget(
          limit: "timeout", scope: node.name, endsRun: false, allowed: limit.wholeSeconds, used: limit.wholeSeconds,
          wanted: 0, message: message), in: node.agentID)
      return ending
    }
  }

  /// Waits until the time is up, and tells when half of it is over, three quarters and nine tenths.
  ///
  /// - Returns: false where there is no need to wait any more.
  func sleep(through limit: Duration, of owner: String?, in agentID: String?) async -> Bool {
    var past = 0
    for percent in BudgetWarning.thresholds + [100] {
      guard (try? await parts.sleep(limit * (percent - past) / 100)) != nil else { return false }
      past = percent
      guard percent < 100 else { return true }
      let who = owner.map { " of \($0)" } ?? ""
      accept(
        RosterBudget(
          limit: "timeout", scope: owner ?? "run", endsRun: false, percent: percent, allowed: limit.wholeSeconds,
          used: limit.wholeSeconds * percent / 100, wanted: 0,
          message: "\(percent) % of the time\(who) are over (\(limit))."), in: agentID, isDurable: false)
    }
    return true
  }

  private static func timeIsUp(_ limit: Duration, _ node: NodeWork) -> String {
    "The time limit of \(limit) is reached for \(node.name)."
  }

  /// What a sub-agent's caller reads; nil where it failed. A person's no is an answer too.
  private static func answer(_ ending: TurnMachine.Ending) -> String? {
    switch ending {
    case .answered(let text, let isEmptyHanded): text.isEmpty && !isEmptyHanded ? nil : text
    case .refused(let text): "The person refused what this agent wanted to do." + (text.isEmpty ? "" : " " + text)
    case .failed, .limited, .stopped: nil
    }
  }

  private static func failure(_ ending: TurnMachine.Ending) -> String {
    switch ending {
    case .answered: "It ended without an answer."
    case .failed(let failure):
      failure.partialText.isEmpty ? failure.message : "\(failure.message) Its answer so far: \(failure.partialText)"
    case .limited(let reason): reason
    case .refused: "The person refused what it wanted to do."
    case .stopped: "It was stopped."
    }
  }
}
