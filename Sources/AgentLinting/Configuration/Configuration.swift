internal import AgentDefinitions

/// What a project has set: one `.agentlint.yaml` with those that it extends below it.
struct Configuration: Sendable {
  struct Override: Sendable {
    var paths: PathGlobs
    var rules: [String: RuleSettings.Choice]
  }

  /// Where globs start: the folder of the file that was found, also for those in what it extends.
  var folder: String
  var tier: RuleTier?
  var select: [RuleSelector]?
  var ignore: [RuleSelector] = []
  /// By the rules' present ids.
  var rules: [String: RuleSettings.Choice] = [:]
  var overrides: [Override] = []
  var exclude = PathGlobs()
  var failOn: FailureThreshold?
  var maxWarnings: Int?
  var targets: [AgentRuntime]?
  /// The whole path of the file with what is known.
  var baseline: String?
  var projectRules: [ProjectRule] = []

  init(folder: String) { self.folder = folder }

  /// With what another one says on top.
  mutating func add(_ later: Configuration) {
    tier = later.tier ?? tier
    select = later.select ?? select
    ignore += later.ignore
    rules.merge(later.rules) { $0.merged(with: $1) }
    overrides += later.overrides
    exclude.add(later.exclude)
    failOn = later.failOn ?? failOn
    maxWarnings = later.maxWarnings ?? maxWarnings
    targets = later.targets ?? targets
    baseline = later.baseline ?? baseline
    projectRules.removeAll { old in later.projectRules.contains { $0.id == old.id } }
    projectRules += later.projectRules
  }

  var selection: RuleSelection { RuleSelection(tier: tier, select: select ?? [], ignore: ignore) }

  /// A file's path as globs see it; nil for one outside of the folder, which no glob speaks about.
  func relative(_ absolute: String) -> Substring? {
    let prefix = folder == "/" ? "/" : folder + "/"
    return absolute.hasPrefix(prefix) ? absolute.dropFirst(prefix.count) : nil
  }

  func excludes(_ absolute: String) -> Bool {
    !exclude.isEmpty && relative(absolute).map { exclude.matches($0) } ?? false
  }
}

extension RuleSettings.Choice {
  func merged(with later: Self) -> Self {
    Self(
      isOn: later.isOn ?? isOn, severity: later.severity ?? severity, options: options.merged(with: later.options))
  }
}
