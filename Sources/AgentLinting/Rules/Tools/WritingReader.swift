internal import AgentDefinitions

/// Flags an agent that says it changes nothing, and is given the tools to.
struct WritingReader: AgentRule {
  static let info = RuleInfo(
    id: "writing-reader",
    category: .tools,
    tier: .strict,
    severity: .error,
    summary: "The agent says that it changes nothing, and its tool list lets it.",
    why: "A prompt is a request, the tool list is the rule. Whoever trusts “read-only” lets the agent run on what "
      + "must not be changed, and one web page with other plans is enough.",
    fixes: [.unsafe],
    examples: [
      .flagged(
        """
        ---
        name: mapper
        description: Read-only agent that maps how modules depend on each other
        tools: Read, Grep, ↓Write
        ---
        You map modules.
        """, at: ".claude/agents/mapper.md",
        fixed: """
          ---
          name: mapper
          description: Read-only agent that maps how modules depend on each other
          tools: Read, Grep
          ---
          You map modules.
          """),
      .flagged("---\ndescription: Maps modules\ntools: [read, ↓edit]\n---\nYou map. Do not modify any files.\n"),
      .flagged(
        "---\nname: api-reviewer\ndescription: Reviews interfaces\ntools: Read, ↓Edit\n---\n- Exceptions are documented\n",
        at: ".claude/agents/api-reviewer.md"),
      .clean("---\ndescription: Maps modules\ntools: [read, search]\n---\nYou map. Do not modify any files.\n"),
      .clean(
        "---\ndescription: Maps modules\ntools: [read, edit]\n---\nYou map. Do not modify any files. You may write only "
          + "`docs/map.md`.\n"),
      .clean(
        "---\ndescription: Maps modules\ntools: [read, edit]\n---\nYou map. Write the map ONLY in `docs/`. Do not modify "
          + "any code.\n"),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    guard let grant = Self.writingGrant(of: agent), let role = LimitedRole(of: agent),
      role.isJudge, !role.allowsSomething(agent)
    else { return }
    var fix = ToolListFix(agent)
    fix?.remove(grant.range, isSafe: false)
    findings.add(.writes(grant.value, role, fixes: fix?.fixes ?? []), at: grant.range)
  }

  /// The first entry of the list by which files can be changed, a shell aside: it is needed for reading too.
  private static func writingGrant(of agent: AgentDefinition) -> Located<String>? {
    let denied = Set(agent.disallowedTools.map(\.value.kind))
    let entry = agent.tools.patterns.first {
      $0.value.reach.contains(.writesFiles) && !$0.value.reach.contains(.runsCommands)
        && !denied.contains($0.value.kind)
    }
    return entry?.map(\.written)
  }
}

extension FindingText {
  fileprivate static func writes(_ written: String, _ role: LimitedRole, fixes: [Fix]) -> FindingText {
    FindingText(
      "\(role.claim), but \(written.coded) lets it change files; take that out of `tools`, or say what it may write",
      severity: role.isStated ? .error : .warning, fixes: fixes)
  }
}
