package import AgentDefinitions

/// Holds a report against the baselines that count for it: one from the command line for everything, or for each file the
/// one that its configuration names.
package struct BaselineCheck {
  /// A baseline that should be written anew, with what is to be said about that.
  package struct Change: Sendable {
    package let place: BaselinePlace
    package let baseline: Baseline
    /// How many findings of it no longer occur.
    package let gone: Int
  }

  private let settings: LintSettings
  private let roots: [String]
  private let places: [(place: BaselinePlace, covers: (SourceFile) -> Bool)]

  /// - Parameters:
  ///   - path: from the command line; counts over the configurations.
  ///   - roots: the files and folders that are checked.
  package init(
    _ path: String?, _ finder: inout ConfigurationFinder, for files: [SourceFile], below roots: [String],
    by settings: LintSettings
  ) {
    self.settings = settings
    self.roots = roots
    if let path {
      places = [(BaselinePlace(path), { _ in true })]
      return
    }
    var paths: [BaselinePlace: Set<String>] = [:]
    for file in files {
      guard let path = finder.baseline(forWritten: file.path) else { continue }
      paths[BaselinePlace(path), default: []].insert(file.path)
    }
    places = paths.sorted { $0.key.path < $1.key.path }.map { place, paths in
      (place, { paths.contains($0.path) })
    }
  }

  package var paths: [String] { places.map(\.place.path) }

  package var isOn: Bool { !places.isEmpty }

  /// Takes out of a report what is known, and says which baselines have entries that no longer hold.
  package func apply(to report: inout LintReport) throws(BaselineFailure) -> [Change] {
    var changes: [Change] = []
    let whole = report
    for (place, covers) in places {
      let baseline = try Baseline.read(place)
      var part = whole
      part.findings.removeAll { !covers($0.file) }
      let checked = settings.checkedRules(of: report, at: place, covers)
      let mayJudge = report.isOfEverything && isWhole(baseline, at: place)
      let judgement = BaselineJudgement(of: baseline, on: part, at: place) { mayJudge && checked($0, $1) }
      let known = judgement.known.map { part.findings[$0] }
      report.take(known)
      if judgement.updated != baseline, mayJudge {
        let gone = judgement.stale.reduce(0) { $0 + $1.count }
        changes.append(Change(place: place, baseline: judgement.updated, gone: gone))
      }
    }
    return changes
  }

  /// Whether all that the baseline speaks of was asked for by folders. A file alone lacks its team, without which some
  /// findings do not occur.
  private func isWhole(_ baseline: Baseline, at place: BaselinePlace) -> Bool {
    let paths = Set(baseline.entries.map(\.path))
    return paths.allSatisfy { path in roots.contains { place.holds(path, below: $0) } }
  }
}

extension LintSettings {
  /// Whether a rule was applied to the file of a path, as a baseline writes it.
  package func checkedRules(
    of report: LintReport, at place: BaselinePlace, _ isIncluded: (SourceFile) -> Bool = { _ in true }
  ) -> (_ path: String, _ rule: String) -> Bool {
    var known: [String: RuleSettings] = [:]
    for file in report.files where isIncluded(file) { known[place.path(of: file)] = rules(for: file) }
    return { path, rule in known[path]?.isOn(rule) ?? false }
  }
}
