internal import JSONText

/// How what a check found can be written.
package enum ReportFormat: String, CaseIterable, Sendable {
  case text, concise, json, sarif, github, gitlab, junit, markdown, html

  /// Whether files are named by their way from the top of the repository, and not as they were asked for.
  package var namesFilesFromTheTop: Bool {
    switch self {
    case .text, .concise, .json: false
    case .sarif, .github, .gitlab, .junit, .markdown, .html: true
    }
  }

  /// Whether it says which findings can be fixed.
  package var showsFixes: Bool {
    switch self {
    case .text, .json, .sarif, .html: true
    case .concise, .github, .gitlab, .junit, .markdown: false
    }
  }

  package func render(_ report: LintReport, for request: ReportRequest) -> String {
    switch self {
    case .text:
      TextReport.render(report, request.style, showsAllowed: request.showsAllowed, isQuiet: request.isQuiet)
    case .concise: ConciseReport.render(report, showsAllowed: request.showsAllowed)
    case .json: JSONReport.json(report, showsAllowed: request.showsAllowed).pretty() + "\n"
    case .sarif: SARIFReport.json(report, for: request).pretty() + "\n"
    case .github: GitHubReport.render(report, for: request)
    case .gitlab: GitLabReport.json(report, for: request).pretty() + "\n"
    case .junit: JUnitReport.render(report, for: request)
    case .html: HTMLReport.render(report, for: request)
    case .markdown: MarkdownReport.render(report, for: request)
    }
  }
}
