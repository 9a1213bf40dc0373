/// Who spent what in a run: each agent by itself, and with all those that worked for it.
package struct Ledger: Sendable, Equatable {
  package struct Entry: Sendable, Equatable {
    /// The agent's own calls.
    package var own: Spend
    /// Its own, and those of all agents below it.
    package var subtree: Spend
  }

  private var entries: [String: Entry] = [:]
  /// Everything together: the sum of what each agent spent by itself.
  package private(set) var total = Spend()

  /// - Parameter nodes: each after the one that called it. One whose caller is not among them counts as nobody's.
  /// - Parameter spent: what is to be counted of a node: what it spent in this run, or in the whole session.
  package init(_ nodes: [AgentNode], of spent: (AgentNode) -> Spend = { $0.spentInRun }) {
    for node in nodes {
      let own = spent(node)
      entries[node.id] = Entry(own: own, subtree: own)
      total = total + own
    }
    // From the leaves up: a node is complete when it is added to its caller.
    for node in nodes.reversed() {
      guard let parent = node.parent, let below = entries[node.id]?.subtree else { continue }
      guard var entry = entries[parent] else { continue }
      entry.subtree = entry.subtree + below
      entries[parent] = entry
    }
  }

  package subscript(id: String) -> Entry { entries[id] ?? Entry(own: Spend(), subtree: Spend()) }
}
