package import AgentDefinitions

/// Where rules put what they find. It knows which rule is at work and on which file, so that a rule says only what and
/// where.
package struct Findings {
  package private(set) var all: [Finding] = []
  private var info: RuleInfo
  private var file: SourceFile
  private let settings: RuleSettings

  init(for info: RuleInfo, in file: SourceFile, by settings: RuleSettings = .recommended) {
    self.info = info
    self.file = file
    self.settings = settings
  }

  /// What the project has set of the options of the rule at work.
  package var options: RuleOptions { settings.options(of: info.id) }

  /// The present id of a rule that a comment names, and all there are.
  package func ruleID(for name: String) -> String? { settings.id(for: name) }
  package var ruleIDs: [String] { settings.ids }

  /// `file`: where the finding lies, when that is not the file being checked, as it is for a team's rules.
  package mutating func add(
    _ text: FindingText, at range: SourceRange, in file: SourceFile? = nil, related: [Finding.Related] = []
  ) {
    all.append(
      Finding(
        rule: info.id, severity: text.severity ?? info.severity, file: file ?? self.file, range: range,
        message: text.message, effects: text.effects, related: related,
        fixes: settings.keepsFixes ? text.fixes() : []))
  }

  mutating func turn(to info: RuleInfo, in file: SourceFile) {
    self.info = info
    self.file = file
  }
}
