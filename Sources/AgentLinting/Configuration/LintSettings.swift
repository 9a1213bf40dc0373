package import AgentDefinitions

/// What the linter is asked to do with each file, and when what it finds makes a run fail.
package struct LintSettings: Sendable {
  /// What decides about failing, for the files of one configuration.
  private struct Threshold: Sendable {
    let failOn: FailureThreshold
    let maxWarnings: Int?

    init(_ configuration: Configuration?, _ requested: RequestedSettings) {
      failOn = requested.failOn ?? configuration?.failOn ?? .warning
      maxWarnings = requested.maxWarnings ?? configuration?.maxWarnings
    }
  }

  private var profiles: [RuleSettings]
  private var profileByPath: [String: Int] = [:]
  /// A limit from the command line is one for everything that is checked.
  private var countsTogether = false
  private var thresholds = [Threshold(nil, RequestedSettings())]
  private var thresholdByPath: [String: Int] = [:]

  /// The same for every file.
  package init(_ common: RuleSettings = .recommended) { profiles = [common] }

  /// - Parameter paths: the files that will be checked.
  package init(for paths: [String], in finder: inout ConfigurationFinder, as requested: RequestedSettings) {
    self.init(RuleSettings(nil, for: nil, as: requested))
    var known: [Profile: Int] = [:]
    var groups: [Int: Int] = [:]
    thresholds = [Threshold(nil, requested)]
    countsTogether = requested.maxWarnings != nil
    for path in paths {
      guard let index = finder.index(forWritten: path) else { continue }
      let absolute = finder.absolute(path)
      let configuration = finder.configurations[index]
      let profile = Profile(index, configuration, absolute)
      if let number = known[profile] {
        profileByPath[path] = number
      } else {
        known[profile] = profiles.count
        profileByPath[path] = profiles.count
        profiles.append(RuleSettings(configuration, for: profile, as: requested))
      }
      if groups[index] == nil {
        groups[index] = thresholds.count
        thresholds.append(Threshold(configuration, requested))
      }
      thresholdByPath[path] = groups[index]
    }
  }

  /// The same, for those who show findings without their fixes.
  package var withoutFixes: LintSettings {
    var settings = self
    for index in settings.profiles.indices { settings.profiles[index].keepsFixes = false }
    return settings
  }

  package func rules(for file: SourceFile) -> RuleSettings {
    profileByPath.isEmpty ? profiles[0] : profiles[profileByPath[file.path] ?? 0]
  }

  /// Whether the findings make the run fail.
  package func isFailure(_ report: LintReport) -> Bool {
    var warnings = [Int](repeating: 0, count: thresholds.count)
    for finding in report.findings {
      let group = thresholdByPath[finding.file.path] ?? 0
      guard let least = thresholds[group].failOn.severity else { continue }
      if let most = thresholds[group].maxWarnings, finding.severity == .warning {
        let count = countsTogether ? 0 : group
        warnings[count] += 1
        if warnings[count] > most { return true }
      } else if finding.isAt(least: least) {
        return true
      }
    }
    return false
  }
}

/// What of a configuration counts for a file: files for which the same counts share their settings.
private struct Profile: Hashable {
  let configuration: Int
  let overrides: [Int]
  let projectRules: [Int]
  let isExcluded: Bool

  init(_ index: Int, _ configuration: Configuration, _ absolute: String) {
    self.configuration = index
    let path = configuration.relative(absolute)
    func matches(_ globs: PathGlobs) -> Bool { path.map { globs.matches($0) } ?? false }
    overrides = configuration.overrides.indices.filter { matches(configuration.overrides[$0].paths) }
    projectRules = configuration.projectRules.indices.filter {
      configuration.projectRules[$0].paths.map(matches) ?? true
    }
    isExcluded = configuration.excludes(absolute)
  }
}

extension RuleSettings {
  fileprivate init(_ configuration: Configuration?, for profile: Profile?, as requested: RequestedSettings) {
    var choices = configuration?.rules ?? [:]
    for index in profile?.overrides ?? [] {
      choices.merge(configuration?.overrides[index].rules ?? [:]) { $0.merged(with: $1) }
    }
    let isExcluded = profile?.isExcluded ?? false
    self.init(
      isExcluded ? RuleSelection(ignore: [.all]) : requested.selection(over: configuration),
      choices: isExcluded ? [:] : requested.choices(over: choices), targets: configuration?.targets,
      projectRules: isExcluded || !requested.includesProjectRules
        ? [] : (profile?.projectRules ?? []).compactMap { configuration?.projectRules[$0] })
  }
}
