internal import AgentDefinitions

/// The fingerprints of everything that a report has found, what was let pass included: allowing the first of two equal
/// findings makes the second no other.
package struct Fingerprints: Sendable {
  private struct Sort: Hashable {
    let file: ObjectIdentifier
    let content: String
  }

  private var byPlace: [FindingPlace: Fingerprint] = [:]

  package init(of report: LintReport) { self.init(of: report, among: RuleCatalogue.names) }

  init(of report: LintReport, among rules: RuleNames) {
    let findings = report.findings + report.known + report.allowed.map(\.finding)
    let hidden = HiddenRanges(findings, report.secrets)
    var texts: [ObjectIdentifier: FoundText] = [:]
    var counts: [Sort: Int] = [:]
    for finding in findings.sorted(by: Finding.isShownBefore) {
      let file = ObjectIdentifier(finding.file)
      let found = texts[file] ?? FoundText(in: finding.file, hiding: hidden[finding.file])
      texts[file] = found
      let name = rules[finding.rule]?.firstID ?? finding.rule
      let parts = [Array("agentlint/v1".utf8), Array(name.utf8)] + found.keys(above: finding.range)
      let content = Fingerprint.digits(of: parts + [found.bytes(in: finding.range)])
      let number = counts[Sort(file: file, content: content), default: 0]
      counts[Sort(file: file, content: content)] = number + 1
      byPlace[FindingPlace(finding)] = Fingerprint(content: content, occurrence: number)
    }
  }

  /// Of a finding of the report.
  package subscript(finding: Finding) -> Fingerprint { byPlace[FindingPlace(finding)] ?? Fingerprint(content: "") }
}
