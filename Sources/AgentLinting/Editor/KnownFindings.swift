internal import AgentDefinitions

/// What the baselines of projects let pass in open files. A file that has been moved since is not looked for here.
struct KnownFindings: Sendable {
  private var byPath: [String: (place: BaselinePlace, baseline: Baseline)] = [:]

  /// - Parameters:
  ///   - paths: the open files.
  ///   - baselines: those that have been read already, and afterwards all that count.
  init(of paths: [String], in finder: inout ConfigurationFinder, _ baselines: inout [String: Baseline]) {
    for path in paths {
      guard let written = finder.baseline(forWritten: path) else { continue }
      let place = BaselinePlace(written)
      // One that cannot be read lets nothing pass; the command says so.
      let baseline = baselines[written] ?? (try? Baseline.read(place)) ?? Baseline()
      baselines[written] = baseline
      let name = place.path(written: path)
      let entries = baseline.entries.filter { $0.path == name }
      if !entries.isEmpty { byPath[path] = (place, Baseline(entries)) }
    }
  }

  /// The findings of a file without those that are known.
  func taken(from findings: [Finding], of path: String) -> [Finding] {
    guard let (place, baseline) = byPath[path] else { return findings }
    let judgement = BaselineJudgement(of: baseline, on: LintReport(findings: findings), at: place) { _, _ in false }
    return findings.indices.filter { !judgement.known.contains($0) }.map { findings[$0] }
  }
}
