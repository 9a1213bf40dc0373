import Testing

@testable import TerminalWindow

@Suite struct LiveRegionTests {
  /// Frames drawn over each other; what stands at the end is the last one, whatever was before.
  @Test(arguments: [
    [["a"], ["b"]],
    [["one", "two", "three"], ["one"]],
    [["one"], ["one", "two", "three"], ["1", "two", "3"]],
    [["long line of text", "x"], ["short", "x"], ["short", "x", "y"]],
    [["a", "b", "c"], [], ["d"]],
    [["a"], ["a"], ["a"]],
  ])
  func theLastFrameStands(frames: [[String]]) {
    var region = LiveRegion()
    var screen = ScreenModel(columns: 40, rows: 10)
    screen.write(Array("before\r\n".utf8))
    for frame in frames { screen.write(Array(region.draw(frame, columns: 40).utf8)) }
    #expect(screen.text == (["before"] + (frames.last ?? [])).joined(separator: "\n"))
    #expect(screen.isCursorVisible == frames.last?.isEmpty && screen.unknown == [])

    screen.write(Array(region.leave(["end"], columns: 40).utf8))
    screen.write(Array("after\r\n".utf8))
    #expect(screen.text == "before\nend\nafter")
    #expect(screen.isCursorVisible)
  }

  @Test func nothingIsWrittenForWhatStandsThere() {
    var region = LiveRegion()
    #expect(region.clear(columns: 40) == "")
    _ = region.draw(["a", "b"], columns: 40)
    #expect(region.draw(["a", "b"], columns: 40) == "")
    #expect(!region.draw(["a", "c"], columns: 40).contains("a"))
  }

  @Test func inANarrowerTerminalBrokenLinesAreTakenBack() {
    var region = LiveRegion()
    _ = region.draw(["0123456789", "abc"], columns: 20)
    let text = region.draw(["0123", "abc"], columns: 5)
    #expect(text.contains("\u{1B}[3A"), "two rows for the first line, one for the second")
  }
}
