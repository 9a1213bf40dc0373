/// Something about a rule that a project may set: the rule's page, `agentlint rules` and the check of a configuration
/// read it from here.
package struct RuleOption: Sendable {
  /// As it stands in `.agentlint.yaml`, beside `severity`.
  package let name: String
  package let type: ValueType
  /// What it does, in one sentence.
  package let summary: String

  package enum ValueType: Sendable {
    case integer(default: Int, range: ClosedRange<Int>)
    /// `choices`: empty when any text will do.
    case text(default: String, choices: [String])
    case list(default: [String])
  }

  package static func integer(
    _ name: String, default value: Int, in range: ClosedRange<Int>, _ summary: String
  ) -> RuleOption {
    RuleOption(name: name, type: .integer(default: value, range: range), summary: summary)
  }

  package static func text(
    _ name: String, default value: String, of choices: [String] = [], _ summary: String
  ) -> RuleOption {
    RuleOption(name: name, type: .text(default: value, choices: choices), summary: summary)
  }

  package static func list(_ name: String, default value: [String] = [], _ summary: String) -> RuleOption {
    RuleOption(name: name, type: .list(default: value), summary: summary)
  }

  /// `integer from 1 to 1000`.
  package var typeText: String {
    switch type {
    case .integer(_, let range): "integer from \(range.lowerBound) to \(range.upperBound)"
    case .text(_, let choices): choices.isEmpty ? "text" : choices.joined(separator: ", ")
    case .list: "list of texts"
    }
  }

  /// As it would be written in `.agentlint.yaml`.
  package var defaultText: String {
    switch type {
    case .integer(let value, _): "\(value)"
    case .text(let value, _): value.isEmpty ? "\"\"" : value
    case .list(let values): "[" + values.joined(separator: ", ") + "]"
    }
  }
}
