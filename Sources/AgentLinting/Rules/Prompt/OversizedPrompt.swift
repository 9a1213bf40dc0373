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
    findings.add(.oversized(length, most: Self.most, in: agent), at: start, in: agent.promptSource)
  }
}

extension FindingText {
  fileprivate static func oversized(_ length: Int, most: Int, in agent: AgentDefinition) -> FindingText {
    let isForCloud = agent.runtimes.contains(.copilotCloud) && agent.target != "vscode"
    let consequence =
      isForCloud
      ? "Copilot's cloud agent takes \(most) and refuses the agent" : "and all of them are sent with each call"
    return FindingText(
      "the prompt has \(length) characters\(isForCloud ? "; " : ", ")\(consequence); move what is not always needed into "
        + "files or skills that it names",
      severity: isForCloud ? .error : .info,
      effects: isForCloud ? [RuntimeEffect(.copilotCloud, "refuses it: it cannot be selected")] : [])
  }
}
