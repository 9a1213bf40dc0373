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

  package init(
    findings: [Finding] = [], fileCount: Int = 0, agentCount: Int = 0, allowedCount: Int = 0, isIncomplete: Bool = false
  ) {
    self.findings = findings
    self.fileCount = fileCount
    self.agentCount = agentCount
    self.allowedCount = allowedCount
    self.isIncomplete = isIncomplete
  }

  package func count(of severity: Severity) -> Int { findings.count { $0.severity == severity } }
}
