internal import AgentDefinitions
internal import TerminalText

/// Findings as workflow commands of GitHub Actions, which shows them beside the changed lines.
///
/// Of each kind GitHub shows no more than ten a step. The rest is written as ordinary lines: the log then says where they
/// are, which it does not of a command.
enum GitHubReport {
  private static let most = 10

  static func render(_ report: LintReport, for request: ReportRequest) -> String {
    var counts: [Severity: Int] = [:]
    // Whoever reviews a change should see first what it lets pass.
    let changes = report.suppressionChanges.prefix(most)
    var commands = changes.map { "::notice title=agentlint::\(data($0.clean))" }
    counts[.info] = changes.count
    var others: [String] = []
    for finding in report.findings {
      let count = counts[finding.severity, default: 0]
      counts[finding.severity] = count + 1
      if count < most { commands.append(command(finding, request.paths)) } else { others.append(line(finding)) }
    }
    if !others.isEmpty {
      others.insert("GitHub shows \(most) annotations of a kind; these \(others.count) come on top:", at: 0)
    }
    let summary = request.isQuiet ? [] : [TextReport.summary(report, TerminalStyle(isColoured: false))]
    return (commands + others + summary).map { $0 + "\n" }.joined()
  }

  /// `::error file=PATH,line=1,…::MESSAGE`. Columns only count within one line.
  private static func command(_ finding: Finding, _ paths: ReportPaths) -> String {
    let start = finding.file.place(of: Int(finding.range.lower))
    let end = finding.file.place(of: Int(finding.range.upper))
    var properties = [("file", paths.path(of: finding.file)), ("line", "\(start.line)"), ("endLine", "\(end.line)")]
    if start.line == end.line { properties += [("col", "\(start.column)"), ("endColumn", "\(end.column)")] }
    properties.append(("title", "agentlint: " + finding.rule))
    let list = properties.map { "\($0.0)=\(property($0.1))" }.joined(separator: ",")
    return "::\(finding.severity.githubCommand) \(list)::\(data(finding.message.clean))"
  }

  /// A line that the runner takes for no command, whatever the finding says.
  private static func line(_ finding: Finding) -> String {
    let line = ConciseReport.line(for: finding, TerminalStyle(isColoured: false))
    return "- " + line.replacing("##[", with: "# #[")
  }

  private static func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}

extension Severity {
  fileprivate var githubCommand: String {
    switch self {
    case .info: "notice"
    case .warning: "warning"
    case .error: "error"
    }
  }
}
