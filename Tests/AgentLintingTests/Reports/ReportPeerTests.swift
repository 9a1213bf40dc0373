import AgentDefinitions
import Foundation
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

  /// The formats that say no more of a finding than its message, cleaned as for a line.
  @Test(arguments: [ReportFormat.github, .gitlab, .html, .junit, .markdown]) func isReadAsItWasMeant(
    _ format: ReportFormat
  )
    throws
  {
    let report = HostileReport.report
    let read = try ReportReader.read(format.render(report, for: HostileReport.request), as: format.rawValue)
    let paths = HostileReport.request.paths
    let expected: [[JSON]] = report.findings.map { finding in
      let path = paths.path(of: finding.file)
      let isClean = format == .junit || format == .markdown || format == .html
      return [
        .string(isClean ? TerminalSanitizer.cleanLine(path) : path), 2, .string(finding.rule),
        .string(TerminalSanitizer.cleanLine(finding.message)),
      ]
    }
    #expect(read.count == expected.count)
    #expect(Set(read.map { Self.comparable($0, format) }) == Set(expected.map { Self.comparable($0, format) }))
  }

  /// XML has no U+FFFE; Markdown shows code without its quotes and ends no cell with a space.
  private static func comparable(_ row: [JSON], _ format: ReportFormat) -> [JSON] {
    guard let message = row[3].string else { return row }
    let seen =
      switch format {
      case .html: message.replacing("\u{FFFE}", with: "\u{FFFD}").replacing("`", with: "")
      case .junit: message.replacing("\u{FFFE}", with: "\u{FFFD}")
      case .markdown:
        String(message.replacing("`", with: "").trimmingPrefix(" ").reversed().drop { $0 == " " }.reversed())
      default: message
      }
    return [row[0], row[1], row[2], .string(seen)]
  }

  @Test(arguments: [ReportFormat.sarif, .github, .gitlab, .html, .junit, .markdown]) func nothingIsReadAsNothing(
    _ format: ReportFormat
  ) throws {
    var report = LintReport(fileCount: 1)
    report.files = [SourceFile(path: "a<b>.agent.md", text: "")]
    #expect(try ReportReader.read(format.render(report, for: HostileReport.request), as: format.rawValue).isEmpty)
  }

  /// GitHub shows ten of a kind; the others are lines of the log that say where they are.
  @Test func githubGetsTenCommandsOfAKind() throws {
    let file = SourceFile(path: "a.agent.md", text: String(repeating: "x\n", count: 40))
    let findings = (0..<30).map {
      Finding(
        rule: "vague-description", severity: $0 < 15 ? .error : .warning, file: file,
        range: SourceRange($0 * 2, $0 * 2 + 1), message: "m ##[error]x")
    }
    let text = ReportFormat.github.render(LintReport(findings: findings), for: HostileReport.request)
    #expect(try ReportReader.read(text, as: "github").count == 20)
    #expect(text.contains("\n- a.agent.md:30:1: warning: m # #[error]x [vague-description]\n"))
    #expect(text.contains("these 10 come on top"))
  }

  @Test func markdownIsCutBeforeAComment() {
    let file = SourceFile(path: "a.agent.md", text: String(repeating: "x\n", count: 1000))
    let findings = (0..<1000).map {
      Finding(
        rule: "vague-description", severity: $0 == 999 ? .error : .info, file: file,
        range: SourceRange($0 * 2, $0 * 2 + 1), message: String(repeating: "word ", count: 40))
    }
    let text = ReportFormat.markdown.render(LintReport(findings: findings), for: HostileReport.request)
    #expect(text.utf8.count < 65_536 && text.contains(" more findings."))
    #expect(text.contains(":1000 |"))
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

  /// The drawings of teams are part of the page, whatever its agents are called.
  @Test func thePageDrawsTeams() throws {
    func agent(_ name: String) -> String { "---\nname: '\(name)'\ndescription: Helps\n---\nYou look.\n" }
    let folder = try FixtureFolder([
      (path: ".claude/agents/a.md", text: agent("</svg><script>alert(1)</script>")),
      (path: ".claude/agents/b.md", text: agent("b\" onload=\"alert(1)")),
    ])
    let loaded = FilesLoader.load([folder.path])
    let report = Linter().report(on: loaded)
    var request = ReportRequest(paths: ReportPaths(around: [folder.path]))
    request.teams = loaded.teams
    let page = ReportFormat.html.render(report, for: request)
    #expect(try ReportReader.read(page, as: "html").count == report.findings.count)
    #expect(page.components(separatedBy: "<svg ").count == 3 && page.contains("&lt;/svg&gt;"))
    #expect(page.contains("<code>.claude/agents</code> 2 agents"))
  }

  /// Reviewers see beside the findings what a change lets pass.
  @Test func whatAChangeLetsPassIsTold() throws {
    var report = LintReport()
    report.suppressionChanges = HostileReport.messages
    let request = HostileReport.request
    let commands = ReportFormat.github.render(report, for: request).split(separator: "\n")
    #expect(commands.count { $0.hasPrefix("::notice title=agentlint::") } == HostileReport.messages.count)
    let markdown = ReportFormat.markdown.render(report, for: request)
    #expect(try ReportReader.read(markdown, as: "markdown").isEmpty)
    #expect(markdown.split(separator: "\n").count { $0.hasPrefix("- ") } == HostileReport.messages.count)
  }
}
