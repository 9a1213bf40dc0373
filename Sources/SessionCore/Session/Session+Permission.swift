internal import AgentDefinitions
internal import JSONText

/// Whether a tool call may be made: the mode first, then the agent's own list, the rules, and a person.
extension Session {
  /// What commands may touch now. While planning they write nothing.
  var sandbox: SandboxPolicy {
    state.mode == .plan ? configuration.sandbox.narrowed(to: .readOnly) : configuration.sandbox
  }

  /// - Returns: what a person agreed to, where one was asked; it is to be checked against what is done.
  func permit(
    _ request: PermissionRequest, _ call: ToolCall, in node: NodeWork
  ) async throws(ToolFailure) -> Approval? {
    if let reason = state.mode.refusal(of: request) {
      await decide(.deniedByRule, by: "mode", request, call, in: node)
      throw ToolFailure(.denied, reason)
    }
    if let agent = node.agent, let uses = ToolAccess.narrowing(of: ToolName(call.name), for: agent),
      !uses.contains(where: { $0.covers(request) })
    {
      await decide(.deniedByRule, by: "rule", rule: uses.first, request, call, in: node)
      let list = uses.map(\.description).joined(separator: ", ")
      throw ToolFailure(.denied, "\(ToolTexts.deniedByRule): \(agent.id.value) may use \(call.name) only for \(list)")
    }
    switch policy.verdict(on: request) {
    case .allow(let rule):
      guard rule != nil || request.kind != "read" else { return nil }
      await decide(.approved, by: rule == nil ? "default" : "rule", rule: rule, request, call, in: node)
      return nil
    case .deny(let rule):
      await decide(.deniedByRule, by: "rule", rule: rule, request, call, in: node)
      throw ToolFailure(.denied, ToolTexts.deniedByRule + (rule.map { ": deny \($0)" } ?? ""))
    case .ask(let rule): return try await ask(for: request, rule, call, in: node)
    }
  }

  /// Between the question and the deed a file may have changed, and with it what would be done.
  func check(
    _ approval: Approval, is request: PermissionRequest?, _ call: ToolCall, in node: NodeWork
  ) async throws(ToolFailure) {
    guard let request else { return }
    guard self.approval(of: request, call, in: node).digest != approval.digest else { return }
    await decide(.deniedByRule, by: "check", request, call, in: node)
    throw ToolFailure(.denied, ToolTexts.changedSinceApproval)
  }

  /// Answers a request for permission from a window that is not the one that was asked. The first answer counts.
  ///
  /// - Parameter digest: of what the window showed.
  package func answer(_ requestID: String, digest: String, with answer: PermissionAnswer) -> ApprovalReceipt {
    desk.take(answer, for: requestID, digest: digest)
  }

  // MARK: Asking

  private func approval(of request: PermissionRequest, _ call: ToolCall, in node: NodeWork) -> Approval {
    Approval(
      tool: call.name, arguments: ToolCall.json(ofArguments: call.arguments), request: request,
      workingDirectory: configuration.workingDirectory, agent: node.agent?.id.value, sandbox: sandbox,
      policy: policy.version)
  }

  private func ask(
    for request: PermissionRequest, _ rule: PermissionRule?, _ call: ToolCall, in node: NodeWork
  ) async throws(ToolFailure) -> Approval {
    let approval = approval(of: request, call, in: node)
    let question = PermissionQuestion(
      requestID: parts.makeID(), agent: node.name, request: request, digest: approval.digest,
      offersSession: policy.canApproveForSession(request),
      ruleForGood: parts.keepRule == nil ? nil : policy.ruleForGood(request),
      workingDirectory: configuration.workingDirectory, sandbox: sandbox.level)
    await emit(
      PermissionRequested(
        requestID: question.requestID, toolCallID: call.id, request: request, offersSession: question.offersSession,
        rule: question.ruleForGood?.written, digest: question.digest), in: node.agentID, isDurable: true)
    let askedAt = parts.now()
    let answer = await answer(to: question)
    let waited = Int(parts.now().milliseconds - askedAt.milliseconds)
    let result: PermissionResult
    switch answer {
    case .approveOnce, .approveForSession, .approveForGood: result = .approved
    case .reject: result = .deniedByPerson
    case nil: result = isEnding ? .deniedByPerson : .deniedUnasked
    }
    let kept = await remember(answer, question, in: node)
    await emit(
      RosterDecision(
        toolCallID: call.id, result: result, by: answer == nil ? "nobody" : "person", scope: kept,
        rule: kept == .always ? question.ruleForGood?.written : rule?.written,
        origin: kept == .always ? nil : rule?.origin,
        request: request.summary, requestID: question.requestID, digest: question.digest, waited: waited),
      in: node.agentID, isDurable: true)
    await emit(
      PermissionCompleted(requestID: question.requestID, toolCallID: call.id, result: result), in: node.agentID,
      isDurable: true)
    switch result {
    case .approved: return approval
    case .deniedByPerson: throw ToolFailure(.denied, ToolTexts.deniedByPerson)
    case .deniedUnasked, .deniedByRule: throw ToolFailure(.denied, ToolTexts.deniedUnasked)
    }
  }

  /// The first answer, from the window that is asked or from another one. That nobody is at the first is an answer too.
  private func answer(to question: PermissionQuestion) async -> PermissionAnswer? {
    let elsewhere = desk.add(question)
    defer { desk.remove(question.requestID) }
    return await withTaskGroup(of: PermissionAnswer?.self) { group in
      group.addTask { await self.parts.askPermission(question) }
      group.addTask {
        for await answer in elsewhere { return answer }
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first
    }
  }

  /// - Returns: how long the answer counts; nil where nobody gave one.
  private func remember(
    _ answer: PermissionAnswer?, _ question: PermissionQuestion, in node: NodeWork
  ) async -> RosterDecision.Scope? {
    switch answer {
    case nil: return nil
    case .approveOnce, .reject: return .once
    case .approveForSession:
      policy.approveForSession(question.request)
      return .session
    case .approveForGood:
      guard let rule = question.ruleForGood, let keep = parts.keepRule else { return .once }
      policy.approveForGood(rule)
      guard let failure = await keep(rule) else { return .always }
      await emit(
        SessionWarning(warningType: "permission", message: "The rule \(rule) counts for this session only: \(failure)"),
        in: node.agentID)
      return .session
    }
  }

  private func decide(
    _ result: PermissionResult, by: String, rule: PermissionRule? = nil, _ request: PermissionRequest, _ call: ToolCall,
    in node: NodeWork
  ) async {
    await emit(
      RosterDecision(
        toolCallID: call.id, result: result, by: by, rule: rule?.written, origin: rule?.origin,
        request: request.summary), in: node.agentID, isDurable: true)
  }
}
