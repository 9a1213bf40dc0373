internal import JSONText

/// How what a check found can be written.
package enum ReportFormat: String, CaseIterable, Sendable {
  case text, concise, json, sarif, github, gitlab, junit, markdown, html

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
