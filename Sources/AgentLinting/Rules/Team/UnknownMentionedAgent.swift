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
      .flagged(
        """
        ==> .claude/agents/writer.md
        ---
        name: writer
        description: Writes Swift code for parsers
        tools: Read, Edit
        ---
        You write.

        Integration with other agents:
        - Hand finished parsers to race-finder
        - Support ↓cpp-developer on read-only headers
        - Guide ↓redis specialist on caching
        - Help swift specialist on parsers
        ==> .claude/agents/reviewer.md
        ---
        name: race-finder
        description: Names data races in Swift
        tools: Read
        ---
        You look.
        ==> .claude/agents/other.md
        ---
        name: swift-builder
        description: Builds packages
        tools: Bash
        ---
        You build.
        """),
      .clean(
        """
        ==> .claude/agents/writer.md
        ---
        name: writer
        description: Writes Swift code for parsers
        tools: Read, Edit
        ---
        You write.

        ## Integration with other agents
        - Share tables with sql-based tools
        - Hand parsers to race-finder
        - Coordinate with decision-makers on plans, and with **privacy-by-design** practices
        - Keep messages user-facing
        ==> .claude/agents/reviewer.md
        ---
        name: race-finder
        description: Names data races in Swift
        tools: Read
        ---
        You look.
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
    let known = Set(team.agents.flatMap(\.plainNames))
    let names = known.sorted()
    for agent in team.agents {
      let bytes = Array(agent.prompt.value.utf8)
      let isCalling = MentionedAgent.all(in: bytes).contains { !known.contains($0.name.plainName) }
      guard isCalling || CollaboratorList.mayBe(in: bytes) else { continue }
      let prose = Prose(of: agent)
      if isCalling { report(MentionedAgent.all(in: prose), by: agent, known, names, into: &findings) }
      let entries = CollaboratorList.all(in: prose).flatMap(\.entries)
      reportEntries(entries, of: agent, in: prose, team.everyone, into: &findings)
    }
  }

  /// What somebody lists as agents to work with. One that is known shows that the list is of agents that are here.
  private func reportEntries(
    _ entries: [CollaboratorList.Entry], of agent: AgentDefinition, in prose: Prose, _ everyone: LoadedNames,
    into findings: inout Findings
  ) {
    guard entries.contains(where: { $0.isID && everyone.contains($0.name.plainName) }) else { return }
    var told: Set<String> = []
    for entry in entries {
      let name = entry.name.plainName
      let isKnown = entry.isID ? everyone.contains(name) : everyone.haveWord(name.prefix { $0 != "-" })
      guard !isKnown, !agent.dialect.builtInAgents.contains(name), told.insert(name).inserted else { continue }
      findings.add(.unlisted(entry.name), at: prose.place(entry.range), in: agent.promptSource)
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
      let name = mention.name.plainName
      guard canCall || name != "context-manager" else { continue }
      guard !known.contains(name), !agent.dialect.builtInAgents.contains(mention.name.lowercased()),
        !agent.dialect.builtInAgents.contains(name), told.insert(name).inserted
      else { continue }
      findings.add(
        .unknown(mention.name, findings.all.count < Self.mostSuggestions ? Spelling.nearest(name, among: names) : nil),
        at: place, in: agent.promptSource)
    }
  }
}

extension FindingText {
  fileprivate static func unlisted(_ name: String) -> FindingText {
    FindingText(
      "the prompt lists \(name.coded) among the agents to work with, and none is called so; write the name of the one "
        + "that is meant, or take it out")
  }

  fileprivate static func unknown(_ name: String, _ suggestion: String?) -> FindingText {
    FindingText(
      "the prompt sends the agent to \(name.coded), and no agent of this team is called so"
        + (suggestion.map { "; did you mean \($0.coded)?" } ?? "; bring it along, or say what to do without it"))
  }
}
