import AgentDefinitions
import Testing

@Suite struct SourceFileTests {
  @Test(arguments: [
    ("", 0, SourcePlace(line: 1, column: 1, byteColumn: 1, utf16Column: 1)),
    ("ab\ncd", 2, SourcePlace(line: 1, column: 3, byteColumn: 3, utf16Column: 3)),
    ("ab\ncd", 3, SourcePlace(line: 2, column: 1, byteColumn: 1, utf16Column: 1)),
    ("ab\r\ncd", 4, SourcePlace(line: 2, column: 1, byteColumn: 1, utf16Column: 1)),
    ("ab\r\ncd", 3, SourcePlace(line: 1, column: 4, byteColumn: 4, utf16Column: 4)),
    ("ab\rcd", 3, SourcePlace(line: 2, column: 1, byteColumn: 1, utf16Column: 1)),
    ("a\r\r\nb", 4, SourcePlace(line: 3, column: 1, byteColumn: 1, utf16Column: 1)),
    ("a\u{85}b\u{2028}c\u{2029}d", 11, SourcePlace(line: 1, column: 7, byteColumn: 12, utf16Column: 7)),
    ("é€😀x", 9, SourcePlace(line: 1, column: 4, byteColumn: 10, utf16Column: 5)),
    ("😀x", 2, SourcePlace(line: 1, column: 1, byteColumn: 3, utf16Column: 1)),
    ("\u{FEFF}ab", 3, SourcePlace(line: 1, column: 1, byteColumn: 1, utf16Column: 1)),
    ("\u{FEFF}ab", 0, SourcePlace(line: 1, column: 1, byteColumn: 1, utf16Column: 1)),
    ("ab\n", 99, SourcePlace(line: 2, column: 1, byteColumn: 1, utf16Column: 1)),
    ("ab", -5, SourcePlace(line: 1, column: 1, byteColumn: 1, utf16Column: 1)),
  ]) func aByteHasAPlace(text: String, offset: Int, place: SourcePlace) {
    #expect(SourceFile(path: "a", text: text).place(of: offset) == place)
  }

  @Test(arguments: [
    ("", [""]), ("a", ["a"]), ("a\n", ["a", ""]), ("a\r\nb\rc\nd", ["a", "b", "c", "d"]),
    ("\u{FEFF}a\nb", ["a", "b"]), ("a\u{2028}b\u{85}c", ["a\u{2028}b\u{85}c"]), ("\n\r\n\r", ["", "", "", ""]),
  ]) func linesEndAtLineFeedsAndCarriageReturns(text: String, lines: [String]) {
    let file = SourceFile(path: "a", text: text)
    #expect((1...file.lineCount).map(file.lineText) == lines)
    #expect((1...file.lineCount).map { file.text(in: file.lineRange($0)) } == lines)
    #expect(file.lineText(0) == "")
    #expect(file.lineText(file.lineCount + 1) == "")
  }

  @Test func aRangeThatLeavesTheFileIsCut() {
    let file = SourceFile(path: "a", text: "abc")
    #expect(file.text(in: SourceRange(1, 99)) == "bc")
    #expect(file.text(in: SourceRange(50, 99)) == "")
  }

  @Test func brokenUTF8IsShownAsReplacementCharacters() {
    let file = SourceFile(path: "a", bytes: [0x61, 0xFF, 0x62, 0xC3])
    #expect(file.text(in: file.contents) == "a\u{FFFD}b\u{FFFD}")
    #expect(file.place(of: 2).column == 3)
  }

  @Test func rangesMeetAndJoin() {
    let one = SourceRange(2, 5)
    #expect(one.union(SourceRange(8, 9)) == SourceRange(2, 9))
    #expect(one.clamped(to: SourceRange(3, 4)) == SourceRange(3, 4))
    #expect(one.clamped(to: SourceRange(7, 9)) == SourceRange(7, 7))
    #expect(one.contains(SourceRange(5, 5)) && !one.contains(SourceRange(4, 6)))
    #expect(one.overlaps(SourceRange(4, 6)) && !one.overlaps(SourceRange(5, 6)))
    #expect(SourceRange(5, 2) == SourceRange(5, 5))
  }
}
