package import JSONText
package import TerminalText

/// All rules at a glance, for `agentlint rules`.
package enum RuleList {
  package static func text(_ style: TerminalStyle) -> String {
    let width = RuleCatalogue.all.map(\.id.count).max() ?? 0
    return RuleCategory.allCases.map { category in
      let rules = RuleCatalogue.all.filter { $0.category == category }
      let lines = rules.map { rule in
        "  \(DisplayWidth.pad(rule.id, to: width))  \(DisplayWidth.pad(rule.severity.rawValue, to: 7))  "
          + "\(DisplayWidth.pad(rule.tier.rawValue, to: 11))  \(rule.summary)" + options(rule) + fix(rule)
      }
      return style.paint(category.title, .bold) + "\n" + lines.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }

  private static func options(_ rule: RuleInfo) -> String {
    rule.options.isEmpty ? "" : " Options: " + rule.options.map(\.name).joined(separator: ", ") + "."
  }

  private static func fix(_ rule: RuleInfo) -> String {
    rule.fixes.isEmpty ? "" : " Fix: \(rule.fixSummary)."
  }

  package static var json: JSON {
    .array(
      RuleCatalogue.all.map { rule in
        [
          "id": .string(rule.id),
          "aliases": .array(rule.aliases.map { .string($0) }),
          "category": .string(rule.category.name),
          "tier": .string(rule.tier.rawValue),
          "severity": .string(rule.severity.rawValue),
          "summary": .string(rule.summary),
          "why": .string(rule.why),
          "options": .array(rule.options.map(json)),
          "fixes": .array([Fix.Safety.safe, .unsafe].filter(rule.fixes.contains).map { .string($0.rawValue) }),
        ]
      })
  }

  private static func json(_ option: RuleOption) -> JSON {
    let (type, value): (JSON, JSON) =
      switch option.type {
      case .integer(let value, _): ("integer", .int(Int64(value)))
      case .text(let value, _): ("text", .string(value))
      case .list(let values): ("list", .array(values.map { .string($0) }))
      }
    return ["name": .string(option.name), "type": type, "default": value, "summary": .string(option.summary)]
  }
}
