import SessionCore
import SessionHost
import TerminalText
import Testing

@testable import TerminalWindow

@Suite struct SessionTableTests {
  private static func session(
    _ id: String, _ status: SessionStatus, minutesAgo: Int64, _ prompt: String = "Where?"
  ) -> StoredSession {
    var session = StoredSession(id: id, status: status, modified: Timestamp(milliseconds: now - minutesAgo * 60_000))
    session.firstPrompt = prompt
    session.team = "/home/ada/code-team/team.yaml"
    return session
  }

  private static let now: Int64 = 1_795_239_446_004

  private func table(_ sessions: [StoredSession], columns: Int = 80) -> [String] {
    SessionTable(
      style: TerminalStyle(isColoured: false), columns: columns, now: Timestamp(milliseconds: Self.now)
    ).lines(SessionTable.sorted(sessions))
  }

  @Test func whatNeedsAPersonIsFirst() {
    var waiting = Self.session("c3333333-1", .needsInput, minutesAgo: 70)
    waiting.question = "run swift test"
    let lines = table([
      Self.session("a1111111-1", .idle, minutesAgo: 0), Self.session("b2222222-1", .working, minutesAgo: 3),
      waiting, Self.session("a1111111-2", .failed, minutesAgo: 3000, "Two\nlines \u{1B}[31m"),
    ])
    #expect(
      lines == [
        "ID          STATUS       AGE    TEAM       ABOUT",
        "c3333333    needs input  1 h    code-team  asks: run swift test",
        "b2222222    working      3 min  code-team  Where?",
        "a1111111-1  idle         0 s    code-team  Where?",
        "a1111111-2  failed       2 d    code-team  Two lines",
      ])
    #expect(table([]) == [])
  }

  @Test(arguments: [40, 60, 80]) func noLineIsWiderThanTheTerminal(_ columns: Int) {
    let lines = table(
      [Self.session("a1111111", .idle, minutesAgo: 1, String(repeating: "宽 wide ", count: 50))], columns: columns)
    #expect(lines.allSatisfy { DisplayWidth.columns(of: $0) < columns })
  }
}
