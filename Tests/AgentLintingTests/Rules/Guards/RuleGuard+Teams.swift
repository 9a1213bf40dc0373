import AgentLinting

extension RuleGuard {
  static let teams: [RuleGuard] = [
    clean(
      "endless-delegation", "each has a limit of its own",
      team(
        """
          - { name: one, description: Writes, prompt: W., tools: [task], subagents: [two], limits: { turns: 9 } }
          - { name: two, description: Reviews, prompt: R., tools: [task], subagents: [one], limits: { turns: 9 } }
        """), at: "team.yaml"),
    clean(
      "endless-delegation", "without the tool nobody is called",
      team(
        """
          - { name: one, description: Writes, prompt: W., tools: [edit], subagents: [two] }
          - { name: two, description: Reviews, prompt: R., tools: [view], subagents: [one] }
        """), at: "team.yaml"),
    clean(
      "escalating-delegation", "Claude Code's subagents call nobody",
      """
      ==> .claude/agents/auditor.md
      ---
      name: auditor
      description: Read-only agent that maps how modules depend on each other
      tools: Read, Agent(writer)
      ---
      You map.
      ==> .claude/agents/writer.md
      ---
      name: writer
      description: Writes Swift code
      tools: Edit
      ---
      You write.
      """),
    clean(
      "escalating-delegation", "who may write by itself, which another rule tells",
      team(
        """
          - { name: auditor, description: Read-only agent that maps modules, prompt: M., tools: [edit, task] }
          - { name: writer, description: Writes Swift code, prompt: W., tools: [edit] }
        """), at: "team.yaml"),
    clean(
      "leaking-team", "who has a shell has everything anyway",
      team(
        """
          - { name: lead, description: Plans, prompt: P., tools: [task, bash], subagents: [reader, scout] }
          - { name: reader, description: Finds migrations, prompt: F., tools: [view] }
          - { name: scout, description: Reads pages, prompt: R., tools: [web_fetch] }
        """), at: "team.yaml"),
    clean(
      "leaking-team", "who runs commands of whatever kind",
      """
      ==> .github/agents/lead.agent.md
      ---
      description: Plans releases
      tools: [agent, execute/runTests]
      agents: [reader, scout]
      ---
      You plan.
      ==> .github/agents/reader.agent.md
      ---
      description: Finds SQL migrations
      tools: [view]
      ---
      You find.
      ==> .github/agents/scout.agent.md
      ---
      description: Reads pages about Swift
      tools: [web/fetch]
      ---
      You read.
      """),
    clean(
      "leaking-team", "one agent has all three by itself, as its list says",
      team(
        """
          - { name: lead, description: Plans, prompt: P., tools: [task, view, web_fetch], subagents: [reader] }
          - { name: reader, description: Finds migrations, prompt: F., tools: [view] }
        """), at: "team.yaml"),
    clean(
      "unknown-mentioned-agent", "of one agent alone nobody knows the neighbours",
      "---\nname: a\ndescription: Writes Swift\ntools: Read\n---\nThen use the race-finder agent.\n", at: claude),
    clean(
      "unreachable-agent", "a handoff leads to it",
      """
      ==> .github/agents/cartographer.agent.md
      ---
      description: Maps modules
      user-invocable: false
      disable-model-invocation: true
      tools: [view]
      ---
      You map.
      ==> .github/agents/lead.agent.md
      ---
      description: Plans how modules are divided
      tools: [view]
      handoffs: [{ label: Map, agent: cartographer }]
      ---
      You plan.
      """),
    clean(
      "unreachable-agent", "it is selected from the start",
      team("  - { name: one, description: Maps, prompt: M., infer: false, user-invocable: false }\nagent: one"),
      at: "team.yaml"),
    clean(
      "unknown-mentioned-agent", "who can call nobody, which another rule tells",
      """
      ==> .claude/agents/writer.md
      ---
      name: writer
      description: Writes Swift code for parsers
      tools: Read
      ---
      1. Query context manager for goals
      ==> .claude/agents/reviewer.md
      ---
      name: reviewer
      description: Checks SQL migrations for lost data
      tools: Read
      ---
      You check.
      """),
    clean(
      "overlapping-descriptions", "the names tell them apart",
      """
      ==> .claude/agents/one.md
      ---
      name: slow-queries-postgresql-indexes
      description: Finds slow queries in PostgreSQL and proposes indexes
      ---
      You measure.
      ==> .claude/agents/two.md
      ---
      name: two
      description: Proposes indexes and finds the slow query in PostgreSQL
      ---
      You measure twice.
      """),
    clean(
      "ungranted-delegation", "the list could not be read",
      "---\nname: a\ndescription: Builds: screens\ntools: Read\n---\n1. Query context manager for goals\n", at: claude),
  ]

  private static func team(_ agents: String) -> String { "version: 1\nagents:\n\(agents)\n" }
}
