import AgentDefinitions
import JSONText
import TerminalText
import Testing

@testable import AgentLinting

/// What programs of others make of our reports.
@Suite struct ReportPeerTests {
  /// Each reader finds every finding, in its place and under its rule, whatever stands in paths and messages.
  @Test func sarifIsReadAsItWasMeant() throws {
    let report = HostileReport.report
    let read = try ReportReader.read(ReportFormat.sarif.render(report, for: HostileReport.request), as: "sarif")
    let paths = HostileReport.request.paths
    #expect(read.map { $0[0].string } == report.findings.map { paths.path(of: $0.file) })
    #expect(read.map { $0[1] } == report.findings.map { _ in 2 })
    #expect(read.map { $0[2].string } == report.findings.map(\.rule))
    for (entry, finding) in zip(read, report.findings) {
      let text = try #require(entry[3].string)
      #expect(!text.contains("](") && !text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
      #expect(text.hasPrefix(TerminalSanitizer.cleanLine(String(finding.message.prefix { !$0.isNewline })).prefix(8)))
    }
  }

  @Test func sarifOfNothingIsSARIF() throws {
    let read = try ReportReader.read(ReportFormat.sarif.render(LintReport(), for: HostileReport.request), as: "sarif")
    #expect(read.isEmpty)
  }

  @Test func sarifOfFilesThatCannotBeRead() throws {
    let folder = try FixtureFolder([(path: "a.agent.md", bytes: [UInt8](repeating: 0x20, count: (1 << 20) + 1))])
    let report = folder.report()
    let text = ReportFormat.sarif.render(report, for: HostileReport.request)
    #expect(try ReportReader.read(text, as: "sarif").count == report.findings.count)
    let invocation = try JSON(parsing: text)["runs"]?[0]?["invocations"]?[0]
    #expect(invocation?["executionSuccessful"] == false)
    let notes = invocation?["toolExecutionNotifications"]?.array ?? []
    #expect(notes.contains { $0["level"] == "error" && $0["locations"]?[0] != nil })
  }
}
