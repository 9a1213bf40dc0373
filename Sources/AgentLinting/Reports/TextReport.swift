internal import AgentDefinitions
package import TerminalText

/// Findings for people: each on its line, with the source below it, a caret, and what each system does.
package enum TextReport {
  package static func render(
    _ report: LintReport, _ style: TerminalStyle, showsAllowed: Bool = false, isQuiet: Bool = false
  ) -> String {
    let secrets = HiddenRanges(report.findings + report.known + report.allowed.map(\.finding), report.secrets)
    let findings = report.findings
    var parts = Parallel.map(findings.count) { render(findings[$0], style, hiding: secrets) }
    if showsAllowed {
      parts += report.allowed.map {
        render($0.finding, style, hiding: secrets) + note("allowed: \($0.reason.clean)", style)
      }
      parts += report.known.map { render($0, style, hiding: secrets) + note("known: it is in the baseline", style) }
    }
    if !isQuiet { parts.append(summary(report, style) + fixable(report) + "\n") }
    return parts.joined(separator: "\n")
  }

  private static func note(_ text: String, _ style: TerminalStyle) -> String {
    "   " + style.paint("=", .blue) + " \(text)\n"
  }

  /// The findings alone, as `agentrun` shows what is wrong with a team.
  package static func render(_ findings: [Finding], _ style: TerminalStyle) -> String {
    let secrets = HiddenRanges(findings, SecretsByFile(of: findings))
    return findings.map { render($0, style, hiding: secrets) }.joined(separator: "\n")
  }

  private static func render(_ finding: Finding, _ style: TerminalStyle, hiding secrets: HiddenRanges) -> String {
    var lines = [ConciseReport.line(for: finding, style)]
    lines += SourceExcerpt(finding, hiding: secrets[finding.file]).lines(style)
    lines += effects(of: finding).map { "   " + style.paint("=", .blue) + " " + $0 }
    for related in finding.related {
      let place = related.file.place(of: Int(related.range.lower))
      let path = related.file.path.clean
      lines.append("   " + style.paint("=", .blue) + " \(related.note): \(path):\(place.line):\(place.column)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Systems that do the same share a line.
  private static func effects(of finding: Finding) -> [String] {
    var texts: [String] = []
    var systems: [String: [String]] = [:]
    for effect in finding.effects {
      if systems[effect.text] == nil { texts.append(effect.text) }
      systems[effect.text, default: []].append(effect.runtime.title)
    }
    return texts.map { (systems[$0] ?? []).joined(separator: ", ") + ": " + $0 }
  }

  /// What `agentlint fix` could do about it.
  private static func fixable(_ report: LintReport) -> String {
    switch report.fixable {
    case (0, 0): ""
    case (let safe, 0): "; \(safe) can be fixed with `agentlint fix`"
    case (0, let unsafe): "; \(unsafe) can be fixed with `agentlint fix --unsafe`"
    case (let safe, let unsafe): "; \(safe) can be fixed with `agentlint fix`, \(unsafe) more with `--unsafe`"
    }
  }

  static func summary(_ report: LintReport, _ style: TerminalStyle) -> String {
    let files = report.fileCount.counted("file")
    var parts: [String] = []
    for severity in Severity.allCases.reversed() {
      let count = report.count(of: severity)
      if count > 0 { parts.append(severity == .info ? "\(count) info" : count.counted(severity.rawValue)) }
    }
    let known = report.known.isEmpty ? "" : ", \(report.known.count) known"
    let allowed = (report.allowedCount > 0 ? ", \(report.allowedCount) allowed by comments" : "") + known
    let agents = report.agentCount.counted("agent")
    guard !parts.isEmpty else { return style.paint("No findings", .green) + " in \(files) with \(agents)\(allowed)" }
    return style.paint(parts.joined(separator: ", "), .bold) + " in \(files) with \(agents)\(allowed)"
  }
}
