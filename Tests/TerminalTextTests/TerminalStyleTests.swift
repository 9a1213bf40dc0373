import Testing

@testable import TerminalText

struct TerminalStyleTests {
  private let coloured = TerminalStyle(isColoured: true)

  @Test func withoutColoursTextIsLeftAlone() {
    #expect(TerminalStyle(isColoured: false).paint("x", .bold, .red) == "x")
  }

  @Test func eachStyleSwitchesOffWhatItSwitchedOn() {
    #expect(coloured.paint("x", .bold, .red) == "\u{1B}[1;31mx\u{1B}[39;22m")
    #expect(
      coloured.paint("a " + coloured.paint("b", .underline) + " c", .dim)
        == "\u{1B}[2ma \u{1B}[4mb\u{1B}[24m c\u{1B}[22m")
    #expect(coloured.paint("", .bold) == "")
    #expect(coloured.paint("x") == "x")
  }

  @Test(arguments: TerminalStyle.Effect.allCases)
  func whatIsPaintedPassesTheSanitizer(effect: TerminalStyle.Effect) {
    let painted = coloured.paint("x", effect)
    #expect(painted != "x")
    #expect(TerminalSanitizer.clean(painted) == "x")
    #expect(TerminalSanitizer.clean(painted, keepColours: true).hasPrefix(painted))
  }
}
