package import AgentDefinitions

/// What checking some files found.
package struct LintReport: Sendable {
  /// In the order in which they are shown.
  package var findings: [Finding]
  package var fileCount: Int
  package var agentCount: Int
  /// Findings that a comment let pass.
  package var allowedCount: Int
  /// True when something that was asked for could not be read, so that not everything was checked.
  package var isIncomplete: Bool
  /// Where the facts were read that the checked files were judged by.
  package var sources: [DataSource]
  /// What the reader should know besides the findings. No notice ever changes the status.
  package var notices: [String]

  package init(
    findings: [Finding] = [], fileCount: Int = 0, agentCount: Int = 0, allowedCount: Int = 0,
    isIncomplete: Bool = false, sources: [DataSource] = [], notices: [String] = []
  ) {
    self.findings = findings
    self.fileCount = fileCount
    self.agentCount = agentCount
    self.allowedCount = allowedCount
    self.isIncomplete = isIncomplete
    self.sources = sources
    self.notices = notices
  }

  package func count(of severity: Severity) -> Int { findings.count { $0.severity == severity } }
}
