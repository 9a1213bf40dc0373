package import AgentDefinitions

/// Carries out the fixes of findings in memory, a round at a time, until there is nothing more to do. After each round
/// everything is checked again: a fix that cures nothing, or brings something as bad as what it cures, is undone.
package struct Fixer {
  private let lint: (FileOverlay) -> LintReport
  private let isWanted: (Finding, Fix) -> Bool
  private var overlay = FileOverlay()
  /// By the real path, with the one that it was first come by.
  private var originals: [String: (path: String, bytes: [UInt8])] = [:]
  private var outcome: FixOutcome
  private var refused: Set<Key> = []
  /// By path: where the file lies itself. A link is another name of it, and so is a second reading.
  private var realPaths: [String: String] = [:]

  /// More rounds than any text needs that somebody wrote.
  private static let mostRounds = 200

  /// - Parameters:
  ///   - lint: checks the files as they are with these texts.
  ///   - isWanted: whether a fix may be carried out: by its safety, and by the files that it changes.
  package static func fix(
    lint: @escaping (FileOverlay) -> LintReport, where isWanted: @escaping (Finding, Fix) -> Bool
  ) -> FixOutcome {
    var fixer = Fixer(lint, isWanted)
    fixer.run()
    return fixer.outcome
  }

  private init(_ lint: @escaping (FileOverlay) -> LintReport, _ isWanted: @escaping (Finding, Fix) -> Bool) {
    self.lint = lint
    self.isWanted = isWanted
    outcome = FixOutcome(report: lint(FileOverlay()))
  }

  private mutating func run() {
    var rounds = 0
    while true {
      let chosen = choose()
      if chosen.isEmpty { break }
      if rounds == Self.mostRounds {
        outcome.isCutShort = true
        break
      }
      rounds += 1
      carryOut(chosen)
    }
    outcome.changes = originals.values.sorted { $0.path < $1.path }.compactMap { path, before in
      guard let after = overlay[path], before != after else { return nil }
      return FixOutcome.Change(path: path, before: before, after: after)
    }
  }

  // MARK: - Rounds

  /// The fixes that do not get in each other's way, the first by place. What a file is called otherwise has its turn in
  /// the next round: both would write the same text.
  private mutating func choose() -> [FixOutcome.Applied] {
    var chosen: [FixOutcome.Applied] = []
    var taken: [ObjectIdentifier: [Edit]] = [:]
    var readings: [String: ObjectIdentifier] = [:]
    for finding in outcome.report.findings {
      guard
        let fix = finding.fixes.first(where: { fix in
          isWanted(finding, fix) && !refused.contains(Key(finding, fix))
        })
      else { continue }
      let isFree = fix.edits.allSatisfy { edit in
        taken[ObjectIdentifier(edit.file)]?.contains { $0.meets(edit) } != true
      }
      guard isFree,
        fix.edits.allSatisfy({ edit in
          readings[real(edit.file.path)].map { $0 == ObjectIdentifier(edit.file) } ?? true
        })
      else { continue }
      for edit in fix.edits { readings[real(edit.file.path)] = ObjectIdentifier(edit.file) }
      for edit in fix.edits { taken[ObjectIdentifier(edit.file), default: []].append(edit) }
      chosen.append(FixOutcome.Applied(finding: finding, fix: fix))
    }
    return chosen
  }

  private mutating func real(_ path: String) -> String {
    if let known = realPaths[path] { return known }
    let real = WorkingFolder.real(path) ?? path
    realPaths[path] = real
    return real
  }

  /// Carries out at least one of the fixes, or refuses one.
  private mutating func carryOut(_ chosen: [FixOutcome.Applied]) {
    var batch = chosen
    while let first = batch.first {
      let attempt = attempt(batch)
      let trial = FixTrial(batch, before: outcome.report, after: attempt.report)
      let blamed = trial.blamed
      if blamed.isEmpty {
        accept(batch, attempt)
        return
      }
      if batch.count == 1, let reason = blamed[0] {
        refused.insert(Key(first.finding, first.fix))
        outcome.refused.append(.init(finding: first.finding, fix: first.fix, reason: reason))
        return
      }
      let innocent = batch.indices.filter { blamed[$0] == nil }.map { batch[$0] }
      batch = innocent.isEmpty ? Array(batch.prefix(batch.count / 2)) : innocent
    }
  }

  private func attempt(_ batch: [FixOutcome.Applied]) -> (overlay: FileOverlay, report: LintReport) {
    var overlay = overlay
    for file in Self.files(of: batch) { overlay[file.path] = batch.flatMap(\.fix.edits).applied(to: file) }
    return (overlay, lint(overlay))
  }

  private mutating func accept(_ batch: [FixOutcome.Applied], _ attempt: (overlay: FileOverlay, report: LintReport)) {
    for file in Self.files(of: batch) {
      let place = real(file.path)
      if originals[place] == nil { originals[place] = (file.path, file.bytes) }
    }
    overlay = attempt.overlay
    outcome.report = attempt.report
    outcome.applied += batch
  }

  private static func files(of batch: [FixOutcome.Applied]) -> [SourceFile] {
    var seen: Set<ObjectIdentifier> = []
    return batch.flatMap(\.fix.edits).map(\.file).filter { seen.insert(ObjectIdentifier($0)).inserted }
  }

  /// A fix by what it is about: its place moves with every edit above it.
  private struct Key: Hashable {
    let rule: String
    let path: String
    let message: String
    let title: String

    init(_ finding: Finding, _ fix: Fix) {
      rule = finding.rule
      path = finding.file.path
      message = finding.message
      title = fix.title
    }
  }
}
