import Testing

@testable import TerminalText

struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0),
    ("plain", 5),
    ("é e\u{301} naïve", 9),
    ("漢字", 4),
    ("ｆｕｌｌ half", 13),
    ("한글 \u{1112}\u{1161}\u{11AB}", 7),
    ("😀", 2),
    ("👩\u{200D}💻", 2),
    ("👍🏽", 2),
    ("🇩🇪", 2),
    ("⚠", 1),
    ("⚠\u{FE0F}", 2),
    ("1\u{FE0F}\u{20E3}", 2),
    ("✓ → … │ ├─", 10),
    ("a\u{200B}b", 2),
    ("a\u{7}b\u{85}", 2),
    ("بسم", 3),
    ("ไทย", 3),
    ("‹U+202E›", 8),
    ("𠀀", 2),
  ])
  func columns(text: String, expected: Int) {
    #expect(DisplayWidth.columns(of: text) == expected)
  }

  @Test(arguments: [
    ("short", 5, "short"),
    ("longer text", 6, "longe…"),
    ("漢字漢字", 8, "漢字漢字"),
    ("漢字漢字", 7, "漢字漢…"),
    ("漢字漢字", 6, "漢字…"),
    ("漢字漢字", 2, "…"),
    ("👩\u{200D}💻👩\u{200D}💻", 3, "👩\u{200D}💻…"),
    ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
    ("abc", 1, "…"),
    ("abc", 0, ""),
    ("abc", -1, ""),
    ("", 0, ""),
  ])
  func truncate(text: String, limit: Int, expected: String) {
    let truncated = DisplayWidth.truncate(text, to: limit)
    #expect(truncated == expected)
    #expect(DisplayWidth.columns(of: truncated) <= max(0, limit))
  }

  @Test func pad() {
    #expect(DisplayWidth.pad("漢", to: 4) == "漢  ")
    #expect(DisplayWidth.pad("7", to: 3, align: .right) == "  7")
    #expect(DisplayWidth.pad("wide enough", to: 3) == "wide enough")
  }
}
