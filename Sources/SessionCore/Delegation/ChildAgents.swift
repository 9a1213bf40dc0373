internal import AgentDefinitions

/// The sub-agents of a session as those who started them see them: by name, with what they have said so far.
struct ChildAgents: Sendable, Equatable {
  enum Status: Sendable, Equatable {
    case running, completed, cancelled
    case failed(String)

    var text: String {
      switch self {
      case .running: "running"
      case .completed: "completed"
      case .cancelled: "cancelled"
      case .failed(let reason): "failed: \(reason)"
      }
    }
  }

  struct Child: Sendable, Equatable {
    /// Its node: the id of the `task` call that started it.
    var id: String
    /// The node that started it.
    var parent: String
    /// What its parent calls it.
    var name: String
    /// The agent's id in the team.
    var agent: String
    /// What it is for, in a few words; may be empty.
    var summary: String
    var task: String
    var status = Status.running
    /// Nobody waits for it: its parent is told when it is through.
    var isBackground: Bool
    /// A person does not want it any more.
    var isCancelled = false
    /// What it answered, each time that it was asked something.
    var answers: [String] = []

    var isAtWork: Bool { status == .running }
  }

  private var children: [Child] = []
  /// By the node that is to be told, oldest first.
  private var notices: [String: [SystemNotification]] = [:]

  subscript(id: String) -> Child? { children.first { $0.id == id } }

  /// - Parameter wanted: a name; where another of the same parent has it, a number is added.
  @discardableResult
  mutating func add(
    _ id: String, of parent: String, named wanted: String, agent: String, summary: String, task: String,
    isBackground: Bool
  ) -> Child {
    let taken = Set(children.lazy.filter { $0.parent == parent }.map(\.name))
    var name = wanted
    var number = 2
    while taken.contains(name) {
      name = "\(wanted)-\(number)"
      number += 1
    }
    let child = Child(
      id: id, parent: parent, name: name, agent: agent, summary: summary, task: task, isBackground: isBackground)
    children.append(child)
    return child
  }

  /// It has been asked something more: from now on its parent is told when it is through.
  mutating func beginAgain(_ id: String) {
    change(id) { child in
      child.status = .running
      child.isBackground = true
      child.isCancelled = false
    }
  }

  /// - Parameter answer: nil where it came to nothing.
  mutating func end(_ id: String, _ status: Status, answer: String?) {
    change(id) { child in
      child.status = status
      if let answer { child.answers.append(answer) }
    }
    guard let child = self[id], child.isBackground else { return }
    notices[child.parent, default: []].append(SystemNotification(child))
  }

  /// A person's word: it, and everybody who works for it, is to end.
  ///
  /// - Returns: who that is; nobody where it is not at work.
  mutating func cancel(_ id: String) -> [String] {
    guard self[id]?.isAtWork == true else { return [] }
    var ending: Set<String> = [id]
    // Children stand after their parents.
    for child in children where child.isAtWork && ending.contains(child.parent) { ending.insert(child.id) }
    for id in ending { change(id) { $0.isCancelled = true } }
    return children.map(\.id).filter(ending.contains)
  }

  private mutating func change(_ id: String, _ body: (inout Child) -> Void) {
    guard let index = children.firstIndex(where: { $0.id == id }) else { return }
    body(&children[index])
  }

  // MARK: For its parent

  func child(named name: String, of parent: String) -> Child? {
    children.first { $0.parent == parent && $0.name == name }
  }

  func names(of parent: String) -> [String] { children.filter { $0.parent == parent }.map(\.name) }

  /// Those at work that nobody waits for.
  func inBackground(of parent: String) -> [String] {
    children.filter { $0.parent == parent && $0.isBackground && $0.isAtWork }.map(\.id)
  }

  func hasNotices(for parent: String) -> Bool { notices[parent]?.isEmpty == false }

  mutating func takeNotices(for parent: String) -> [SystemNotification] {
    notices.removeValue(forKey: parent) ?? []
  }

  func list(of parent: String) -> String {
    let lines = children.filter { $0.parent == parent }.map { child in
      let about = child.summary.isEmpty ? "" : ": \(child.summary)"
      return "- \(child.name) (\(child.agent), \(child.status.text))\(about)"
    }
    return lines.isEmpty ? "No agents." : lines.joined(separator: "\n")
  }

  /// What it has said after its answer number `turn`; that it is through need not be told any more.
  mutating func read(_ id: String, since turn: Int?) -> String {
    guard let child = self[id] else { return "" }
    if !child.isAtWork { notices[child.parent]?.removeAll { $0.agentID == child.name } }
    var text = "Agent \"\(child.name)\" (\(child.agent)): \(child.status.text)."
    for (number, answer) in child.answers.enumerated() where number > turn ?? -1 {
      text += "\n\n[turn \(number)]\n\(answer)"
    }
    return text
  }
}

extension SystemNotification {
  /// That a sub-agent in the background is through.
  init(_ child: ChildAgents.Child) {
    let how: String
    switch child.status {
    case .running, .completed: how = "has completed successfully"
    case .failed: how = "has failed"
    case .cancelled: how = "was cancelled"
    }
    let id = child.name
    self.init(
      content: """
        <system_notification>
        Agent "\(id)" (\(child.agent)) \(how). Use read_agent with agent_id "\(id)" to retrieve the full results.
        </system_notification>
        """,
      agentID: id, agentType: child.agent, isCompleted: child.status == .completed,
      description: child.summary.isEmpty ? nil : child.summary, prompt: child.task)
  }
}
