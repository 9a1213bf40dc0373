internal import AgentDefinitions

/// Flags an allowance for something that is not there.
struct UnusedAllowance: AllowanceRule {
  static let info = RuleInfo(
    id: "unused-allowance",
    category: .comments,
    severity: .warning,
    summary: "An `agentlint: allow` comment allows nothing.",
    why: "Once the fault is gone, the comment stays behind and would hide the next one.",
    examples: [
      .flagged("# agentlint: allow ↓outdated-tool -- our editors are pinned to VS Code 1.105\ntools: [search]"),
      .clean("# agentlint: allow outdated-tool -- our editors are pinned to VS Code 1.105\ntools: [codebase]"),
    ])

  func check(_ allowance: Allowance, isUsed: Bool, into findings: inout Findings) {
    guard !isUsed, !allowance.reason.isEmpty, findings.ruleID(for: allowance.rule.value) != nil else { return }
    findings.add(
      FindingText("\(allowance.rule.value.coded) finds nothing in what this comment is about; take the comment out"),
      at: allowance.rule.range)
  }
}
