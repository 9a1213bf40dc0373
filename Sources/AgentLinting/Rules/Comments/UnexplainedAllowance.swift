internal import AgentDefinitions

/// Flags an allowance that gives no reason.
struct UnexplainedAllowance: AllowanceRule {
  static let info = RuleInfo(
    id: "unexplained-allowance",
    category: .comments,
    severity: .error,
    summary: "An `agentlint: allow` comment gives no reason.",
    why: "Whoever reads it later cannot tell whether it still holds. Without a reason it allows nothing.",
    examples: [
      .flagged("# agentlint: allow ↓outdated-tool\ntools: [search]"),
      .flagged("# agentlint: allow ↓outdated-tool -- TODO: say why\ntools: [search]"),
      .clean("# agentlint: allow outdated-tool -- our editors are pinned to VS Code 1.105\ntools: [codebase]"),
    ])

  func check(_ allowance: Allowance, isUsed: Bool, into findings: inout Findings) {
    guard allowance.reason.isEmpty else { return }
    findings.add(
      FindingText(
        "this allows nothing because it gives no reason; write “allow \(allowance.rule.value) -- ” and why it is right "
          + "here"),
      at: allowance.rule.range)
  }
}
