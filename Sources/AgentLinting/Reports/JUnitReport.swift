internal import AgentDefinitions

/// Findings as JUnit's XML, for systems that show test results: a suite for each file, in it a failed test for each
/// finding, or one that passed. Information passes.
enum JUnitReport {
  static func render(_ report: LintReport, for request: ReportRequest) -> String {
    let byFile = Dictionary(grouping: report.findings) { request.paths.path(of: $0.file) }
    let paths = Set(report.files.map(request.paths.path)).union(byFile.keys).sorted()
    let suites = paths.map { Suite(path: $0, findings: byFile[$0] ?? []) }
    let counts = suites.reduce(into: Counts()) { $0.add($1.counts) }
    let lines = ["<testsuites name=\"agentlint\" \(counts.attributes)>"] + suites.flatMap(\.lines) + ["</testsuites>"]
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + lines.map { $0 + "\n" }.joined()
  }

  private struct Counts {
    var tests = 0
    var failures = 0
    var errors = 0

    mutating func add(_ other: Counts) {
      tests += other.tests
      failures += other.failures
      errors += other.errors
    }

    var attributes: String { "tests=\"\(tests)\" failures=\"\(failures)\" errors=\"\(errors)\" time=\"0\"" }
  }

  private struct Suite {
    let path: String
    let findings: [Finding]

    var counts: Counts {
      let isUnread = findings.map { RuleCatalogue.rule($0.rule)?.isMandatory ?? false }
      let failures = zip(findings, isUnread).count { $0.severity > .info && !$1 }
      return Counts(tests: max(1, findings.count), failures: failures, errors: isUnread.count { $0 })
    }

    var lines: [String] {
      let name = MarkupText.escaped(path)
      let cases =
        findings.isEmpty
        ? ["    <testcase name=\"no findings\" classname=\"\(name)\" time=\"0\"/>"]
        : findings.flatMap { lines(for: $0) }
      return ["  <testsuite name=\"\(name)\" skipped=\"0\" \(counts.attributes)>"] + cases + ["  </testsuite>"]
    }

    private func lines(for finding: Finding) -> [String] {
      let place = finding.file.place(of: Int(finding.range.lower))
      let title = MarkupText.escaped("\(finding.rule) at \(place.line):\(place.column)")
      let message = MarkupText.escaped(finding.message)
      let effects = finding.effects.map { MarkupText.escaped("\($0.runtime.title): \($0.text)") }
      let text = ([MarkupText.escaped("\(path):\(place.line):\(place.column)")] + effects).joined(separator: "\n")
      let isUnread = RuleCatalogue.rule(finding.rule)?.isMandatory ?? false
      let element = isUnread ? "error" : "failure"
      let content =
        finding.severity > .info
        ? "<\(element) type=\"\(finding.severity.rawValue)\" message=\"\(message)\">\(text)</\(element)>"
        : "<system-out>\(message)\n\(text)</system-out>"
      return [
        "    <testcase name=\"\(title)\" classname=\"\(MarkupText.escaped(path))\" time=\"0\">", "      " + content,
        "    </testcase>",
      ]
    }
  }
}
