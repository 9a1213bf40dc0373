/// Which rules run. Of a selector that switches a rule on and one that switches it off, the more precise one counts, and
/// of two alike the one that switches off.
package struct RuleSelection: Hashable, Sendable {
  /// Nil: the recommended rules, or only the selected ones where some are.
  package var tier: RuleTier?
  package var select: [RuleSelector]
  package var ignore: [RuleSelector]

  package init(tier: RuleTier? = nil, select: [RuleSelector] = [], ignore: [RuleSelector] = []) {
    self.tier = tier
    self.select = select
    self.ignore = ignore
  }

  package func includes(_ rule: RuleInfo) -> Bool {
    let selected = precision(of: select, for: rule)
    let ignored = precision(of: ignore, for: rule)
    if selected > ignored { return true }
    if ignored > 0 { return false }
    return (tier ?? (select.isEmpty ? .recommended : nil))?.includes(rule.tier) ?? false
  }

  private func precision(of selectors: [RuleSelector], for rule: RuleInfo) -> Int {
    selectors.filter { $0.matches(rule) }.map(\.precision).max() ?? 0
  }
}
