/// What was asked for on the command line. It counts over every configuration.
package struct RequestedSettings: Hashable, Sendable {
  package var tier: RuleTier?
  /// With some, these rules decide alone which run; configurations then only say how severe each is.
  package var select: [RuleSelector] = []
  package var ignore: [RuleSelector] = []
  package var failOn: FailureThreshold?
  package var maxWarnings: Int?

  package init() {}

  /// Whether a project's own rules run: they are no selector's.
  var includesProjectRules: Bool { select.isEmpty || select.contains(.all) }

  func selection(over configuration: Configuration?) -> RuleSelection {
    guard select.isEmpty else { return RuleSelection(tier: tier, select: select, ignore: ignore) }
    var selection = configuration?.selection ?? RuleSelection()
    selection.tier = tier ?? selection.tier
    return selection
  }

  func choices(over choices: [String: RuleSettings.Choice]) -> [String: RuleSettings.Choice] {
    var choices = choices
    if !select.isEmpty {
      for id in choices.keys { choices[id]?.isOn = nil }
    } else if !ignore.isEmpty {
      let only = RuleSelection(tier: .optional, ignore: ignore)
      for rule in RuleCatalogue.all where !only.includes(rule) {
        choices[rule.id, default: RuleSettings.Choice()].isOn = false
      }
    }
    return choices
  }
}
