internal import AgentDefinitions

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
  /// Nil is every system.
  private let targets: Set<AgentRuntime>?
  let projectRules: [ProjectRule]
  /// Whether findings bring their fixes, which cost more than all the rest of some files.
  var keepsFixes = true

  /// - Parameter choices: by the rules' present ids.
  package init(_ selection: RuleSelection = RuleSelection(), choices: [String: Choice] = [:]) {
    self.init(selection, choices: choices, targets: nil, projectRules: [])
  }

  init(
    _ selection: RuleSelection, choices: [String: Choice], targets: [AgentRuntime]?, projectRules: [ProjectRule]
  ) {
    self.targets = targets.map(Set.init)
    self.projectRules = projectRules
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
    let judged = choices[finding.rule]?.severity.map(finding.with) ?? finding
    guard let targets, !finding.effects.isEmpty else { return judged }
    let effects = finding.effects.filter { targets.contains($0.runtime) }
    let isLeftOut = effects.isEmpty && RuleCatalogue.rule(finding.rule)?.concernsAll != true
    return isLeftOut ? nil : judged.with(effects)
  }

  /// The present id of a rule that a comment names: one of the linter's, or one of the project's.
  package func id(for name: String) -> String? {
    RuleCatalogue.id(for: name) ?? (projectRules.contains { $0.id == name } ? name : nil)
  }

  var ids: [String] { RuleCatalogue.all.map(\.id) + projectRules.map(\.id) }
}
