internal import AgentDefinitions

/// Flags an agent that nobody is asked about.
struct BypassedPermissions: AgentRule {
  static let info = RuleInfo(
    id: "bypassed-permissions",
    category: .tools,
    severity: .warning,
    summary: "The agent runs every command and changes every file without asking.",
    why: "Whoever opens the repository and lets this agent be called has agreed to whatever it is talked into. Which "
      + "calls need no question is for the person who runs it to say.",
    examples: [
      .flagged("tools: Read, Bash\npermissionMode: ↓bypassPermissions", at: ".claude/agents/example.md"),
      .clean("tools: Read, Bash\npermissionMode: acceptEdits", at: ".claude/agents/example.md"),
      .clean("tools: Read, Bash\npermissionMode: plan", at: ".claude/agents/example.md"),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    for field in agent.fields where field.key.value == "permissionMode" {
      // Where nobody reads the key it opens nothing.
      guard field.field?.readBy?.isEmpty != true, case .string("bypassPermissions") = field.value.scalar else {
        continue
      }
      findings.add(.bypass(agent), at: field.value.range)
    }
  }
}

extension FindingText {
  fileprivate static func bypass(_ agent: AgentDefinition) -> FindingText {
    FindingText(
      "`permissionMode: bypassPermissions` lets this agent act without a single question; take it out, or write "
        + "`acceptEdits` and list only the tools that it needs",
      effects: agent.runtimes.filter { $0 == .claudeCode }.map {
        RuntimeEffect($0, "asks nobody before it runs a command or changes a file")
      })
  }
}
