package import SessionCore

/// What a window knows of the run it shows: the picture of the session, and what was said about agents on the way.
package struct WatchedRun: Sendable {
  /// Something an agent was not allowed to do.
  package struct Denial: Sendable, Equatable {
    /// The agent's node.
    package var node: String
    package var request: String
    package var result: PermissionResult
    package var rule: String?
    /// Nobody said no: the run was stopped while a person was asked.
    package var isByStopping = false
  }

  package private(set) var state = SessionState()
  package private(set) var match: RosterMatch?
  package private(set) var denials: [Denial] = []
  /// A number for each node of an agent that was called more than once.
  private var ordinals: [String: Int] = [:]
  private var calledBefore: [String: Int] = [:]

  /// The main agent as it was when the run began: what it did before is not part of this run.
  private var mainBefore: AgentNode?

  package init() {}

  /// - Parameter state: of a session that is resumed.
  package init(from state: SessionState) {
    self.state = state
    mainBefore = state.main
  }

  package init(folding events: some Sequence<SessionEvent>) {
    for event in events { apply(event) }
  }

  package mutating func apply(_ event: SessionEvent) {
    if let message = event.data as? UserMessage, event.agentID == nil, message.delivery != .steering {
      mainBefore = state.main
      match = nil
      denials = []
    }
    state.apply(event)
    switch event.data {
    case let match as RosterMatch: self.match = match
    case let decision as RosterDecision where !decision.result.isApproved:
      denials.append(
        Denial(
          node: event.agentID ?? AgentNode.mainID, request: decision.request, result: decision.result,
          rule: decision.rule, isByStopping: decision.isByStopping))
    case let start as SubagentStarted:
      let count = calledBefore[start.agentName, default: 0] + 1
      calledBefore[start.agentName] = count
      if count > 1 { ordinals[start.toolCallID] = count }
    default: break
    }
  }

  /// The main agent and the sub-agents that the latest run called, in the order they started.
  package var nodes: [AgentNode] {
    let start = state.run.startedAt
    return [main]
      + state.nodes.dropFirst().filter { node in
        guard let start, let began = node.startedAt else { return true }
        // One that was called before may have been asked something more.
        return began >= start || node.spentInRun.calls > 0
      }
  }

  private var main: AgentNode {
    var main = state.main
    guard let before = mainBefore else { return main }
    main.startedAt = state.run.startedAt
    if main.status == .working { main.endedAt = nil }
    main.messages.removeFirst(min(before.messages.count, main.messages.count))
    main.turns -= before.turns
    main.toolCalls -= before.toolCalls
    return main
  }

  /// What an agent is called in a line of text: its id, numbered when it was called before.
  package func shortName(of node: String?) -> String {
    guard let node = state.node(node) else { return "agent" }
    let name = node.parent == nil ? node.agent ?? node.name : node.agent ?? node.id
    return ordinals[node.id].map { "\(name) \($0)" } ?? name
  }

  /// The same with the name that is meant for people.
  package func fullName(of node: AgentNode) -> String {
    ordinals[node.id].map { "\(node.name) \($0)" } ?? node.name
  }

  /// Sums up the latest run over all its agents.
  package var totals: (agents: Int, toolCalls: Int, spend: Spend) {
    nodes.reduce((-1, 0, Spend())) { ($0.0 + 1, $0.1 + $1.toolCalls, $0.2 + $1.spentInRun) }
  }
}

extension RosterDecision {
  var isByStopping: Bool { result == .deniedByPerson && by == "nobody" }
}
