internal import AgentDefinitions

/// Flags tools that the agent's way of running takes from it.
struct UnavailableTool: AgentRule {
  static let info = RuleInfo(
    id: "unavailable-tool",
    category: .tools,
    severity: .warning,
    summary: "The agent lists a tool that it will not have where it runs.",
    why:
      "A subagent in the background has nobody to ask and no plan to enter: Claude Code takes such tools away without "
      + "a word, also when they are listed.",
    examples: [
      .flagged("tools: Read, ↓AskUserQuestion\nbackground: true", at: ".claude/agents/example.md"),
      .clean("tools: Read, AskUserQuestion", at: ".claude/agents/example.md"),
      .clean("tools: Read, Grep\nbackground: true", at: ".claude/agents/example.md"),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    guard agent.runtimes.contains(.claudeCode), agent.isInBackground else { return }
    for pattern in agent.tools.patterns where Self.lostInBackground.contains(pattern.value.written) {
      findings.add(.lost(pattern.value.written), at: pattern.range)
    }
  }

  /// sub-agents.md of code.claude.com, “Available tools”, 2026-08-22.
  private static let lostInBackground: Set<String> = ["AskUserQuestion", "EnterPlanMode", "TaskOutput", "Workflow"]
}

extension AgentDefinition {
  fileprivate var isInBackground: Bool {
    fields.contains { field in
      if field.key.value == "background", case .bool(true) = field.value.scalar { true } else { false }
    }
  }
}

extension FindingText {
  fileprivate static func lost(_ name: String) -> FindingText {
    FindingText(
      "\(name.coded) is not there for an agent with `background: true`; take out the one or the other",
      effects: [RuntimeEffect(.claudeCode, "runs the agent without the tool and says nothing")])
  }
}
