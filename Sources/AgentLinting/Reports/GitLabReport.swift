internal import AgentDefinitions
internal import JSONText

/// Findings as GitLab's Code Quality report, which merge requests show. GitLab compares fingerprints alone, so the path is
/// part of them.
enum GitLabReport {
  static func json(_ report: LintReport, for request: ReportRequest) -> JSON {
    let fingerprints = Fingerprints(of: report)
    return .array(
      report.findings.map { finding in
        let path = request.paths.path(of: finding.file)
        let first = finding.file.place(of: Int(finding.range.lower)).line
        let last = finding.file.place(of: Int(finding.range.upper)).line
        return [
          "description": .string(finding.message.clean),
          "check_name": .string(finding.rule),
          "fingerprint": .string(fingerprints[finding].text(at: path)),
          "severity": .string(severity(of: finding)),
          "location": [
            "path": .string(path), "lines": ["begin": .int(Int64(first)), "end": .int(Int64(last))],
          ],
        ]
      })
  }

  private static func severity(of finding: Finding) -> String {
    switch finding.severity {
    case .info: "info"
    case .warning: "minor"
    case .error: finding.isBlocking ? "critical" : "major"
    }
  }
}
