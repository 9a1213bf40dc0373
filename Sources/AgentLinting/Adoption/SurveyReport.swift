package import TerminalText

/// A survey for people to read.
package enum SurveyReport {
  private static let shownRules = 8
  private static let shownFolders = 2

  package static func text(_ survey: RepositorySurvey, _ style: TerminalStyle) -> String {
    let files = survey.report.fileCount.counted("file")
    var lines = [style.paint("\(survey.agentCount.counted("agent")) in \(files)", .bold)]
    lines += TextTable.lines(
      survey.kinds.map { [String($0.agents), $0.title, folders(of: $0)] }, rightAligned: [0])
    if !survey.teams.isEmpty {
      lines.append(style.paint(survey.teams.count.counted("team file"), .bold))
      lines += survey.teams.prefix(shownRules).map { "  " + $0.clean } + more(survey.teams.count)
    }
    return (lines + findings(of: survey, style)).joined(separator: "\n") + "\n"
  }

  private static func folders(of kind: RepositorySurvey.Kind) -> String {
    let rest = kind.folders.count - shownFolders
    return kind.folders.prefix(shownFolders).map(\.clean).joined(separator: ", ")
      + (rest > 0 ? " and \(rest.counted("more folder"))" : "")
  }

  private static func findings(of survey: RepositorySurvey, _ style: TerminalStyle) -> [String] {
    let report = survey.report
    guard !report.findings.isEmpty else { return [style.paint("nothing to find fault with", .bold)] }
    let counts = Severity.allCases.reversed().map { ($0, report.count(of: $0)) }.filter { $0.1 > 0 }
    let title = counts.map { $0.1.counted($0.0 == .info ? "note" : $0.0.rawValue) }.joined(separator: ", ")
    let rows = survey.rules.prefix(shownRules).map { row in
      [String(row.count), row.rule, RuleCatalogue.rule(row.rule)?.summary ?? "a rule of the project's own"]
    }
    return [style.paint(title, .bold)] + TextTable.lines(rows, rightAligned: [0]) + more(survey.rules.count)
  }

  private static func more(_ count: Int) -> [String] {
    count > shownRules ? ["  and \(count - shownRules) more"] : []
  }
}
