internal import AgentDefinitions
internal import TerminalText

/// Findings as a table in GitHub's Markdown, for the summary of a job and for comments.
enum MarkdownReport {
  /// A comment may have 65,536 characters; GitLab and GitHub count them alike.
  private static let most = 60_000
  private static let mostChanges = 20

  static func render(_ report: LintReport, for request: ReportRequest) -> String {
    var text = "### agentlint\n\n\(summary(report))\n"
    if !report.suppressionChanges.isEmpty {
      let changes = report.suppressionChanges.prefix(mostChanges)
      text += "\n" + changes.map { "- \(MarkdownText.withCode($0))\n" }.joined()
      let more = report.suppressionChanges.count - changes.count
      if more > 0 { text += "- and \(more) more\n" }
    }
    guard !report.findings.isEmpty else { return text }
    text += "\n| | where | what | rule |\n|---|---|---|---|\n"
    // The worst first: a long table is cut.
    let findings = report.findings.enumerated().sorted { left, right in
      (right.element.severity, left.offset) < (left.element.severity, right.offset)
    }
    var length = text.utf8.count
    for (index, entry) in findings.enumerated() {
      let row = row(entry.element, request.paths)
      length += row.utf8.count
      if length > most {
        text += "\nAnd \((findings.count - index).counted("more finding")).\n"
        break
      }
      text += row
    }
    return text
  }

  private static func summary(_ report: LintReport) -> String {
    MarkdownText.escaped(TextReport.summary(report, TerminalStyle(isColoured: false)))
  }

  private static func row(_ finding: Finding, _ paths: ReportPaths) -> String {
    let place = finding.file.place(of: Int(finding.range.lower))
    let path = MarkdownText.escaped("\(paths.path(of: finding.file)):\(place.line)")
    return
      "| \(finding.severity.sign) \(finding.severity.rawValue) | \(path) | \(MarkdownText.withCode(finding.message)) | "
      + "`\(finding.rule)` |\n"
  }
}

extension Severity {
  fileprivate var sign: String {
    switch self {
    case .info: "🔵"
    case .warning: "🟡"
    case .error: "🔴"
    }
  }
}
