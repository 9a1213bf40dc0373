internal import AgentDefinitions

/// Flags an allowance for something that is not there.
struct UnusedAllowance: AllowanceRule {
  static let info = RuleInfo(
    id: "unused-allowance",
    category: .comments,
    severity: .warning,
    summary: "An `agentlint: allow` comment allows nothing.",
    why: "Once the fault is gone, the comment stays behind and would hide the next one.",
    fixes: [.safe],
    examples: [
      .flagged(
        "# agentlint: allow ↓outdated-tool -- our editors are pinned to VS Code 1.105\ntools: [search]",
        fixed: "tools: [search]"),
      .flagged(
        "model: gpt-5.4\ntools: [codebase] # agentlint: allow outdated-tool, ↓empty-tools -- pinned to VS Code 1.105",
        fixed: "model: gpt-5.4\ntools: [codebase] # agentlint: allow outdated-tool -- pinned to VS Code 1.105"),
      .clean("# agentlint: allow outdated-tool -- our editors are pinned to VS Code 1.105\ntools: [codebase]"),
    ])

  func check(_ allowance: Allowance, isUsed: Bool, into findings: inout Findings) {
    guard !isUsed, !allowance.reason.isEmpty, findings.ruleID(for: allowance.rule.value) != nil else { return }
    findings.add(
      FindingText(
        "\(allowance.rule.value.coded) finds nothing in what this comment is about; take the comment out",
        fixes: .of("take it out", .safe, allowance.removal)),
      at: allowance.rule.range)
  }
}
