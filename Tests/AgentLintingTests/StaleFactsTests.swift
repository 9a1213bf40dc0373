import AgentDefinitions
import Testing

@testable import AgentLinting

@Suite struct StaleFactsTests {
  @Test(arguments: [
    (Dialect.claudeCode, CalendarDate(2026, 11, 19), nil),
    (
      .claudeCode, CalendarDate(2026, 11, 21),
      "what agentlint knows of Claude Code is of 2026-08-22, 91 days ago; newer names may be called unknown"
    ),
    (
      .chatMode, CalendarDate(2026, 11, 21),
      "what agentlint knows of VS Code is of 2026-07-29, 115 days ago, what it knows of the Copilot SDK is of "
        + "2026-08-21, 92 days ago; newer names may be called unknown"
    ),
    // Of two pages the older one counts.
    (
      .chatMode, CalendarDate(2026, 11, 19),
      "what agentlint knows of VS Code is of 2026-07-29, 113 days ago; newer names may be called unknown"
    ),
    (.native, CalendarDate(2036, 1, 1), nil),
  ])
  func saysWhatIsOlderThanNinetyDays(dialect: Dialect, today: CalendarDate, notice: String?) {
    #expect(StaleFacts([dialect], on: today)?.notice == notice)
  }

  /// Tables of models and servers grow old too, where an agent is judged by them.
  @Test(arguments: [
    ("model: GPT-5", [DataSource.copilotModels]), ("tools: [view]", []),
    ("tools: [playwright/browser_click, slack/post]", [.playwrightServer, .archivedServers]),
    ("mcp-servers: { a: { command: npx, args: [\"@upstash/context7-mcp@1.0.0\"] } }", [.context7Server]),
  ])
  func furtherSourcesAreThoseThatJudge(front: String, sources: [DataSource]) {
    let text = "---\ndescription: Renames Swift functions\n\(front)\n---\nYou rename.\n"
    let loaded = FilesLoader.load(SourceFile(path: "a.agent.md", text: text))
    #expect(Set(loaded.furtherSources) == Set(sources))
  }

  @Test func whatIsArchivedGrowsNoOlder() {
    #expect(StaleFacts([], and: [.archivedServers], on: CalendarDate(2036, 1, 1)) == nil)
    #expect(
      StaleFacts([], and: [.copilotModels], on: CalendarDate(2026, 11, 21))?.notice
        == "what agentlint knows of Copilot is of 2026-06-01, 173 days ago; newer names may be called unknown")
  }
}
