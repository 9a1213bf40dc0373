internal import AgentDefinitions

/// Flags an agent that neither people nor models can call.
struct UnreachableAgent: TeamRule {
  static let info = RuleInfo(
    id: "unreachable-agent",
    category: .team,
    severity: .error,
    summary: "Neither people nor models can call the agent.",
    why:
      "It is hidden from people, closed to automatic choice, and no other agent names it: whatever stands in it has no "
      + "effect.",
    examples: [
      .flagged(
        "---\n↓user-invocable: false\ndisable-model-invocation: true\ndescription: Maps modules\ntools: [view]\n---\nYou map.\n"
      ),
      .clean(
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
        tools: [view, agent]
        agents: [cartographer]
        ---
        You plan.
        """),
      .clean("user-invocable: false\ntools: [view]"),
      .clean("mode: primary\nhidden: true", at: ".opencode/agents/example.md"),
    ])

  func check(_ team: CheckedTeam, into findings: inout Findings) {
    // What OpenCode hides is not in the menu, and is still selected by its name.
    let closed = team.agents.filter { !$0.isInferable && !$0.isUserInvocable && !$0.runtimes.contains(.openCode) }
    guard !closed.isEmpty else { return }
    var named = Set(
      team.agents.flatMap { agent in
        (agent.subagents ?? []).map(\.value) + agent.handoffs.compactMap(\.agent?.value)
      })
    if let first = team.definition.agent?.value { named.insert(first) }
    for agent in closed where !named.contains(agent.id.value) && !named.contains(agent.shownName) {
      findings.add(.unreachable(agent), at: agent.field(.userInvocable)?.key.range ?? agent.idRange, in: agent.file)
    }
  }
}

extension FindingText {
  fileprivate static func unreachable(_ agent: AgentDefinition) -> FindingText {
    let model = (agent.field(.notInferable) ?? agent.field(.infer))?.key.value ?? "infer"
    let person = agent.field(.userInvocable)?.key.value ?? "user-invocable"
    return FindingText(
      "\(person.coded) hides \(agent.id.value.coded) from people, \(model.coded) keeps models from choosing it, and no agent "
        + "here names it, so nothing can ever call it; take out one of the two, or list it in another agent's `agents`")
  }
}
