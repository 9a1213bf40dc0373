internal import AgentDefinitions

/// How the session works with its person: what is offered in each mode, and how one becomes another.
extension Session {
  package var mode: SessionMode { state.mode }

  /// The tools that an agent is offered now.
  func tools(of node: NodeWork) -> [ToolName] {
    let mode = state.mode
    return node.tools.filter { mode.offers($0, toMain: node.isMain) }
  }

  /// Goes on in another mode, from the next tool call on.
  package func setMode(_ mode: SessionMode) async {
    let previous = state.mode
    guard mode != previous else { return }
    // What was started while it could write must not go on writing while the session plans.
    if mode == .plan { await endTools(of: nil) }
    await emit(SessionModeChanged(from: previous, to: mode), isDurable: true)
    policy.isConfined = sandbox.isConfining
  }

  // MARK: Planning

  func exitPlanMode(_ input: ToolInput, _ call: ToolCall, in node: NodeWork) async throws(ToolFailure) -> ToolOutput {
    let question = try planQuestion(input, call, in: node)
    accept(
      ExitPlanModeRequested(question, model: parts.model(nil).modelName), in: node.agentID, isDurable: false)
    await emit(
      RosterQuestion(
        requestID: question.requestID, question: "Approve this plan?\n\n\(question.plan)",
        choices: question.actions.map(\.rawValue)), in: node.agentID, isDurable: true)
    let answer = await parts.askAboutPlan(question)
    await record(answer, question, in: node)
    switch answer {
    case .approve(.exitOnly):
      await setMode(.interactive)
      conclusions[node.nodeID] = question.plan
      return ToolOutput(text: "The plan is approved, and nothing is done about it now.")
    case .approve(let action):
      await setMode(action.mode)
      return ToolOutput(text: "The plan is approved. Carry it out now, in \(action.mode.rawValue) mode.")
    case .revise(let feedback) where !feedback.isEmpty:
      return ToolOutput(text: "The plan is not approved. The person says: \(feedback)\nRevise it, and ask again.")
    case .revise: throw ToolFailure(.denied, ToolTexts.deniedByPerson)
    case nil:
      guard !isEnding else { throw ToolFailure(.cancelled, ToolTexts.interrupted) }
      // Whoever has a plan made with nobody there wants the plan.
      conclusions[node.nodeID] = question.plan
      return ToolOutput(text: "Nobody can approve the plan here, so it is the answer.")
    }
  }

  private func planQuestion(
    _ input: ToolInput, _ call: ToolCall, in node: NodeWork
  ) throws(ToolFailure) -> PlanQuestion {
    let summary = try input.require(ExitPlanModeTool.summary)
    let wanted = (input[ExitPlanModeTool.actions] ?? []).compactMap(PlanAction.init)
    let actions = wanted.isEmpty ? PlanAction.allCases : wanted
    let recommended = input[ExitPlanModeTool.recommended].flatMap(PlanAction.init)
    return PlanQuestion(
      requestID: parts.makeID(), agent: node.name, summary: summary, plan: saidWith(call, in: node) ?? summary,
      actions: actions,
      recommended: recommended.flatMap { actions.contains($0) ? $0 : nil }
        ?? (actions.contains(.interactive) ? .interactive : actions[0]))
  }

  /// The text of the message that makes a call.
  private func saidWith(_ call: ToolCall, in node: NodeWork) -> String? {
    for case .assistant(let text, let calls, _) in (state.node(node.agentID)?.messages ?? []).reversed()
    where calls.contains(where: { $0.id == call.id }) {
      return text.allSatisfy(\.isWhitespace) ? nil : text
    }
    return nil
  }

  private func record(_ answer: PlanAnswer?, _ question: PlanQuestion, in node: NodeWork) async {
    var completed = ExitPlanModeCompleted(requestID: question.requestID, approved: false)
    var text: String?
    switch answer {
    case .approve(let action):
      completed.approved = true
      completed.action = action
      text = action.rawValue
    case .revise(let feedback):
      completed.feedback = feedback.isEmpty ? nil : feedback
      text = feedback.isEmpty ? RosterAnswer.refusal : feedback
    case nil: break
    }
    accept(completed, in: node.agentID, isDurable: false)
    await emit(
      RosterAnswer(requestID: question.requestID, answer: text, isAboutPlan: true), in: node.agentID, isDurable: true)
  }

  // MARK: Working by itself

  func completeTask(_ input: ToolInput, in node: NodeWork) async throws(ToolFailure) -> ToolOutput {
    let summary = try input.require(TaskCompleteTool.summary)
    guard !summary.allSatisfy(\.isWhitespace) else {
      throw ToolFailure(.badArguments, "The summary is empty: say what was done.")
    }
    conclusions[node.nodeID] = summary
    await emit(SessionTaskComplete(summary: summary), in: node.agentID, isDurable: true)
    return ToolOutput(text: "The task is marked as complete.")
  }

  /// Whether an agent that has answered is to go on: it works by itself, and has not said that the task is done.
  func isToGoOn(_ node: NodeWork, after ending: TurnMachine.Ending, reminders: Int) -> Bool {
    guard case .answered(_, isEmptyHanded: false) = ending, reminders < TaskCompleteTool.reminders, !isEnding else {
      return false
    }
    return !hasConcluded && tools(of: node).contains(.taskComplete) && parts.model(nil).modelName != nil
  }

  func remind(_ node: NodeWork) async {
    var message = UserMessage(
      content: TaskCompleteTool.reminder, messageID: parts.makeID(), delivery: .steering)
    message.isAutopilotContinuation = true
    await emit(message, in: node.agentID)
  }

  /// A tool call was the last of the run: what it says is the answer.
  func conclude(_ node: NodeWork, with text: String, turn: String) async {
    hasConcluded = true
    await emit(
      AssistantMessage(
        messageID: parts.makeID(), content: text, calls: [], model: nil, turnID: turn,
        originatingMessageID: node.messageID), in: node.agentID)
  }
}
