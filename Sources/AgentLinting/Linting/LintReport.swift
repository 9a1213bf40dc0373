package import AgentDefinitions

/// What checking some files found.
package struct LintReport: Sendable {
  /// In the order in which they are shown.
  package var findings: [Finding]
  /// Findings that a baseline lets pass.
  package var known: [Finding] = []
  package var fileCount: Int
  /// What was checked, in the order in which it was loaded.
  package var files: [SourceFile] = []
  package var agentCount: Int
  /// Findings that a comment let pass, with the reason that it gives.
  package var allowed: [(finding: Finding, reason: String)]
  /// True when something that was asked for could not be read, so that not everything was checked.
  package var isIncomplete: Bool
  /// What no line of the files may show.
  private(set) var secrets: SecretsByFile
  /// Where the facts were read that the checked files were judged by.
  package var sources: [DataSource]
  /// What the reader should know besides the findings. No notice ever changes the status.
  package var notices: [String]
  /// Those of the notices that say what a change lets pass.
  package var suppressionChanges: [String] = []

  package init(
    findings: [Finding] = [], fileCount: Int = 0, agentCount: Int = 0,
    allowed: [(finding: Finding, reason: String)] = [], isIncomplete: Bool = false, sources: [DataSource] = [],
    notices: [String] = []
  ) {
    self.init(
      findings: findings, fileCount: fileCount, agentCount: agentCount, allowed: allowed, isIncomplete: isIncomplete,
      secrets: SecretsByFile(of: findings + allowed.map(\.finding)), sources: sources, notices: notices)
  }

  init(
    findings: [Finding], fileCount: Int, agentCount: Int, allowed: [(finding: Finding, reason: String)],
    isIncomplete: Bool, secrets: SecretsByFile, sources: [DataSource], notices: [String]
  ) {
    self.findings = findings
    self.fileCount = fileCount
    self.agentCount = agentCount
    self.allowed = allowed
    self.isIncomplete = isIncomplete
    self.secrets = secrets
    self.sources = sources
    self.notices = notices
  }

  package var allowedCount: Int { allowed.count }

  /// With what is wrong with the configurations: what they ask for is then done only in part.
  package mutating func add(_ configurationFaults: [Fault]) {
    guard !configurationFaults.isEmpty else { return }
    isIncomplete = true
    let found = FaultFindings(agents: []).findings(for: configurationFaults)
    secrets.read(found)
    findings = (findings + found.map(secrets.hidden)).sorted(by: Finding.isShownBefore)
  }

  /// Only what concerns one of these files, were it beside others.
  package mutating func keep(_ isIncluded: (SourceFile) -> Bool) {
    func isKept(_ finding: Finding) -> Bool {
      isIncluded(finding.file) || finding.related.contains { isIncluded($0.file) }
    }
    files.removeAll { !isIncluded($0) }
    findings.removeAll { !isKept($0) }
    known.removeAll { !isKept($0) }
    allowed.removeAll { !isKept($0.finding) }
  }

  /// Counts findings as known that are among those reported.
  mutating func take(_ known: [Finding]) {
    let places = Set(known.map(FindingPlace.init))
    self.known += findings.filter { places.contains(FindingPlace($0)) }
    findings.removeAll { places.contains(FindingPlace($0)) }
  }

  /// Only what says that something could not be read.
  package var unread: LintReport {
    LintReport(findings: findings.filter { !$0.canBeKnown }, isIncomplete: isIncomplete)
  }

  /// Whether all could be read. What no longer occurs is only then gone: an agent's findings can lie in other files.
  package var isOfEverything: Bool { !isIncomplete && findings.allSatisfy(\.canBeKnown) }

  package func count(of severity: Severity) -> Int { findings.count { $0.severity == severity } }
}
