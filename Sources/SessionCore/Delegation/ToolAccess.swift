package import AgentDefinitions

/// Which tools each agent of a session may use, and which agents it may call.
///
/// What a sub-agent gets is what its own `tools` names among the session's tools; its caller's list does not narrow it.
package struct ToolAccess: Sendable {
  /// The session's tools, `task` and `ask_user` among them, after `availableTools` and `excludedTools`.
  package let sessionTools: [ToolName]
  private let agents: [AgentDefinition]
  private let skills: [Skill]
  private let excludedFromMain: Set<ToolName>

  /// - Parameters:
  ///   - offered: what this runtime has, in the order that models see.
  ///   - available: nil: all of them.
  package init(
    offered: [ToolName], available: [String]? = nil, excluded: [String] = [], excludedFromMain: [String] = [],
    agents: [AgentDefinition], skills: [Skill] = []
  ) {
    let available = available.map { Self.names($0, among: offered) }
    let excluded = Self.names(excluded, among: offered)
    sessionTools = offered.filter { available?.contains($0) ?? true && !excluded.contains($0) }
    self.agents = agents
    self.skills = skills
    self.excludedFromMain = Self.names(excludedFromMain, among: offered)
  }

  /// The SDK's filters: plain names, `builtin:name`, `builtin:*`, `*`.
  private static func names(_ written: [String], among offered: [ToolName]) -> Set<ToolName> {
    var names: Set<ToolName> = []
    for text in written {
      let plain = text.hasPrefix("builtin:") ? String(text.dropFirst(8)) : text
      if plain == "*" { return Set(offered) }
      names.formUnion(offered.filter { $0.text == plain })
    }
    return names
  }

  /// The main agent's tools; those of `selected` where an agent is selected for the session.
  package func mainTools(selected: AgentDefinition?) -> [ToolName] {
    let own = selected.map { granted(to: $0) } ?? sessionTools
    return usable(own.filter { !excludedFromMain.contains($0) }, to: selected)
  }

  /// A sub-agent's tools. It may call others only if its own list grants `task` and there is somebody to call.
  package func tools(of agent: AgentDefinition) -> [ToolName] {
    // Only the main agent speaks for the session.
    usable(granted(to: agent), to: agent).filter { $0 != .exitPlanMode && $0 != .taskComplete }
  }

  /// What is about sub-agents is for those who have some.
  static let aboutSubagents: Set<ToolName> = [.listAgents, .readAgent, .writeAgent]

  private func usable(_ tools: [ToolName], to agent: AgentDefinition?) -> [ToolName] {
    let usable = ofUse(tools, to: agent)
    return usable.contains(.task) ? usable : usable.filter { !Self.aboutSubagents.contains($0) }
  }

  /// Those that have something to work on: somebody to call, something to load, commands to look after.
  private func ofUse(_ tools: [ToolName], to agent: AgentDefinition?) -> [ToolName] {
    tools.filter { tool in
      switch tool {
      case .task: !delegates(of: agent).isEmpty
      case .skill: !skills(of: agent).isEmpty
      default: ToolCatalogue.row(tool)?.needs.map(tools.contains) ?? true
      }
    }
  }

  /// What an agent may load: the skills that its own list names, or, where it has none, all of the session's.
  package func skills(of agent: AgentDefinition?) -> [Skill] {
    guard let wanted = agent?.skills.map(\.value), !wanted.isEmpty else { return skills }
    return wanted.compactMap { name in skills.first { $0.name == name } }
  }

  /// The agents that a caller may delegate to of its own accord; nil is the main agent without a selection.
  package func delegates(of caller: AgentDefinition?) -> [AgentDefinition] {
    agents.filter { agent in
      guard agent.isInferable, agent.id.value != caller?.id.value else { return false }
      guard let allowed = caller?.subagents else { return true }
      return allowed.contains { $0.value == "*" || $0.value == agent.id.value }
    }
  }

  private func granted(to agent: AgentDefinition) -> [ToolName] {
    let denied = Set(agent.disallowedTools.compactMap(\.value.tool))
    return sessionTools.filter { agent.tools.names($0) && !denied.contains($0) }
  }

  /// The rules that a call of `tool` must fit because the agent was given the tool for some uses only, as in
  /// `Bash(git *)`; nil: for all.
  package static func narrowing(of tool: ToolName, for agent: AgentDefinition) -> [PermissionRule]? {
    let entries = agent.tools.patterns.map(\.value).filter { $0.tool == tool }
    guard !entries.isEmpty, entries.allSatisfy({ $0.specifier != nil }) else { return nil }
    let kind = Self.kind(of: tool)
    return entries.compactMap { entry in
      var pattern = entry.specifier ?? ""
      // `git *` and `git:*` mean the same in the files that have them.
      if kind == "shell", pattern.hasSuffix(" *") { pattern = pattern.dropLast(2) + ":*" }
      // As Claude Code writes it: `WebFetch(domain:example.com)`.
      if kind == "url", pattern.hasPrefix("domain:") { pattern.removeFirst("domain:".count) }
      // A pattern that cannot be read allows nothing.
      return try? PermissionRule("\(kind)(\(pattern))")
    }
  }

  private static func kind(of tool: ToolName) -> String {
    switch tool {
    case .bash, .writeBash: "shell"
    case .edit, .create: "write"
    case .webFetch: "url"
    default: "read"
    }
  }
}
