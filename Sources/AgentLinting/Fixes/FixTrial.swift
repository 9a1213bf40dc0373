internal import AgentDefinitions

/// Compares what is found before some fixes and after them.
struct FixTrial {
  /// By the number of the fix: why it must not stand. Where nobody can tell which of several it was, all of them.
  let blamed: [Int: FixOutcome.Refused.Reason]

  private struct Sort: Hashable {
    let path: String
    let rule: String
  }

  private struct Spot: Hashable {
    let path: String
    let rule: String
    let offset: Int
    let message: String
  }

  init(_ fixes: [FixOutcome.Applied], before: LintReport, after: LintReport) {
    var blamed = Self.useless(fixes, after)
    let unreadable = after.isIncomplete && !before.isIncomplete
    for (sort, severity) in Self.new(before, after) {
      var suspects = fixes.indices.filter { fixes[$0].fix.edits.contains { $0.file.path == sort.path } }
      if suspects.isEmpty { suspects = Array(fixes.indices) }
      let isOfReading = RuleCatalogue.rule(sort.rule)?.category == .reading
      // What a fix uncovers was there before.
      suspects = suspects.filter { severity >= fixes[$0].finding.severity && (isOfReading || !fixes[$0].fix.uncovers) }
      for index in suspects where blamed[index] == nil { blamed[index] = .brings(rule: sort.rule) }
    }
    if unreadable { for index in fixes.indices { blamed[index] = .brings(rule: UnreadableFileRule.info.id) } }
    self.blamed = blamed
  }

  /// Those whose finding is still where it was, word for word.
  private static func useless(
    _ fixes: [FixOutcome.Applied], _ after: LintReport
  ) -> [Int: FixOutcome.Refused.Reason] {
    let edits = fixes.flatMap(\.fix.edits)
    let found = Set(
      after.findings.map { finding in
        Spot(
          path: finding.file.path, rule: finding.rule, offset: Int(finding.range.lower), message: finding.message)
      })
    var useless: [Int: FixOutcome.Refused.Reason] = [:]
    for (index, applied) in fixes.enumerated() {
      let finding = applied.finding
      let path = finding.file.path
      let spot = Spot(
        path: path, rule: finding.rule, offset: edits.moved(finding.range.lower, in: path), message: finding.message)
      if found.contains(spot) { useless[index] = .curesNothing }
    }
    return useless
  }

  /// The rules that find more in a file than before, with the severity of the worst that is new.
  private static func new(_ before: LintReport, _ after: LintReport) -> [(sort: Sort, severity: Severity)] {
    var counts: [Sort: [Severity: Int]] = [:]
    for finding in after.findings {
      counts[Sort(path: finding.file.path, rule: finding.rule), default: [:]][finding.severity, default: 0] += 1
    }
    for finding in before.findings {
      counts[Sort(path: finding.file.path, rule: finding.rule), default: [:]][finding.severity, default: 0] -= 1
    }
    return counts.compactMap { sort, counts in
      guard counts.values.reduce(0, +) > 0, let worst = counts.filter({ $0.value > 0 }).keys.max() else { return nil }
      return (sort, worst)
    }.sorted { ($0.sort.path, $0.sort.rule) < ($1.sort.path, $1.sort.rule) }
  }
}
