internal import AgentDefinitions

/// Flags a prompt that sends its agent to another one which the team does not have.
struct UnknownMentionedAgent: TeamRule {
  static let info = RuleInfo(
    id: "unknown-mentioned-agent",
    category: .team,
    tier: .strict,
    severity: .info,
    summary: "The prompt tells the agent to call one that is not in its team.",
    why:
      "The call fails, or the agent does the work itself with neither the prompt nor the tools that it needs for it. A "
      + "file that was copied without its neighbours looks like this.",
    examples: [
      .flagged(
        """
        ==> .claude/agents/writer.md
        ---
        name: writer
        description: Writes Swift code for parsers
        tools: Read, Edit
        ---
        You write. Then use the ↓race-finder agent.
        ==> .claude/agents/planner.md
        ---
        name: planner
        description: Divides large changes into small ones
        tools: Read, Task
        ---
        1. Query the ↓context manager for the state of the project
        ==> .claude/agents/reviewer.md
        ---
        name: reviewer
        description: Checks SQL migrations for lost data
        tools: Read
        ---
        You check.
        """),
      .clean(
        """
        ==> .claude/agents/writer.md
        ---
        name: writer
        description: Writes Swift code for parsers
        tools: Read, Edit
        ---
        You write. Then use the `race-finder` agent or the general-purpose agent. Use an AI-powered agent as a pattern.
        ==> .claude/agents/reviewer.md
        ---
        name: race-finder
        description: Names data races in Swift
        tools: Read
        ---
        You look.
        """),
    ])

  func check(_ team: CheckedTeam, into findings: inout Findings) {
    // Of one agent alone nobody knows the neighbours.
    guard team.agents.count > 1 else { return }
    let known = Set(team.agents.flatMap { [$0.id.value.plain, $0.shownName.plain] })
    let names = known.sorted()
    for agent in team.agents {
      let mentions = MentionedAgent.all(in: Array(agent.prompt.value.utf8))
      guard mentions.contains(where: { !known.contains($0.name.plain) }) else { continue }
      report(MentionedAgent.all(in: Prose(of: agent)), by: agent, known, names, into: &findings)
    }
  }

  /// Each looks at every name of the team.
  private static let mostSuggestions = 50

  private func report(
    _ mentions: [(mention: MentionedAgent, place: SourceRange)], by agent: AgentDefinition, _ known: Set<String>,
    _ names: [String],
    into findings: inout Findings
  ) {
    var told: Set<String> = []
    // That it can call nobody is said by `ungranted-delegation`.
    let canCall = agent.tools.isAll || OwnGrants(of: agent).has(.delegates)
    for (mention, place) in mentions {
      let name = mention.name.plain
      guard canCall || name != "context-manager" else { continue }
      guard !known.contains(name), !agent.dialect.builtInAgents.contains(mention.name.lowercased()),
        !agent.dialect.builtInAgents.contains(name), told.insert(name).inserted
      else { continue }
      findings.add(
        .unknown(mention.name, findings.all.count < Self.mostSuggestions ? Spelling.nearest(name, among: names) : nil),
        at: place, in: agent.file)
    }
  }
}

extension String {
  /// A name as people take it: `Race Finder` and `race-finder` are the same.
  fileprivate var plain: String {
    lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }
}

extension FindingText {
  fileprivate static func unknown(_ name: String, _ suggestion: String?) -> FindingText {
    FindingText(
      "the prompt sends the agent to \(name.coded), and no agent of this team is called so"
        + (suggestion.map { "; did you mean \($0.coded)?" } ?? "; bring it along, or say what to do without it"))
  }
}
