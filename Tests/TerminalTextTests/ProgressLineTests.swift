import TerminalText
import Testing

/// How far a long run is, on one line that is gone at the end.
@Suite struct ProgressLineTests {
  @Test func comesLateIsWrittenOverAndGoesAway() {
    var line = ProgressLine(width: 80)
    #expect(line.update("reading", after: ProgressLine.delay - 1) == "")
    #expect(line.update("reading", after: ProgressLine.delay) == "\rreading\u{1B}[K")
    #expect(line.update("reading", after: 600) == "")
    #expect(line.update("checking 1 of 2", after: 700) == "\rchecking 1 of 2\u{1B}[K")
    #expect(line.end() == "\r\u{1B}[K")
    #expect(line.end() == "")
  }

  @Test func aShortRunLeavesNothing() {
    var line = ProgressLine(width: 80)
    _ = line.update("reading", after: 10)
    #expect(line.end() == "")
  }

  @Test func staysOnOneLine() {
    var line = ProgressLine(width: 10)
    #expect(line.update("帮助帮助帮助", after: 900) == "\r帮助帮助…\u{1B}[K")
    #expect(line.update("a\nb\u{1B}[2J", after: 900) == "\ra b\u{1B}[K")
    var none = ProgressLine(width: 0)
    #expect(none.update("reading", after: 900) == "")
  }
}
