/// Which rules apply to a file, how severe each is and with which options.
package struct RuleSettings: Sendable {
  /// What has been said about one rule.
  package struct Choice: Hashable, Sendable {
    /// Nil: as the selection has it.
    package var isOn: Bool?
    /// Nil: as the rule itself judges each finding.
    package var severity: Severity?
    package var options: RuleOptions

    package init(isOn: Bool? = nil, severity: Severity? = nil, options: RuleOptions = RuleOptions()) {
      self.isOn = isOn
      self.severity = severity
      self.options = options
    }
  }

  /// The rules that are on, by what they look at.
  let active: RuleCatalogue.Sorted
  private let choices: [String: Choice]
  private let off: Set<String>

  /// - Parameter choices: by the rules' present ids.
  package init(_ selection: RuleSelection = RuleSelection(), choices: [String: Choice] = [:]) {
    let off = Set(
      RuleCatalogue.all.filter { !$0.isMandatory && !(choices[$0.id]?.isOn ?? selection.includes($0)) }.map(\.id))
    self.off = off
    self.choices = choices
    active = RuleCatalogue.sorted.filter { !off.contains($0.id) }
  }

  /// What an ordinary run applies.
  package static let recommended = RuleSettings()

  package func isOn(_ rule: String) -> Bool { !off.contains(rule) }

  package func options(of rule: String) -> RuleOptions { choices[rule]?.options ?? RuleOptions() }

  /// The finding as this project sees it; nil when its rule is off.
  func judged(_ finding: Finding) -> Finding? {
    guard isOn(finding.rule) else { return nil }
    return choices[finding.rule]?.severity.map(finding.with) ?? finding
  }
}
