internal import AgentDefinitions
internal import TerminalText

/// One line for each finding: `path:line:column: severity: message [rule]`.
package enum ConciseReport {
  package static func render(_ report: LintReport, showsAllowed: Bool = false) -> String {
    let style = TerminalStyle(isColoured: false)
    let allowed = showsAllowed ? report.allowed : []
    return report.findings.map { line(for: $0, style) + "\n" }.joined()
      + allowed.map { line(for: $0.finding, style) + " allowed: \($0.reason.clean)\n" }.joined()
      + (showsAllowed ? report.known : []).map { line(for: $0, style) + " known: it is in the baseline\n" }.joined()
  }

  static func line(for finding: Finding, _ style: TerminalStyle) -> String {
    let place = finding.file.place(of: Int(finding.range.lower))
    let path = finding.file.path.clean
    let message = finding.message.clean
    return style.paint("\(path):\(place.line):\(place.column):", .bold) + " "
      + style.paint(finding.severity.rawValue + ":", finding.severity.effect) + " \(message) "
      + style.paint("[\(finding.rule)]", .grey)
  }
}

extension Severity {
  fileprivate var effect: TerminalStyle.Effect {
    switch self {
    case .info: .cyan
    case .warning: .yellow
    case .error: .red
    }
  }
}
