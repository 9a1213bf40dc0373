/// The picture of a session at one moment: a fold over its events.
///
/// Every window shows this, resume starts from it, and the exit status is read off it. Nothing is in it that is not in
/// the events.
package struct SessionState: Sendable, Equatable {
  package var sessionID: String?
  package var startedAt: Timestamp?
  package var model: String?
  package var workingDirectory: String?
  package var origin: SessionStart.Origin?
  package var mode = SessionMode.interactive
  /// What a person called it.
  package var name: String?
  package var isArchived = false
  /// The agent selected for the session itself, if any: its id.
  package var selectedAgent: String?
  /// The main agent first, then sub-agents in the order they started.
  package private(set) var nodes: [AgentNode]
  package var run = RunState()
  /// Messages that nobody has read yet, oldest first.
  package var queue: [QueuedMessage] = []
  /// How many messages of a person were taken up.
  package var runCount = 0
  /// The last persisted event of the SDK's vocabulary: the next one's parent.
  package var lastChained: String?
  /// Persisted events seen, ours included.
  package var eventCount = 0

  private var indexes: [String: Int] = [AgentNode.mainID: 0]

  package init() { nodes = [AgentNode(id: AgentNode.mainID, parent: nil, agent: nil, name: "main")] }

  package init(folding events: some Sequence<SessionEvent>) {
    self.init()
    for event in events { apply(event) }
  }

  package mutating func apply(_ event: SessionEvent) {
    if !event.isEphemeral {
      eventCount += 1
      if !event.type.hasPrefix("roster.") { lastChained = event.id }
    }
    event.data.fold(into: &self, event: event)
  }

  package var main: AgentNode { nodes[0] }

  package func node(_ id: String?) -> AgentNode? { indexes[id ?? AgentNode.mainID].map { nodes[$0] } }

  /// What each agent spent in the run that is under way, or was the last.
  package var ledger: Ledger { Ledger(nodes) }

  package func children(of id: String) -> [AgentNode] { nodes.filter { $0.parent == id } }

  mutating func add(_ node: AgentNode) {
    indexes[node.id] = nodes.count
    nodes.append(node)
  }

  /// What was spent so far is not part of the run that begins.
  mutating func beginLedger() {
    for index in nodes.indices { nodes[index].spentBefore = nodes[index].spend }
  }

  /// Changes the node that `event` happened in; an unknown one (its start was lost) is left alone.
  mutating func change(_ event: SessionEvent, _ body: (inout AgentNode) -> Void) {
    change(event.agentID ?? AgentNode.mainID, body)
  }

  mutating func change(_ id: String, _ body: (inout AgentNode) -> Void) {
    guard let index = indexes[id] else { return }
    body(&nodes[index])
  }
}
