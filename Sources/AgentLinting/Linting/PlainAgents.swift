internal import AgentDefinitions

/// The checked agents of which nothing tells the system.
struct PlainAgents {
  private let agents: [AgentDefinition]

  init(among agents: [AgentDefinition]) { self.agents = agents.filter { $0.dialect == .plainMarkdown } }

  /// Nil when there are none.
  var notice: String? {
    guard let first = agents.first else { return nil }
    let isOne = agents.count == 1
    let who = isOne ? "\(first.file.path) is an agent" : "\(agents.count) files, such as \(first.file.path), are agents"
    return
      "\(who) of no system that could be told, so the tools and models that \(isOne ? "it names" : "they name") were "
      + "not judged; move \(isOne ? "it" : "them") into a system's folder, such as .claude/agents or .github/agents, or put "
      + "the plugin's manifest beside \(isOne ? "its" : "their") folder"
  }
}
