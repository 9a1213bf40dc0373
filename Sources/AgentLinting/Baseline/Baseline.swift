internal import AgentDefinitions

/// What was found before and is let pass, so that a project can begin with what is new. It says of each finding only
/// enough to recognize it (`Fingerprint`), and a few words for people.
package struct Baseline: Sendable, Equatable {
  package static let fileName = ".agentlint-baseline.json"
  static let version = 1

  /// Findings of one file that are the same but for their place.
  package struct Entry: Hashable, Sendable {
    /// Seen from the folder that the baseline lies in.
    package var path: String
    package var rule: String
    /// `Fingerprint.content`.
    package var fingerprint: String
    package var count: Int
    /// The first words of the message.
    package var about: String
  }

  /// By path, then rule, then fingerprint: whoever adds one and whoever removes one change different lines.
  package private(set) var entries: [Entry]

  package init(_ entries: [Entry] = []) {
    var byKey: [Key: Entry] = [:]
    for entry in entries where entry.count > 0 { byKey[Key(entry), default: entry.with(count: 0)].count += entry.count }
    self.entries = byKey.values.sorted {
      ($0.path, $0.rule, $0.fingerprint) < ($1.path, $1.rule, $1.fingerprint)
    }
  }

  /// Everything that a report has found; what could not be read is left out, since nobody knows what is in it.
  package init(of report: LintReport, at place: BaselinePlace) {
    let fingerprints = Fingerprints(of: report)
    self.init(
      (report.findings + report.known).filter(\.canBeKnown).map { finding in
        Entry(
          path: place.path(of: finding.file), rule: finding.rule, fingerprint: fingerprints[finding].content, count: 1,
          about: Self.words(of: finding.message))
      })
  }

  /// How many findings it lets pass.
  package var count: Int { entries.reduce(0) { $0 + $1.count } }

  package var fileCount: Int { Set(entries.map(\.path)).count }

  private static func words(of message: String) -> String {
    var words = ""
    for word in message.clean.split(separator: " ") {
      if words.utf8.count + word.utf8.count > 60 { return words + "…" }
      words += (words.isEmpty ? "" : " ") + word.prefix(60)
    }
    return words
  }

  /// What makes two entries the same one.
  struct Key: Hashable {
    let path: String
    let rule: String
    let fingerprint: String

    init(_ entry: Entry) {
      path = entry.path
      rule = RuleCatalogue.id(for: entry.rule) ?? entry.rule
      fingerprint = entry.fingerprint
    }
  }
}

extension Baseline.Entry {
  func with(count: Int) -> Self {
    var entry = self
    entry.count = count
    return entry
  }
}

extension Finding {
  /// Whether a baseline may let it pass.
  var canBeKnown: Bool { !(RuleCatalogue.rule(rule)?.isMandatory ?? false) }
}
