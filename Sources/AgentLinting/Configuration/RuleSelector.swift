internal import AgentDefinitions

/// Rules as people name them: one by its id or a former id, those of a category, or all.
package enum RuleSelector: Hashable, Sendable {
  case all
  case category(RuleCategory)
  /// The present id.
  case rule(String)

  package init?(_ name: String) { self.init(name, among: RuleCatalogue.names) }

  init?(_ name: String, among rules: RuleNames) {
    if name == Self.allName {
      self = .all
    } else if let category = RuleCategory.allCases.first(where: { $0.name == name }) {
      self = .category(category)
    } else if let id = rules[name]?.id {
      self = .rule(id)
    } else {
      return nil
    }
  }

  /// What may be written, for suggestions.
  package static let names: [String] =
    [allName] + RuleCategory.allCases.map(\.name) + RuleCatalogue.names.all

  private static let allName = "ALL"

  /// What to say about a name that means nothing.
  package static func unknown(_ name: String) -> String {
    let cure = Spelling.nearest(name, among: names).map { "did you mean \($0)?" } ?? "`agentlint rules` lists both"
    return "no rule and no category is called \(name.quoted); \(cure)"
  }

  func matches(_ rule: RuleInfo) -> Bool {
    switch self {
    case .all: true
    case .category(let category): rule.category == category
    case .rule(let id): rule.id == id
    }
  }

  /// An id says more than a category, and a category more than `ALL`.
  var precision: Int {
    switch self {
    case .all: 1
    case .category: 2
    case .rule: 3
    }
  }
}
