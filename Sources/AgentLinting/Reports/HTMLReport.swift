internal import AgentDefinitions
internal import TerminalText

/// Findings as one page that needs nothing else: no network, and no script but its own filter. Without scripts all of it
/// can be read.
enum HTMLReport {
  static func render(_ report: LintReport, for request: ReportRequest) -> String {
    let policy =
      "default-src 'none'; style-src '\(ContentHash.of(HTMLPage.style))'; script-src '\(ContentHash.of(HTMLPage.script))'; "
      + "base-uri 'none'; form-action 'none'"
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>agentlint: \(MarkupText.escaped(TextReport.summary(report, TerminalStyle(isColoured: false))))</title>
      <style>\(HTMLPage.style)</style>
      </head>
      <body>
      \(header(report))
      <main>
      \(findings(report, request))
      \(HTMLTeams.render(request.teams, request.paths))
      \(rules(report, request))
      \(notices(report))
      </main>
      <footer>agentlint \(ProgramVersion.current)</footer>
      <script>\(HTMLPage.script)</script>
      </body>
      </html>

      """
  }

  private static func header(_ report: LintReport) -> String {
    let counts = Severity.allCases.reversed().map { severity in
      "<label class=\"count \(severity.rawValue)\"><input type=\"checkbox\" value=\"\(severity.rawValue)\" checked>"
        + "<b>\(report.count(of: severity))</b> \(title(of: severity, report.count(of: severity)))</label>"
    }
    let rules = Set(report.findings.map(\.rule)).sorted().map { "<option>\(MarkupText.escaped($0))</option>" }
    var facts = ["\(report.fileCount.counted("file"))", "\(report.agentCount.counted("agent"))"]
    if report.allowedCount > 0 { facts.append("\(report.allowedCount) allowed by comments") }
    if !report.known.isEmpty { facts.append("\(report.known.count) known") }
    return """
      <header>
      <h1>agentlint</h1>
      <p class="facts">\(facts.joined(separator: " · "))</p>
      <form id="filter">
      <div class="counts">\(counts.joined())</div>
      <select id="rule" aria-label="Rule"><option value="">all rules</option>\(rules.joined())</select>
      <input id="text" type="search" placeholder="Search" aria-label="Search">
      <output id="shown"></output>
      </form>
      </header>
      """
  }

  private static func notices(_ report: LintReport) -> String {
    let notices = report.notices.map { "<li>\(MarkupText.escaped($0))</li>" }.joined()
    return notices.isEmpty ? "" : "<section class=\"notices\"><h2>Notices</h2><ul>\(notices)</ul></section>"
  }

  private static func title(of severity: Severity, _ count: Int) -> String {
    severity == .info ? "info" : count == 1 ? severity.rawValue : severity.rawValue + "s"
  }

  private static func findings(_ report: LintReport, _ request: ReportRequest) -> String {
    guard !report.findings.isEmpty else { return "<p class=\"nothing\">No findings.</p>" }
    let hidden = HiddenRanges(report.findings, report.secrets)
    var groups: [(path: String, findings: [Finding])] = []
    for finding in report.findings {
      let path = request.paths.path(of: finding.file)
      if groups.last?.path != path { groups.append((path, [])) }
      groups[groups.count - 1].findings.append(finding)
    }
    return groups.map { group in
      let cards = group.findings.map { HTMLFinding.render($0, hiding: hidden[$0.file], request.paths) }
      return
        "<section class=\"file\"><h2>\(MarkupText.escaped(group.path))</h2>\n\(cards.joined(separator: "\n"))</section>"
    }.joined(separator: "\n")
  }

  /// What there is to say about the rules that have found something.
  private static func rules(_ report: LintReport, _ request: ReportRequest) -> String {
    let rules = Set(report.findings.map(\.rule)).sorted().compactMap { RuleCatalogue.rule($0) }
    guard !rules.isEmpty else { return "" }
    let entries = rules.map { rule in
      "<details id=\"rule-\(rule.id)\"><summary><code>\(rule.id)</code> \(HTMLFinding.text(rule.summary))</summary>"
        + "<p>\(HTMLFinding.text(rule.why))</p></details>"
    }
    return "<section class=\"rules\"><h2>Rules</h2>\n\(entries.joined(separator: "\n"))</section>"
  }
}
