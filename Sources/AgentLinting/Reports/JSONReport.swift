package import AgentDefinitions
package import JSONText

/// Findings for programs, as `docs/agentlint.md` describes them: within one `version`, members are added and never
/// change.
package enum JSONReport {
  package static func json(_ report: LintReport, showsAllowed: Bool = false) -> JSON {
    var document = document(report)
    if showsAllowed {
      document["allowed"] = .array(
        report.allowed.map { ["finding": json($0.finding), "reason": .string($0.reason)] })
    }
    return .object(document)
  }

  private static func document(_ report: LintReport) -> JSONObject {
    [
      "version": 1,
      "findings": .array(report.findings.map(json)),
      "notices": .array(report.notices.map { .string($0) }),
      "sources": .array(report.sources.map(json)),
      "summary": [
        "files": .int(Int64(report.fileCount)),
        "agents": .int(Int64(report.agentCount)),
        "errors": .int(Int64(report.count(of: .error))),
        "warnings": .int(Int64(report.count(of: .warning))),
        "infos": .int(Int64(report.count(of: .info))),
        "allowed": .int(Int64(report.allowedCount)),
        "isComplete": .bool(!report.isIncomplete),
      ],
    ]
  }

  package static func json(_ finding: Finding) -> JSON {
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
