internal import AgentDefinitions

/// Flags a grant that is wider than what the agent is for.
struct OverBroadTools: AgentRule {
  static let info = RuleInfo(
    id: "over-broad-tools",
    category: .tools,
    severity: .warning,
    summary: "The agent gets more tools than its role needs.",
    why: "A tool that is there gets used, by mistake or because a web page asked for it. An agent that only reads or "
      + "reviews can be held to that by its tool list, and by nothing else: its prompt is a request. Long lists also "
      + "make models choose worse.",
    options: [.most],
    fixes: [.unsafe],
    examples: [
      .flagged("tools: [view, grep, ↓\"*\"]", fixed: "tools: [view, grep]"),
      .flagged(
        "---\n↓description: Read-only agent that maps how modules depend on each other\n---\nYou map modules.\n",
        fixed:
          "---\ndescription: Read-only agent that maps how modules depend on each other\ntools: [read, search]\n---\nYou map modules.\n"
      ),
      .flagged(
        "---\nname: race-reviewer\n↓description: Reviews Swift code for data races\n---\nYou review.\n",
        at: ".claude/agents/race-reviewer.md"),
      .flagged(
        "---\ndescription: Maps modules\ntools: [view, ↓\"github/*\"]\n---\nYou only read. Do not modify any files.\n"),
      .flagged(
        "---\nname: app-verifier-ts\n↓description: Checks how an application is set up\n---\nYou inspect.\n",
        at: ".claude/agents/app-verifier-ts.md"),
      .flagged("---\n↓description: Advises on indexes\n---\n## Rules\n\n- You are in **readonly mode**: analyze.\n"),
      .flagged(
        "---\nname: planner\n↓description: Plans a change step by step\n---\n## Boundaries\n\n- NO direct file editing — you "
          + "describe the change\n", at: ".claude/agents/planner.md"),
      .flagged(
        "---\nname: comments\n↓description: Analyzes comments\n---\nSay how to fix it. Do not modify code or comments "
          + "directly.\n", at: ".claude/agents/comments.md"),
      .flagged(
        "---\nname: schema-review\n↓description: Reviews database schemas\n---\nYou are an architect.\n",
        at: ".claude/agents/schema-review.md"),
      .clean(
        "---\nname: planner\ndescription: Plans a change\n---\n- NO direct file editing without a plan\n",
        at: ".claude/agents/planner.md"),
      .flagged(
        """
        name = "race-reviewer"
        ↓description = "Reviews Swift code for data races"
        developer_instructions = "You review."
        """, at: ".codex/agents/race-reviewer.toml"),
      .clean(
        """
        name = "race-reviewer"
        description = "Reviews Swift code for data races"
        sandbox_mode = "workspace-write"
        developer_instructions = "You review."
        """, at: ".codex/agents/race-reviewer.toml"),
      .clean("---\ndescription: Keeps indexes small\n---\nOpen the archive in read-only mode.\n"),
      .clean(
        "---\ndescription: Plans a change\n---\nYou are read-only except for one purpose: the plan in `tasks/`.\n"),
      .clean("tools: [view, grep]"),
      .clean(
        "---\nname: race-reviewer\ndescription: Reviews Swift code for data races\ntools: Read, Grep\n---\nYou review.\n",
        at: ".claude/agents/race-reviewer.md"),
      .clean(
        "---\nname: race-reviewer\ndescription: Reviews Swift code and fixes data races\n---\nYou review.\n",
        at: ".claude/agents/race-reviewer.md"),
      .clean("---\ndescription: Renames functions\n---\nYou rename. Do not modify files outside `Sources`.\n"),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    if let star = starBesideNames(agent) { findings.add(.starBesideNames(agent, star), at: star) }
    let names = Set(agent.tools.patterns.map(\.value.written))
    if names.count > findings.options.integer(.most), let range = agent.field(.tools)?.key.range {
      findings.add(.tooMany(names.count), at: range)
    }
    // Who takes the writing tools away has thought of it.
    guard !agent.disallowedTools.contains(where: { $0.value.reach.contains(.writesFiles) }) else { return }
    if agent.tools.isAll {
      checkInheritance(agent, into: &findings)
    } else if let wildcard = agent.tools.patterns.first(where: \.value.isWholeServer),
      let role = LimitedRole(of: agent),
      role.isJudge
    {
      findings.add(.wholeServer(wildcard.value.written, role), at: wildcard.range)
    }
  }

  private func checkInheritance(_ agent: AgentDefinition, into findings: inout Findings) {
    // Without front matter there is no list to be too wide; that is told as such.
    guard !agent.fields.isEmpty else { return }
    // A star that stands there was a decision, and so was `sandbox_mode = "workspace-write"`. A limit that is none is
    // told by another rule, and so is front matter that is not there.
    guard !agent.fields.isEmpty, !agent.fields.contains(where: { $0.isLimit(of: agent) }),
      !IgnoredRestriction.isMeant(in: agent), let role = LimitedRole(of: agent)
    else { return }
    let place = agent.field(.description)?.key.range ?? agent.range(of: .name)
    findings.add(.inheritsAll(role, agent), at: place)
  }

  /// `[read, "*"]`: the star makes the other names meaningless.
  private func starBesideNames(_ agent: AgentDefinition) -> SourceRange? {
    guard case .all(let star?) = agent.tools, let value = agent.field(.tools)?.value else { return nil }
    return value.kind == .sequence && value.count > 1 ? star : nil
  }
}

extension FieldReading {
  /// Whether it says how far the agent's tools reach, to the systems that read the file.
  fileprivate func isLimit(of agent: AgentDefinition) -> Bool {
    switch meaning {
    // What is not named is on: a map that only switches on limits nothing.
    case .toolSwitches: value.kind != .mapping || value.entries.contains { !$0.value.isText("true") }
    case .tools, .toolPermissions, .toolsets, .toolsetNames, .sandboxMode, .readOnly: true
    default: false
    }
  }
}

extension ToolPattern {
  fileprivate var isWholeServer: Bool {
    guard case .mcp(let server, "*") = kind else { return false }
    // A server that only looks is what a reader needs.
    return KnownServer.named(server).map { !$0.writing.isEmpty } ?? true
  }
}

extension RuleOption {
  fileprivate static let most = RuleOption.integer(
    "most", default: 30, in: 1...1000, "How many tools an agent may list before the list is too long.")
}

extension FindingText {
  fileprivate static func starBesideNames(_ agent: AgentDefinition, _ star: SourceRange) -> FindingText {
    FindingText(
      "“*” grants every tool, so the names beside it limit nothing; take out the star, or the names",
      fixes: without(star, agent))
  }

  private static func without(_ star: SourceRange, _ agent: AgentDefinition) -> [Fix] {
    var fix = ToolListFix(agent)
    fix?.remove(star, isSafe: false)
    return fix?.fixes ?? []
  }

  fileprivate static func tooMany(_ count: Int) -> FindingText {
    FindingText(
      "\(count) tools are more than a model chooses from well, and more than any one role needs; keep those that this "
        + "agent's prompt speaks of, or divide its work between two agents")
  }

  fileprivate static func wholeServer(_ written: String, _ role: LimitedRole) -> FindingText {
    FindingText(
      "\(role.claim), but \(written.coded) grants every tool of that server, also those that write; name the ones it "
        + "needs")
  }

  fileprivate static func inheritsAll(_ role: LimitedRole, _ agent: AgentDefinition) -> FindingText {
    let example = agent.dialect.readOnlySpelling
    let isList = agent.dialect.isLimited(by: .tools)
    return FindingText(
      "\(role.claim), but has no \(agent.dialect.limitKey.coded) and so gets every tool, also those that change files and "
        + "run commands; " + (isList ? "list what it needs, as in `\(example)`" : "write `\(example)`"),
      effects: agent.runtimes.map { runtime in
        RuntimeEffect(runtime, runtime == .codex ? "lets it do what the session may" : "gives it every tool")
      },
      fixes: .of(
        "write `\(example)`", .unsafe, agent.adding(example, below: agent.field(.description) ?? agent.field(.name))))
  }
}
