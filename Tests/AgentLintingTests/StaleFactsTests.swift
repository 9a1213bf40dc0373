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
}
