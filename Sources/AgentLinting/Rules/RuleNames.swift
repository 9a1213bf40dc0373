/// Rules by their ids and former ids.
struct RuleNames: Sendable {
  /// In the order of the rules, each with its former ids behind it.
  let all: [String]
  private let rules: [String: RuleInfo]

  init(_ rules: [RuleInfo]) {
    let named = rules.flatMap { rule in ([rule.id] + rule.aliases).map { ($0, rule) } }
    all = named.map(\.0)
    self.rules = Dictionary(named, uniquingKeysWith: { first, _ in first })
  }

  subscript(name: String) -> RuleInfo? { rules[name] }
}
