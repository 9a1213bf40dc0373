internal import AgentDefinitions

/// Flags a prompt that is longer than a system takes.
struct OversizedPrompt: AgentRule {
  static let info = RuleInfo(
    id: "oversized-prompt",
    category: .prompt,
    severity: .error,
    summary: "The prompt is longer than Copilot's cloud agent takes.",
    why:
      "GitHub refuses an agent whose prompt has more than 30,000 characters: it cannot be chosen. Other systems load "
      + "it and send all of it with each call; there this is information.",
    examples: [
      .flagged("---\ndescription: Plans database migrations\n---\n↓\(String(repeating: "Plan. ", count: 5_001))\n"),
      .flagged(
        "---\nname: planner\ndescription: Plans database migrations\n---\n"
          + "↓\(String(repeating: "Plan. ", count: 5_001))\n",
        at: ".claude/agents/planner.md"),
      .clean("---\ndescription: Plans database migrations\n---\n\(String(repeating: "Plan. ", count: 5_000))\n"),
      .clean("---\ndescription: Plans database migrations\n---\n\(String(repeating: "é", count: 30_000))\n"),
    ])

  /// Said by the message “Invalid config: "prompt" exceeds max length of 30000” (Azure/azure-rest-api-specs#45843,
  /// 2026-08-26) and by GitHub's documentation (github/docs 03e038c).
  private static let most = 30_000

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    // No text has more characters than bytes.
    guard agent.prompt.value.utf8.count > Self.most else { return }
    // Whether GitHub counts code points or UTF-16 is not known; there are never fewer of the latter.
    let length = agent.prompt.value.unicodeScalars.count
    guard length > Self.most else { return }
    let start = SourceRange.empty(at: Int(agent.prompt.range.lower))
    // Two sentences for two kinds of system, of which `targets` may leave one: the first that is left is shown.
    if agent.isForCloud { findings.add(.refused(length, most: Self.most), at: start, in: agent.promptSource) }
    findings.add(.oversized(length, most: Self.most, in: agent), at: start, in: agent.promptSource)
  }
}

extension AgentDefinition {
  fileprivate var isForCloud: Bool {
    let target = fields.first { $0.key.value == "target" }?.value
    return runtimes.contains(.copilotCloud) && target?.isText("vscode") != true
  }
}

extension FindingText {
  private static let cure = "move what is not always needed into files or skills that it names"

  fileprivate static func refused(_ length: Int, most: Int) -> FindingText {
    FindingText(
      "the prompt has \(length) characters; Copilot's cloud agent takes \(most) and refuses the agent; \(cure)",
      effects: [RuntimeEffect(.copilotCloud, "refuses it: it cannot be selected")])
  }

  fileprivate static func oversized(_ length: Int, most: Int, in agent: AgentDefinition) -> FindingText {
    FindingText(
      "the prompt has \(length) characters, and all of them are sent with each call; \(cure)", severity: .info,
      effects: agent.runtimes.filter { $0 != .copilotCloud }.map { RuntimeEffect($0, "sends all of it with each call") }
    )
  }
}
