internal import AgentDefinitions

/// What a baseline says about a report: which findings are known, and what of the baseline no longer holds.
///
/// A finding is known when the baseline has its rule, path and fingerprint, as often as its count says. Where the file of
/// an entry is gone, the same rule and fingerprint in another file are known too: the file has been moved. While it is
/// still there they are not, so that copying a file lets nothing pass.
package struct BaselineJudgement: Sendable {
  /// By their places among the report's findings.
  package private(set) var known: Set<Int> = []
  /// Entries whose findings no longer occur, each with how many do not.
  package private(set) var stale: [Baseline.Entry] = []
  /// The baseline without them, and with the new paths of files that have been moved. It never has more than before.
  package let updated: Baseline

  /// - Parameter wasChecked: whether a rule of that name has been applied to the file of that path.
  package init(
    of baseline: Baseline, on report: LintReport, at place: BaselinePlace,
    wasChecked: (_ path: String, _ rule: String) -> Bool
  ) {
    let fingerprints = Fingerprints(of: report)
    let found = report.findings.enumerated().filter(\.element.canBeKnown).map { index, finding in
      let entry = Baseline.Entry(
        path: place.path(of: finding.file), rule: finding.rule, fingerprint: fingerprints[finding].content, count: 1,
        about: "")
      return (index: index, key: Baseline.Key(entry))
    }
    var rest: [Baseline.Key: Int] = [:]
    for entry in baseline.entries { rest[Baseline.Key(entry), default: 0] += entry.count }
    var unknown: [(index: Int, key: Baseline.Key)] = []
    for finding in found {
      if let count = rest[finding.key], count > 0 {
        rest[finding.key] = count - 1
        known.insert(finding.index)
      } else {
        unknown.append(finding)
      }
    }

    let gone = Dictionary(uniqueKeysWithValues: Set(baseline.entries.map(\.path)).map { ($0, place.isGone($0)) })
    var byContent: [Content: [Baseline.Key]] = [:]
    for entry in baseline.entries where gone[entry.path] ?? false {
      byContent[Content(Baseline.Key(entry)), default: []].append(Baseline.Key(entry))
    }
    var moved: [(from: Baseline.Key, to: String)] = []
    for finding in unknown {
      let sources = byContent[Content(finding.key)] ?? []
      guard let source = sources.first(where: { rest[$0, default: 0] > 0 }) else { continue }
      rest[source, default: 0] -= 1
      known.insert(finding.index)
      moved.append((source, finding.key.path))
    }

    var kept: [Baseline.Entry] = []
    let departed = Dictionary(grouping: moved, by: \.from)
    for entry in baseline.entries {
      let key = Baseline.Key(entry)
      let left = rest[key, default: 0]
      let isStale = left > 0 && (gone[entry.path] ?? false || wasChecked(entry.path, key.rule))
      if isStale { stale.append(entry.with(count: left)) }
      let movedAway = departed[key] ?? []
      kept.append(entry.with(count: entry.count - (isStale ? left : 0) - movedAway.count))
      for (_, path) in movedAway {
        var other = entry.with(count: 1)
        other.path = path
        kept.append(other)
      }
    }
    updated = Baseline(kept)
  }

  /// The same finding in whatever file.
  private struct Content: Hashable {
    let rule: String
    let fingerprint: String

    init(_ key: Baseline.Key) {
      rule = key.rule
      fingerprint = key.fingerprint
    }
  }
}
