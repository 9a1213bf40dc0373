/// What a project has set of a rule's options; the others are as the rule declares them.
package struct RuleOptions: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    case integer(Int)
    case text(String)
    case list([String])
  }

  /// By the names of the options, and already of their types.
  package var values: [String: Value]

  package init(_ values: [String: Value] = [:]) { self.values = values }

  package func integer(_ option: RuleOption) -> Int {
    if case .integer(let value) = values[option.name] { return value }
    if case .integer(let value, _) = option.type { return value }
    assertionFailure("\(option.name) is no integer")
    return 0
  }

  package func text(_ option: RuleOption) -> String {
    if case .text(let value) = values[option.name] { return value }
    if case .text(let value, _) = option.type { return value }
    assertionFailure("\(option.name) is no text")
    return ""
  }

  package func list(_ option: RuleOption) -> [String] {
    if case .list(let values) = values[option.name] { return values }
    if case .list(let values) = option.type { return values }
    assertionFailure("\(option.name) is no list")
    return []
  }

  func merged(with later: RuleOptions) -> RuleOptions {
    RuleOptions(values.merging(later.values) { _, new in new })
  }
}
