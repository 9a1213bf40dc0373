internal import SessionCore

/// The agents of a run as a tree, at one moment.
struct TreePicture {
  /// What hangs below an agent.
  enum Branch {
    case agent(AgentNode)
    /// Several that have ended, with all that they called: how many did their task, and how many did not.
    case ended(done: Int, failed: Int)
  }

  let run: WatchedRun
  let now: Timestamp
  let frame: Int
  let main: AgentNode
  let count: Int
  private let children: [String: [AgentNode]]
  /// Those that work, and those that one that works was called by.
  private var busy: Set<String> = []

  init(_ run: WatchedRun, now: Timestamp, frame: Int) {
    self.run = run
    self.now = now
    self.frame = frame
    let nodes = run.nodes
    main = nodes.first ?? run.state.main
    count = nodes.count
    children = Dictionary(grouping: nodes.dropFirst(), by: { $0.parent ?? AgentNode.mainID })
    // Callers come before those they call.
    for node in nodes.reversed() where node.status == .working || busy.contains(node.id) {
      busy.insert(node.id)
      if let parent = node.parent { busy.insert(parent) }
    }
  }

  /// - Parameter isShort: those that have ended are one branch, the first.
  func branches(below node: AgentNode, summingUp isShort: Bool) -> [Branch] {
    let below = children[node.id] ?? []
    guard isShort else { return below.map { .agent($0) } }
    let ended = below.filter { !busy.contains($0.id) }.flatMap(withDescendants)
    let atWork = below.filter { busy.contains($0.id) }.map { Branch.agent($0) }
    guard !ended.isEmpty else { return atWork }
    let done = ended.count { $0.status == .completed }
    return [.ended(done: done, failed: ended.count - done)] + atWork
  }

  private func withDescendants(_ node: AgentNode) -> [AgentNode] {
    var all: [AgentNode] = []
    var pending = [node]
    while let next = pending.popLast() {
      all.append(next)
      pending += children[next.id] ?? []
    }
    return all
  }
}
