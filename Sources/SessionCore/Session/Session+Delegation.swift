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
    return try await run(agent, try input.require(TaskTool.prompt), call, from: node)
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
      result = .success(try await run(agent, prompt, call, from: node))
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

  /// The order that everybody may rely on: selected, started, the child's own events, completed or failed, deselected.
  private func run(
    _ agent: AgentDefinition, _ prompt: String, _ call: ToolCall, from parent: NodeWork
  ) async throws(ToolFailure) -> ToolOutput {
    let depth = configuration.limits.depth
    guard parent.depth < depth else {
      await emit(
        RosterBudget(
          limit: "depth", scope: "run", endsRun: false, allowed: depth, used: parent.depth, wanted: 1,
          message: ToolTexts.tooDeep(depth)), in: parent.agentID)
      throw ToolFailure(.failed, ToolTexts.tooDeep(depth))
    }
    await takeSlot()
    defer { slots.giveBack() }
    guard !isEnding else { throw ToolFailure(.cancelled, ToolTexts.interrupted) }

    let tools = access.tools(of: agent)
    let child = NodeWork(
      agentID: call.id, agent: agent, depth: parent.depth + 1,
      holders: parent.holders + [
        Budget.Holder(id: call.id, name: agent.shownName, share: Budget.Share(agent.limits))
      ],
      system: SystemPrompt.subagent(
        agent, workingDirectory: configuration.workingDirectory, hasTools: !tools.isEmpty),
      tools: tools, delegates: access.delegates(of: agent), messageID: parent.messageID)
    let model = parts.model(agent.model?.value).modelName
    let startedAt = parts.now()
    await emit(
      SubagentSelected(
        agentName: agent.id.value, agentDisplayName: agent.shownName,
        tools: agent.tools.isAll ? nil : tools.map(\.text)), in: call.id)
    await emit(
      SubagentStarted(
        toolCallID: call.id, agentName: agent.id.value, agentDisplayName: agent.shownName,
        agentDescription: agent.description?.value ?? "", model: model, parentID: parent.agentID), in: call.id)
    await emit(UserMessage(content: prompt, messageID: parts.makeID(), delivery: .idle), in: call.id)

    let ending = await work(child, from: [.user(prompt)], within: agent.limits.timeout?.value)
    await endTools(of: call.id)

    let node = state.node(call.id)
    let end = SubagentEnd(
      toolCallID: call.id, agentName: agent.id.value, agentDisplayName: agent.shownName, model: model,
      milliseconds: Int(parts.now().milliseconds - startedAt.milliseconds), totalTokens: node?.spend.usage.total ?? 0,
      totalToolCalls: node?.toolCalls ?? 0)
    if let text = Self.answer(ending) {
      if case .answered(_, isEmptyHanded: true) = ending { emptyHanded.insert(call.id) }
      await emit(SubagentCompleted(end), in: call.id)
      await emit(SubagentDeselected(), in: call.id)
      return ToolOutput(text: text)
    }
    let reason = Self.failure(ending)
    await emit(SubagentFailed(end, error: reason), in: call.id)
    await emit(SubagentDeselected(), in: call.id)
    throw ToolFailure(.failed, "The agent \(agent.id.value) failed: \(reason)")
  }

  /// Ends the work, but not the run, when an agent's own time is up.
  private func work(
    _ node: NodeWork, from messages: [ModelMessage], within limit: Duration?
  ) async -> TurnMachine.Ending {
    guard let limit else { return await work(node, from: messages) }
    return await withTaskGroup(of: TurnMachine.Ending?.self) { group in
      group.addTask { await self.work(node, from: messages) }
      group.addTask { (try? await self.parts.sleep(limit)) == nil ? nil : .limited(Self.timeIsUp(limit, node)) }
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
