package import AgentDefinitions
package import JSONText

/// Findings for programs, as `docs/agentlint.md` describes them: within one `version`, members are added and never
/// change.
package enum JSONReport {
  package static func json(_ report: LintReport, showsAllowed: Bool = false) -> JSON {
    let fingerprints = Fingerprints(of: report)
    func finding(_ finding: Finding) -> JSON { json(finding, in: report, fingerprints) }
    var document = document(report, findings: report.findings.map(finding))
    if showsAllowed {
      document["allowed"] = .array(
        report.allowed.map { ["finding": finding($0.finding), "reason": .string($0.reason)] })
      document["known"] = .array(report.known.map(finding))
    }
    return .object(document)
  }

  private static func document(_ report: LintReport, findings: [JSON]) -> JSONObject {
    [
      "version": 1,
      "findings": .array(findings),
      "notices": .array(report.notices.map { .string($0) }),
      "sources": .array(report.sources.map(json)),
      "summary": [
        "files": .int(Int64(report.fileCount)),
        "agents": .int(Int64(report.agentCount)),
        "errors": .int(Int64(report.count(of: .error))),
        "warnings": .int(Int64(report.count(of: .warning))),
        "infos": .int(Int64(report.count(of: .info))),
        "allowed": .int(Int64(report.allowedCount)),
        "known": .int(Int64(report.known.count)),
        "isComplete": .bool(!report.isIncomplete),
      ],
    ]
  }

  private static func json(_ finding: Finding, in report: LintReport, _ fingerprints: Fingerprints) -> JSON {
    [
      "rule": .string(finding.rule),
      "severity": .string(finding.severity.rawValue),
      "message": .string(finding.message),
      "path": .string(finding.file.path),
      "start": place(Int(finding.range.lower), in: finding.file),
      "end": place(Int(finding.range.upper), in: finding.file),
      "isBlocking": .bool(finding.isBlocking),
      "runtimes": .array(
        finding.effects.map { ["id": .string($0.runtime.id), "effect": .string($0.text)] }),
      "related": .array(
        finding.related.map { related in
          [
            "note": .string(related.note),
            "path": .string(related.file.path),
            "start": place(Int(related.range.lower), in: related.file),
            "end": place(Int(related.range.upper), in: related.file),
          ]
        }),
      "fingerprint": .string(fingerprints[finding].text),
      "fixes": .array(report.showable(finding.fixes).map(json)),
    ]
  }

  private static func json(_ fix: Fix) -> JSON {
    [
      "title": .string(fix.title),
      "safety": .string(fix.safety.rawValue),
      "edits": .array(
        fix.edits.map { edit in
          [
            "path": .string(edit.file.path),
            "start": place(Int(edit.range.lower), in: edit.file),
            "end": place(Int(edit.range.upper), in: edit.file),
            "replacement": .string(String(decoding: edit.replacement, as: UTF8.self)),
          ]
        }),
      "runtimes": .array(fix.runtimes.map { .string($0.id) }),
    ]
  }

  package static func json(_ source: DataSource) -> JSON {
    [
      "system": .string(source.system),
      "title": .string(source.title),
      "url": .string(source.url),
      "revision": .string(source.revision),
      "date": .string(source.date.description),
      "licence": .string(source.licence.rawValue),
    ]
  }

  /// Lines and columns count from 1, the offset from 0 and in bytes.
  private static func place(_ offset: Int, in file: SourceFile) -> JSON {
    let place = file.place(of: offset)
    return [
      "offset": .int(Int64(offset)),
      "line": .int(Int64(place.line)),
      "column": .int(Int64(place.column)),
      "byteColumn": .int(Int64(place.byteColumn)),
      "utf16Column": .int(Int64(place.utf16Column)),
    ]
  }
}
