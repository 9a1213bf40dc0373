internal import AgentDefinitions

/// What is said to agents while they work: by a person, by the agent that started them, by the session.
extension Session {
  /// Says something more. Immediately: the agent reads it before its next turn. Else, and only to the main agent: it is
  /// a run of its own when the one under way is over. It is on disk when this returns, and a crash does not lose it.
  ///
  /// - Parameter agentID: the sub-agent that it is for; nil: the main agent.
  /// - Returns: the message's id; nil where nobody is at work who could read it. Then nothing was taken in.
  @discardableResult
  package func send(
    _ text: String, to agentID: String? = nil, mode: QueuedMessage.Mode = .immediate
  ) async -> String? {
    guard isRunning, !isStopped, mode == .immediate || agentID == nil else { return nil }
    if let agentID { guard children[agentID]?.isAtWork == true else { return nil } }
    return await queue(text, for: agentID, mode)
  }

  /// The same as `send` to the main agent, immediately.
  package func steer(_ text: String) async -> Bool { await send(text) != nil }

  /// Changes a message that nobody has read yet.
  ///
  /// - Returns: false where it is too late.
  package func edit(_ messageID: String, to text: String) async -> Bool {
    guard let message = state.queue.first(where: { $0.id == messageID }) else { return false }
    await emit(
      RosterMessage(messageID: messageID, state: .queued, content: text, mode: message.mode), in: message.agentID,
      isDurable: true)
    return true
  }

  /// Takes a message back that nobody has read yet.
  ///
  /// - Returns: false where it is too late.
  package func remove(_ messageID: String) async -> Bool {
    guard state.queue.contains(where: { $0.id == messageID }) else { return false }
    await dropQueue { $0.id == messageID }
    return true
  }

  func queue(_ text: String, for agentID: String?, _ mode: QueuedMessage.Mode) async -> String {
    let id = parts.makeID()
    let ticket = accept(
      RosterMessage(messageID: id, state: .queued, content: text, mode: mode), in: agentID, isDurable: true)
    stirred.give()
    await settle(ticket)
    return id
  }

  /// Nobody will read these any more.
  func dropQueue(_ isDropped: (QueuedMessage) -> Bool) async {
    for message in state.queue where isDropped(message) {
      accept(RosterMessage(messageID: message.id, state: .removed), in: message.agentID, isDurable: true)
    }
    await settleAll()
  }

  // MARK: Reading

  func hasMail(for node: NodeWork) -> Bool {
    children.hasNotices(for: node.nodeID) || state.queue.contains { $0.isImmediate(for: node) }
  }

  /// What an agent is to read before its next turn, in its conversation from now on.
  func takeMail(for node: NodeWork) async -> (said: [String], notices: [String]) {
    var said: [String] = []
    // One at a time: while one is stored, the next may be changed or taken back.
    while let message = state.queue.first(where: { $0.isImmediate(for: node) }) {
      said.append(message.text)
      undelivered[node.nodeID, default: []].append(message.id)
      accept(RosterMessage(messageID: message.id, state: .accepted), in: node.agentID, isDurable: false)
      await emit(
        UserMessage(content: message.text, messageID: message.id, delivery: .steering), in: node.agentID)
    }
    let notices = children.takeNotices(for: node.nodeID)
    for notice in notices { await emit(notice, in: node.agentID) }
    return (said, notices.map(\.content))
  }

  /// A call is on its way to the model with everything that the agent was told.
  func recordDelivery(to node: NodeWork) {
    for id in undelivered.removeValue(forKey: node.nodeID) ?? [] {
      accept(RosterMessage(messageID: id, state: .delivered), in: node.agentID, isDurable: false)
    }
  }

  /// Works until the agent has answered and there is nothing more that it should read, now or when those are through
  /// that work for it in the background.
  func workToTheEnd(_ node: NodeWork, from messages: [ModelMessage]) async -> TurnMachine.Ending {
    var ending = await work(node, from: messages)
    while case .answered = ending {
      if hasMail(for: node) {
        ending = await work(node, from: state.node(node.agentID)?.completedMessages ?? [])
      } else if children.inBackground(of: node.nodeID).isEmpty {
        return ending
      } else if isEnding || logFailure != nil {
        return .stopped
      } else {
        let change = stirred.next()
        await withoutSlot(of: node) { for await _ in change {} }
      }
    }
    return ending
  }
}

extension QueuedMessage {
  var isForMain: Bool { agentID == nil }

  fileprivate func isImmediate(for node: NodeWork) -> Bool { agentID == node.agentID && mode == .immediate }
}
