import AgentDefinitions
import AgentLinting

/// A report in which paths, messages and texts try to get out of the format that they are written in.
enum HostileReport {
  static let paths = [
    "agents/\"quoted\" & <b>.agent.md", "agents/a,b:c%20::error.agent.md",
    "agents/]]>--><script>alert(1)</script>.agent.md",
    "agents/line\nbreak\u{1B}[31m\u{7}.agent.md", "agents/帮助 👩‍💻 e\u{301}.agent.md",
    "a: b/|`@everyone`|#12 [x](https://example.com).md",
  ]

  static let messages = [
    "“</script><img src=x onerror=alert(1)>” says nothing", "a\nb\r\n::error file=x::y %0A %25 ##[error]z",
    "]]> --> <!-- | `code` ``more`` | @everyone #1 [click](javascript:alert(1))",
    "\u{0}\u{8}\u{1F}\u{FFFE}\u{202E}drow\u{202C} \u{1B}]0;title\u{7}", "{{ 7 * 7 }} ${{ secrets.X }} {0} 100 %",
    "\\\" ' & &amp; \\u0000",
  ]

  static var findings: [Finding] {
    zip(paths, messages).enumerated().map { number, pair in
      let file = SourceFile(path: pair.0, text: "---\ndescription: 😀 Helps\n---\nYou look.\n")
      let range = SourceRange(22, 27)
      return Finding(
        rule: number == 0 ? "a-rule-of-the-project" : "vague-description", severity: Severity.allCases[number % 3],
        file: file, range: range, message: pair.1, effects: [RuntimeEffect(.copilotCLI, pair.1)],
        related: [.init(file: file, range: range, note: pair.1)],
        fixes: [Fix("write `x`", .safe, [Edit(range, in: file, with: pair.1)])])
    }.sorted(by: Finding.isShownBefore)
  }

  static var report: LintReport {
    LintReport(findings: findings, fileCount: findings.count, agentCount: 1, notices: messages)
  }

  static var request: ReportRequest { ReportRequest(paths: ReportPaths(around: ["."])) }
}
