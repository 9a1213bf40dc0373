internal import AgentDefinitions

/// Flags an allowance for a rule that does not exist.
struct UnknownRule: AllowanceRule {
  static let info = RuleInfo(
    id: "unknown-rule",
    category: .comments,
    severity: .warning,
    summary: "An `agentlint: allow` comment names no rule.",
    why: "It allows nothing, and the finding that it was written for shows up all the same.",
    fixes: [.safe],
    examples: [
      .flagged(
        "# agentlint: allow ↓outdated-tols -- our editors are pinned to VS Code 1.105\ntools: [codebase]",
        fixed: "# agentlint: allow outdated-tool -- our editors are pinned to VS Code 1.105\ntools: [codebase]"),
      .clean("# agentlint: allow outdated-tool -- our editors are pinned to VS Code 1.105\ntools: [codebase]"),
    ])

  func check(_ allowance: Allowance, isUsed: Bool, into findings: inout Findings) {
    let name = allowance.rule.value
    guard findings.ruleID(for: name) == nil else { return }
    let nearest = Spelling.nearest(name, among: findings.ruleIDs)
    let cure = nearest.map { "did you mean \($0.coded)?" } ?? "`agentlint rules` lists those there are"
    let fixes = nearest.map {
      [Fix].of("write \($0.coded)", .safe, Edit(allowance.rule.range, in: allowance.file, with: $0))
    }
    findings.add(
      FindingText("no rule is called \(name.coded), so this allows nothing; \(cure)", fixes: fixes ?? []),
      at: allowance.rule.range)
  }
}
