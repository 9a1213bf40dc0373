internal import AgentDefinitions
internal import JSONText

/// The tool calls of one turn: checked against what the agent was given, permitted, performed, put on record.
extension Session {
  /// Settles every call; the results are in the order of the calls.
  ///
  /// Calls that change nothing, and delegations, run side by side. As soon as one may change something they run one
  /// after the other, in the model's order.
  func settle(_ calls: [ToolCall], turn: String, in node: NodeWork) async -> [TurnMachine.Input] {
    if calls.count > 1, calls.allSatisfy(runsBesideOthers) {
      return await settleTogether(calls, turn: turn, in: node)
    }
    return await settleInOrder(calls, turn: turn, in: node)
  }

  private func runsBesideOthers(_ call: ToolCall) -> Bool {
    let name = ToolName(call.name)
    return ToolAccess.aboutSubagents.contains(name) || name == .task || ToolCatalogue.row(name)?.isReadOnly == true
  }

  private func settleTogether(
    _ calls: [ToolCall], turn: String, in node: NodeWork
  ) async -> [TurnMachine.Input] {
    for call in calls { await start(call, turn: turn, in: node) }
    return await withTaskGroup(of: (Int, TurnMachine.Input).self) { group in
      for (index, call) in calls.enumerated() {
        group.addTask { (index, await self.finish(call, turn: turn, in: node)) }
      }
      var inputs: [(Int, TurnMachine.Input)] = []
      for await input in group { inputs.append(input) }
      return inputs.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private func settleInOrder(_ calls: [ToolCall], turn: String, in node: NodeWork) async -> [TurnMachine.Input] {
    var inputs: [TurnMachine.Input] = []
    var isRefused = false
    for call in calls {
      await start(call, turn: turn, in: node)
      let input: TurnMachine.Input
      if isRefused {
        // A person said no to an earlier call of this message; what came after it is not done either.
        let failure = ToolFailure(.cancelled, ToolTexts.interrupted)
        input = await complete(call, .failure(failure), turn: turn, in: node)
      } else {
        input = await finish(call, turn: turn, in: node)
      }
      if case .toolSettled(_, _, true) = input { isRefused = true }
      inputs.append(input)
    }
    return inputs
  }

  /// Intent before effect: the start is on disk before anything happens.
  private func start(_ call: ToolCall, turn: String, in node: NodeWork) async {
    await emit(
      ToolExecutionStart(
        toolCallID: call.id, toolName: call.name, arguments: ToolCall.json(ofArguments: call.arguments), turnID: turn),
      in: node.agentID, isDurable: true)
  }

  private func finish(_ call: ToolCall, turn: String, in node: NodeWork) async -> TurnMachine.Input {
    var isRefused = false
    let result: Result<ToolOutput, ToolFailure>
    do throws(ToolFailure) {
      guard logFailure == nil, !isEnding else { throw ToolFailure(.cancelled, ToolTexts.interrupted) }
      try await reserveToolCall(in: node)
      result = .success(try await perform(call, in: node))
    } catch {
      isRefused = error.message == ToolTexts.deniedByPerson && error.code == .denied
      result = .failure(error)
    }
    return await complete(call, result, turn: turn, in: node, endsRun: isRefused)
  }

  private func complete(
    _ call: ToolCall, _ result: Result<ToolOutput, ToolFailure>, turn: String, in node: NodeWork, endsRun: Bool = false
  ) async -> TurnMachine.Input {
    let event: ToolExecutionComplete
    switch result {
    case .success(let output):
      event = ToolExecutionComplete(
        toolCallID: call.id, toolName: call.name, result: .success(text: output.text, detail: output.detail),
        turnID: turn)
    case .failure(let failure):
      event = ToolExecutionComplete(
        toolCallID: call.id, toolName: call.name,
        result: .failure(message: failure.message, code: failure.code.rawValue), turnID: turn)
    }
    await emit(event, in: node.agentID, isDurable: true)
    return .toolSettled(callID: call.id, text: event.text, endsRun: endsRun)
  }

  private func perform(_ call: ToolCall, in node: NodeWork) async throws(ToolFailure) -> ToolOutput {
    let tools = tools(of: node)
    guard let name = tools.first(where: { $0.text == call.name }) else {
      throw ToolFailure(.unknownTool, ToolTexts.unknownTool(call.name, available: tools.map(\.text)))
    }
    switch name {
    case .task:
      let spec = TaskTool.spec(for: node.delegates, canRead: node.canReadAgents)
      return try await delegate(call, try ToolInput(call.arguments, for: spec), from: node)
    case .listAgents: return listAgents(of: node)
    case .readAgent: return try await readAgent(try ToolInput(call.arguments, for: ReadAgentTool.spec), of: node)
    case .writeAgent: return try await writeAgent(try ToolInput(call.arguments, for: WriteAgentTool.spec), of: node)
    case .askUser: return try await ask(try ToolInput(call.arguments, for: AskUserTool.spec), call, in: node)
    case .exitPlanMode:
      return try await exitPlanMode(try ToolInput(call.arguments, for: ExitPlanModeTool.spec), call, in: node)
    case .taskComplete:
      return try await completeTask(try ToolInput(call.arguments, for: TaskCompleteTool.spec), in: node)
    default:
      guard let tool = tool(named: name) else {
        throw ToolFailure(.unknownTool, ToolTexts.unknownTool(call.name, available: tools.map(\.text)))
      }
      let input = try ToolInput(call.arguments, for: tool.spec)
      let context = context(for: call, in: node)
      if let request = try await tool.permission(for: input, in: context) {
        if let approval = try await permit(request, call, in: node) {
          try await check(approval, is: try await tool.permission(for: input, in: context), call, in: node)
        }
      }
      // Meanwhile the run may have ended, or the decision could not be stored.
      guard logFailure == nil, !isEnding else { throw ToolFailure(.cancelled, ToolTexts.interrupted) }
      return try await tool.run(input, in: self.context(for: call, in: node))
    }
  }

  func tool(named name: ToolName) -> (any Tool)? { parts.tools.first { $0.spec.name == name } }

  private func context(for call: ToolCall, in node: NodeWork) -> ToolContext {
    let uses = node.agent.flatMap { ToolAccess.narrowing(of: ToolName(call.name), for: $0) }
    return ToolContext(
      workingDirectory: configuration.workingDirectory, callID: call.id, agent: node.agent?.id.value,
      nodeID: node.nodeID, tools: Set(tools(of: node)), skills: access.skills(of: node.agent),
      sandbox: sandbox.narrowed(to: node.sandbox), spillDirectory: parts.spillDirectory,
      mayRead: { [policy] path in
        let request = PermissionRequest.read(path: path, intention: "")
        if case .deny = policy.verdict(on: request) { return false }
        return uses?.contains { $0.covers(request) } ?? true
      },
      permit: { [weak self] (request) throws(ToolFailure) in
        guard let self else { throw ToolFailure(.cancelled, ToolTexts.interrupted) }
        _ = try await self.permit(request, call, in: node)
      },
      isNamed: { [policy] in policy.allowsByName($0) },
      emit: { [weak self] in await self?.emit($0, in: node.agentID) },
      redact: { [redactor] in redactor.clean($0) },
      progress: { [weak self] output in
        await self?.emit(ToolExecutionPartialResult(toolCallID: call.id, output: output), in: node.agentID)
      })
  }

  // MARK: Questions

  private func ask(_ input: ToolInput, _ call: ToolCall, in node: NodeWork) async throws(ToolFailure) -> ToolOutput {
    let question = PersonQuestion(
      requestID: parts.makeID(), agent: node.name, question: try input.require(AskUserTool.question),
      choices: input[AskUserTool.choices] ?? [], allowsFreeform: input[AskUserTool.allowFreeform] ?? true)
    accept(
      UserInputRequested(
        requestID: question.requestID, toolCallID: call.id, question: question.question, choices: question.choices,
        allowsFreeform: question.allowsFreeform), in: node.agentID, isDurable: false)
    await emit(
      RosterQuestion(requestID: question.requestID, question: question.question, choices: question.choices),
      in: node.agentID, isDurable: true)
    let answer = await parts.askPerson(question)
    accept(
      UserInputCompleted(
        requestID: question.requestID, answer: answer?.text, wasFreeform: answer?.wasFreeform ?? false),
      in: node.agentID, isDurable: false)
    let isCancelled = answer == nil && isEnding
    await emit(
      RosterAnswer(requestID: question.requestID, answer: answer?.text, isCancelled: isCancelled), in: node.agentID,
      isDurable: true)
    guard !isCancelled else { throw ToolFailure(.cancelled, ToolTexts.interrupted) }
    guard let answer else {
      throw ToolFailure(.denied, "Nobody can be asked in this session. Decide yourself, or say what you need to know.")
    }
    return ToolOutput(text: answer.wasFreeform ? "User responded: \(answer.text)" : "User selected: \(answer.text)")
  }
}
