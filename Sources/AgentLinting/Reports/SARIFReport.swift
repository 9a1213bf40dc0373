internal import AgentDefinitions
package import JSONText

/// Findings as SARIF 2.1.0, for code scanning and for editors: one run, with the rules that have found something.
package enum SARIFReport {
  package static func json(_ report: LintReport, for request: ReportRequest) -> JSON {
    let listed = Listed(report, for: request)
    let rules = SARIFRules(of: listed.all.map(\.finding))
    let writer = SARIFResult(
      rules: rules, fingerprints: Fingerprints(of: report), places: SARIFPlaces(paths: request.paths), report: report)
    let run: JSONObject = [
      "tool": [
        "driver": [
          "name": "agentlint", "version": .string(ProgramVersion.current),
          "semanticVersion": .string(ProgramVersion.current), "rules": .array(rules.json),
        ]
      ],
      "columnKind": "utf16CodeUnits",
      "originalUriBaseIds": [SARIFPlaces.base: writer.places.root],
      "invocations": [invocation(report, writer)],
      "results": .array(
        listed.all.map { entry in
          var result = writer.json(entry.finding)
          if let suppression = entry.suppression { result["suppressions"] = [suppression] }
          // Another value would say that the same finding was there before, or that it has gone.
          if request.hasBaseline { result["baselineState"] = entry.isKnown ? "unchanged" : "new" }
          return .object(result)
        }),
    ]
    return [
      "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      "version": "2.1.0",
      "runs": [.object(run)],
    ]
  }

  /// What is written, and why some of it need not bother anybody.
  private struct Listed {
    var all: [(finding: Finding, suppression: JSON?, isKnown: Bool)]

    init(_ report: LintReport, for request: ReportRequest) {
      all = report.findings.map { ($0, nil, false) }
      guard request.showsAllowed else { return }
      all += report.allowed.map { allowed in
        (allowed.finding, ["kind": "inSource", "justification": .string(allowed.reason.clean)], false)
      }
      all += report.known.map { ($0, ["kind": "external", "justification": "it is in the baseline"], true) }
    }
  }

  /// A file that could not be read is told here too: what was checked is then not all that was asked for.
  private static func invocation(_ report: LintReport, _ writer: SARIFResult) -> JSON {
    let unread = report.findings.filter { RuleCatalogue.rule($0.rule)?.isMandatory ?? false }
    let failures = unread.map { finding -> JSON in
      [
        "level": "error", "message": SARIFResult.message(finding.message),
        "locations": [["physicalLocation": .object(writer.places.place(finding.range, in: finding.file))]],
      ]
    }
    let notices = report.notices.map { notice -> JSON in ["level": "note", "message": SARIFResult.message(notice)] }
    return [
      "executionSuccessful": .bool(!report.isIncomplete),
      "toolExecutionNotifications": .array(failures + notices),
    ]
  }
}
