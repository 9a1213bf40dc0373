package import JSONText
package import TerminalText

/// All rules at a glance, for `agentlint rules`.
package enum RuleList {
  package static func text(_ style: TerminalStyle) -> String {
    let width = RuleCatalogue.all.map(\.id.count).max() ?? 0
    return RuleCategory.allCases.map { category in
      let rules = RuleCatalogue.all.filter { $0.category == category }
      let lines = rules.map { rule in
        "  \(DisplayWidth.pad(rule.id, to: width))  \(DisplayWidth.pad(rule.severity.rawValue, to: 7))  \(rule.summary)"
      }
      return style.paint(category.title, .bold) + "\n" + lines.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }

  package static var json: JSON {
    .array(
      RuleCatalogue.all.map { rule in
        [
          "id": .string(rule.id),
          "aliases": .array(rule.aliases.map { .string($0) }),
          "category": .string(rule.category.rawValue.lowercased()),
          "tier": .string(rule.tier.rawValue),
          "severity": .string(rule.severity.rawValue),
          "summary": .string(rule.summary),
          "why": .string(rule.why),
        ]
      })
  }
}
