import Testing

@testable import AgentDefinitions

@Suite struct CalendarDateTests {
  @Test(arguments: [
    (0, "1970-01-01"), (86399, "1970-01-01"), (86400, "1970-01-02"), (-1, "1969-12-31"),
    (951_782_400, "2000-02-29"), (1_709_164_800, "2024-02-29"), (1_709_251_200, "2024-03-01"),
    (1_735_603_200, "2024-12-31"), (1_735_689_600, "2025-01-01"), (4_107_542_400, "2100-03-01"),
    (-62_167_219_200, "0-01-01"), (-62_167_219_201, "-1-12-31"),
  ])
  func isTheDayOfASecond(seconds: Int, written: String) {
    #expect(CalendarDate(secondsSince1970: seconds).description == written)
  }

  @Test(arguments: [
    ((2026, 8, 22), (2026, 11, 21), 91), ((2024, 2, 28), (2024, 3, 1), 2), ((2026, 2, 28), (2026, 3, 1), 1),
    ((2026, 1, 2), (2026, 1, 1), -1), ((1999, 12, 31), (2000, 12, 31), 366), ((2026, 5, 5), (2026, 5, 5), 0),
  ])
  func countsDays(from: (Int, Int, Int), to: (Int, Int, Int), days: Int) {
    let start = CalendarDate(from.0, from.1, from.2)
    let end = CalendarDate(to.0, to.1, to.2)
    #expect(end.days(since: start) == days)
    #expect((start < end) == (days > 0))
  }
}
