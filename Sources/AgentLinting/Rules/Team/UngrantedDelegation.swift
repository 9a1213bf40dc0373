internal import AgentDefinitions

/// Flags a list of callable agents, or an order to call one, without the tool to call them.
struct UngrantedDelegation: PromptRule {
  static let info = RuleInfo(
    id: "ungranted-delegation",
    category: .team,
    severity: .warning,
    summary: "The agent is to call others, and its tools do not let it call anybody.",
    why:
      "A list of names grants nothing, and neither does an order: the agent does by itself, with the tools it has, what was "
      + "meant for the others, makes up their answer, or says that it cannot.",
    fixes: [.unsafe],
    concernsAll: true,
    examples: [
      .flagged("tools: [view]\n↓agents: [researcher]", fixed: "tools: [view, agent]\nagents: [researcher]"),
      .flagged(
        "---\nname: a\ndescription: Builds Flutter screens\ntools: Read, Edit\n---\n1. Query ↓context manager for goals\n",
        at: ".claude/agents/a.md"),
      .clean("tools: [view, agent]\nagents: [researcher]"),
      .clean(
        "---\nname: a\ndescription: Builds Flutter screens\ntools: Read, Task\n---\n1. Query context manager for goals\n",
        at: ".claude/agents/a.md"),
      .clean(
        "---\nname: a\ndescription: Writes Python\ntools: Read, Edit\n---\n1. Use context managers for every file\n",
        at: ".claude/agents/a.md"),
      .clean("tools: [view]\nagents: []"),
      .clean(
        "---\nname: a\ndescription: Builds Flutter screens\ntools: Read\nreadonly: true\n---\n1. Query context manager for goals\n",
        at: ".cursor/agents/a.md"),
    ])

  func check(_ prompt: CheckedPrompt, into findings: inout Findings) {
    let agent = prompt.agent
    guard !agent.isRecovered, agent.isToolListRead, agent.dialect.tools.hasDelegation, !agent.tools.names(.task),
      agent.field(.tools) != nil
    else { return }
    if let names = agent.subagents, !names.isEmpty, let field = agent.field(.subagents) {
      findings.add(.ungranted(agent, field.key.value, names.map(\.value)), at: field.key.range, in: agent.file)
    } else if let (mention, place) = Self.order(in: prompt) {
      findings.add(.ordered(agent, mention.name), at: place)
    }
  }

  /// The first sentence that has the agent itself call another one.
  private static func order(in prompt: CheckedPrompt) -> (MentionedAgent, SourceRange)? {
    guard case .listed(let patterns, _) = prompt.agent.tools, !patterns.isEmpty,
      let order = MentionedAgent.all(in: prompt.prose).first(where: \.mention.isOrder),
      !OwnGrants(of: prompt.agent).has(.delegates)
    else { return nil }
    return order
  }
}

extension ToolNameTable {
  /// Whether calling others is a tool of the dialect, as it is not where a list of agents says it all.
  fileprivate var hasDelegation: Bool { rows.contains { $0.tools == [.task] && $0.status == .current } }
}

extension FindingText {
  fileprivate static func ordered(_ agent: AgentDefinition, _ name: String) -> FindingText {
    let tool =
      agent.runtimes.contains(.claudeCode) ? "Agent" : agent.dialect.tools.row("agent") == nil ? "task" : "agent"
    return FindingText(
      "the prompt orders \(agent.id.value.coded) to call the agent \(name.coded), but nothing in its `tools` lets it call "
        + "anybody; add \(tool.coded), or say where else what it asks for is to come from",
      fixes: agent.granting(tool))
  }

  fileprivate static func ungranted(_ agent: AgentDefinition, _ key: String, _ names: [String]) -> FindingText {
    let tool = agent.dialect.tools.row("agent") == nil ? "task" : "agent"
    return FindingText(
      "\(key.coded) names \(names.prefix(3).listed()), but the tools of \(agent.id.value.coded) do not let it call anybody; "
        + "add \(tool.coded) to `tools`, or take out \(key.coded)",
      effects: agent.runtimes.contains(.visualStudioCode)
        ? [RuntimeEffect(.visualStudioCode, "loads it; the agent cannot call the others")] : [],
      fixes: agent.granting(tool))
  }
}
