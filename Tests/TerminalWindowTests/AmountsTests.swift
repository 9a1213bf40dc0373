import Testing

@testable import TerminalWindow

@Suite struct AmountsTests {
  @Test(
    arguments: [
      (-5, "0.0 s"), (0, "0.0 s"), (49, "0.0 s"), (50, "0.1 s"), (9949, "9.9 s"), (9950, "10 s"), (59_499, "59 s"),
      (59_500, "1 min 00 s"), (185_000, "3 min 05 s"), (7_620_000, "2 h 07 min"),
    ] as [(Int64, String)])
  func durations(milliseconds: Int64, text: String) {
    #expect(Amounts.duration(milliseconds) == text)
  }

  @Test(arguments: [
    (0, "0 tokens"), (1, "1 token"), (999, "999 tokens"), (1000, "1.0k tokens"), (3449, "3.4k tokens"),
    (99_949, "99.9k tokens"), (99_950, "100k tokens"), (999_949, "999k tokens"), (999_950, "1.0M tokens"),
  ])
  func tokens(count: Int, text: String) {
    #expect(Amounts.tokens(count) == text)
  }

  @Test(arguments: [
    (3.25, "3.25"), (3, "3"), (0.5, "0.50"), (-1.005, "-1"), (.infinity, "?"), (.nan, "?"), (0.994, "0.99"),
  ])
  func scores(value: Double, text: String) {
    #expect(Amounts.score(value) == text)
  }
}
