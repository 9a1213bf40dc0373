internal import AgentDefinitions
package import JSONText
package import TerminalText

/// What `agentlint fix` did, for people and for programs.
package enum FixReport {
  /// A line for each fix and each that was refused, and the sum.
  package static func text(
    _ outcome: FixOutcome, _ style: TerminalStyle, isDryRun: Bool = false, isQuiet: Bool = false
  ) -> String {
    var lines: [String] = []
    if !isQuiet {
      for applied in outcome.applied {
        lines.append(
          line(applied.finding, style, isDryRun ? "would \(applied.fix.title)" : "fixed: \(applied.fix.title)"))
      }
    }
    for refused in outcome.refused {
      lines.append(line(refused.finding, style, "not fixed: \(refused.fix.title) \(refused.reason.words)"))
    }
    return (lines + [summary(outcome, style, isDryRun: isDryRun)]).joined(separator: "\n")
  }

  package static func summary(_ outcome: FixOutcome, _ style: TerminalStyle, isDryRun: Bool) -> String {
    let count = outcome.applied.count
    let left = outcome.report.findings.count
    let unsafe = outcome.unsafeCount
    var text = ""
    if count == 0 {
      text = "Nothing to fix"
    } else {
      let verb = isDryRun ? "could be fixed" : "fixed"
      text = style.paint("\(count.counted("finding")) \(verb) in \(outcome.changes.count.counted("file"))", .bold)
    }
    text += left == 0 ? ", none left" : ", \(left) left"
    if unsafe > 0 { text += ", of which \(unsafe) can be fixed with --unsafe" }
    if outcome.isCutShort { text += "; there was no end to it, so run it again" }
    return text
  }

  private static func line(_ finding: Finding, _ style: TerminalStyle, _ words: String) -> String {
    let place = finding.file.place(of: Int(finding.range.lower))
    return style.paint("\(finding.file.path.clean):\(place.line):\(place.column):", .bold) + " \(words.clean) "
      + style.paint("[\(finding.rule)]", .grey)
  }

  /// The report of what is left, with what was done.
  package static func json(
    _ outcome: FixOutcome, unwritten: [(path: String, reason: String)], isDryRun: Bool
  ) -> JSON {
    guard case .object(var document) = JSONReport.json(outcome.report) else { return .null }
    document["applied"] = .array(
      outcome.applied.map { applied in
        .object(entry(applied.finding, applied.fix))
      })
    document["refused"] = .array(
      outcome.refused.map { refused in
        var entry = entry(refused.finding, refused.fix)
        entry["reason"] = .string(refused.reason.words)
        return .object(entry)
      })
    let failed = Set(unwritten.map(\.path))
    document["changed"] = .array(
      outcome.changes.filter { !failed.contains($0.path) }.map { .string($0.path) })
    document["unwritten"] = .array(unwritten.map { ["path": .string($0.path), "reason": .string($0.reason)] })
    document["isDryRun"] = .bool(isDryRun)
    return .object(document)
  }

  private static func entry(_ finding: Finding, _ fix: Fix) -> JSONObject {
    let place = finding.file.place(of: Int(finding.range.lower))
    return [
      "rule": .string(finding.rule), "path": .string(finding.file.path), "line": .int(Int64(place.line)),
      "column": .int(Int64(place.column)), "title": .string(fix.title), "safety": .string(fix.safety.rawValue),
    ]
  }
}

extension FixOutcome.Refused.Reason {
  package var words: String {
    switch self {
    case .curesNothing: "(the finding would be there as before)"
    case .brings(let rule): "(it would bring \(rule))"
    }
  }
}
