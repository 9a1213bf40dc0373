internal import AgentDefinitions
internal import SystemPackage

/// The rules held against what people said about public files.
package struct Evaluation: Sendable {
  /// By rule: the half that rules may be tuned on, and the half that they are reported on.
  package private(set) var tuned: [String: RuleScore] = [:]
  package private(set) var heldOut: [String: RuleScore] = [:]
  /// Labelled files that were found, and of them the clean ones.
  package private(set) var fileCount = 0
  package private(set) var cleanCount = 0
  package private(set) var labelCount = 0
  /// Labelled files that are not there, or not as they were when they were read.
  package private(set) var skipped: [String] = []

  /// `root` has a folder `owner+name` or `owner/name` for each repository, or is itself the one repository. A whole
  /// repository is checked at a time: some rules look at agents together.
  package init(of labels: [Label], below root: String, by linter: Linter = Self.everyRule) {
    for (repository, labels) in Dictionary(grouping: labels, by: \.repository).sorted(by: { $0.key < $1.key }) {
      guard let folder = Self.folder(of: repository, labels, below: root) else {
        skipped += Set(labels.map(\.path)).sorted().map { repository + "/" + $0 }
        continue
      }
      let files = FilesLoader.load([folder])
      let findings = Dictionary(grouping: linter.report(on: files).findings, by: \.file.path)
      let sources = Dictionary(files.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
      for (path, labels) in Dictionary(grouping: labels, by: \.path).sorted(by: { $0.key < $1.key }) {
        let place = FilePath(folder).appending(path).lexicallyNormalized().string
        guard let file = sources[place], let first = labels.first,
          SHA256.hexDigest(of: file.bytes) == first.sha256
        else {
          skipped.append(repository + "/" + path)
          continue
        }
        count(labels, against: findings[place] ?? [], isHeldOut: first.isHeldOut)
      }
    }
  }

  /// Also the rules that are off unless somebody asks for them: this is where it is found out how good they are.
  package static let everyRule = Linter(settings: LintSettings(RuleSettings(RuleSelection(tier: .optional))))

  private mutating func count(_ labels: [Label], against findings: [Finding], isHeldOut: Bool) {
    fileCount += 1
    let isClean = labels.contains { $0.verdict == .clean }
    if isClean { cleanCount += 1 }
    labelCount += labels.count
    var scores: [String: RuleScore] = [:]
    var judged = Set<Int>()
    for label in labels where label.verdict != .clean {
      guard let rule = RuleCatalogue.id(for: label.rule) else { continue }
      let hits = findings.indices.filter { findings[$0].rule == rule && label.meets(findings[$0].range) }
      judged.formUnion(hits)
      switch (label.verdict, hits.isEmpty) {
      case (.wrong, true): break
      case (.wrong, false): scores[rule, default: RuleScore()].wrong += 1
      case (_, true): scores[rule, default: RuleScore()].missed += 1
      case (_, false): scores[rule, default: RuleScore()].right += 1
      }
    }
    for (index, finding) in findings.enumerated() where !judged.contains(index) {
      if isClean, finding.isAt(least: .warning) {
        scores[finding.rule, default: RuleScore()].wrong += 1
      } else {
        scores[finding.rule, default: RuleScore()].unjudged += 1
      }
    }
    if isHeldOut {
      heldOut.merge(scores, uniquingKeysWith: +)
    } else {
      tuned.merge(scores, uniquingKeysWith: +)
    }
  }

  /// The folder in which some labelled file is as it was when it was read.
  private static func folder(of repository: String, _ labels: [Label], below root: String) -> String? {
    let flat = repository.split(separator: "/").joined(separator: "+")
    let candidates = [flat, repository, "."].map { FilePath(root).appending($0).lexicallyNormalized() }
    return candidates.first { folder in
      labels.contains { label in
        guard let bytes = try? ReadFile.bytes(of: folder.appending(label.path)) else { return false }
        return SHA256.hexDigest(of: bytes) == label.sha256
      }
    }?.string
  }
}

extension Label {
  /// A finding may have moved by a few bytes since, as from a key to its value; it is the same while they touch.
  fileprivate func meets(_ range: SourceRange) -> Bool {
    guard let span else { return false }
    return range.lower <= span.upper && span.lower <= range.upper
  }
}
