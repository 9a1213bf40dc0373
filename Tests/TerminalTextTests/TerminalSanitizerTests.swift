import Testing

@testable import TerminalText

struct TerminalSanitizerTests {
  @Test(arguments: [
    ("", ""),
    ("plain text\n\twith a tab", "plain text\n\twith a tab"),
    ("naïve 漢字 😀 é e\u{301}", "naïve 漢字 😀 é e\u{301}"),
    // Control characters.
    ("a\u{0}b\u{7}c\u{8}d\u{B}e\u{C}f\u{7F}g", "abcdefg"),
    ("a\u{85}b\u{8D}c\u{9C}d", "abcd"),
    // Carriage returns.
    ("one\r\ntwo\r\n", "one\ntwo\n"),
    ("rm -rf /\rls", "rm -rf /\nls"),
    ("10%\r50%\r\n", "10%\n50%\n"),
    ("a\r\r\nb", "a\n\nb"),
    ("a\n\nb", "a\n\nb"),
    // Control sequences.
    ("a\u{1B}[31mred\u{1B}[0m", "ared"),
    ("a\u{1B}[2J\u{1B}[1;1Hb", "ab"),
    ("a\u{1B}[?25lb\u{1B}[>4;2mc", "abc"),
    ("a\u{1B}[1 qb", "ab"),
    ("a\u{9B}31mb", "ab"),
    ("a\u{1B}[12", "a"),
    ("a\u{1B}[12\nb", "a\nb"),
    ("a\u{1B}[1漢b", "a漢b"),
    ("a\u{1B}[1\u{1B}[2Jb", "ab"),
    // Strings for the terminal: title, clipboard, link, request for its status, application and privacy messages.
    ("a\u{1B}]0;title\u{7}b", "ab"),
    ("a\u{1B}]52;c;ZXZpbA==\u{1B}\\b", "ab"),
    ("\u{1B}]8;;https://evil.example\u{1B}\\https://good.example\u{1B}]8;;\u{1B}\\", "https://good.example"),
    ("a\u{1B}P$q\"p\u{1B}\\b", "ab"),
    ("a\u{1B}_app\u{1B}\\b\u{1B}^pm\u{1B}\\c\u{1B}Xsos\u{1B}\\d", "abcd"),
    ("a\u{9D}0;title\u{9C}b\u{90}q\u{9C}c\u{98}s\u{9C}d\u{9E}p\u{9C}e\u{9F}a\u{9C}f", "abcdef"),
    ("a\u{1B}]0;never closed\nnext line", "a\nnext line"),
    ("a\u{1B}]0;cancelled\u{18}b", "ab"),
    ("a\u{1B}]0;broken off\u{1B}[31mb", "ab"),
    // Other escapes.
    ("a\u{1B}cb\u{1B}7c\u{1B}(0d\u{1B}#8e", "abcde"),
    ("a\u{1B}", "a"),
    ("a\u{1B}\u{1B}\u{1B}[31mb", "ab"),
    ("a\u{1B}漢", "a漢"),
    ("a\u{1B}\nb", "a\nb"),
  ])
  func whatDrivesTheTerminalIsDropped(text: String, expected: String) {
    #expect(scalars(TerminalSanitizer.clean(text)) == scalars(expected))
  }

  @Test(arguments: [
    ("user\u{202E}txt.exe", "user‹U+202E›txt.exe"),
    ("\u{2066}a\u{2069}\u{200E}\u{200F}\u{61C}", "‹U+2066›a‹U+2069›‹U+200E›‹U+200F›‹U+061C›"),
    ("a\u{200B}b\u{2060}c\u{FEFF}d\u{AD}e", "a‹U+200B›b‹U+2060›c‹U+FEFF›d‹U+00AD›e"),
    ("a\u{E0041}\u{E007F}", "a‹U+E0041›‹U+E007F›"),
    ("a\u{E0100}\u{FE00}\u{180E}", "a‹U+E0100›‹U+FE00›‹U+180E›"),
    ("a\u{3164}\u{115F}\u{FFA0}", "a‹U+3164›‹U+115F›‹U+FFA0›"),
    ("a\u{2028}b\u{2029}c\u{FFF9}", "a‹U+2028›b‹U+2029›c‹U+FFF9›"),
    ("a\u{200D}b \u{200C}", "a‹U+200D›b ‹U+200C›"),
    ("\u{200D}", "‹U+200D›"),
    ("😀\u{200D}", "😀‹U+200D›"),
    ("😀\u{200D}a", "😀‹U+200D›a"),
    ("😀\u{200D}\u{200D}😀", "😀‹U+200D›‹U+200D›😀"),
    ("⚠\u{FE0F}\u{FE0F}", "⚠\u{FE0F}‹U+FE0F›"),
    // Needed to show these at all.
    ("⚠\u{FE0F} ✔\u{FE0E} 1\u{FE0F}\u{20E3}", "⚠\u{FE0F} ✔\u{FE0E} 1\u{FE0F}\u{20E3}"),
    ("👩\u{200D}💻 ❤\u{FE0F}\u{200D}🔥 👩🏽\u{200D}🚀", "👩\u{200D}💻 ❤\u{FE0F}\u{200D}🔥 👩🏽\u{200D}🚀"),
    ("می\u{200C}خواهم", "می\u{200C}خواهم"),
    ("क्\u{200D}ष", "क्\u{200D}ष"),
    ("👩\u{200D}\u{1B}[0m💻", "👩\u{200D}💻"),
  ])
  func whatCannotBeSeenIsShown(text: String, expected: String) {
    #expect(scalars(TerminalSanitizer.clean(text)) == scalars(expected))
  }

  @Test(arguments: [
    ("a\u{1B}[31mred\u{1B}[0m", "a\u{1B}[31mred\u{1B}[0m"),
    ("\u{1B}[1;4;92mx\u{1B}[m", "\u{1B}[1;4;92mx\u{1B}[m"),
    ("\u{1B}[38;5;8mx\u{1B}[0m", "\u{1B}[38;5;8mx\u{1B}[0m"),
    ("\u{1B}[38;2;8;8;0mx", "\u{1B}[38;2;8;8;0mx\u{1B}[0m"),
    ("\u{1B}[38:2::8:8:8mx\u{1B}[0m", "\u{1B}[38:2::8:8:8mx\u{1B}[0m"),
    ("\u{9B}31mx", "\u{1B}[31mx\u{1B}[0m"),
    ("\u{1B}[31mnever off", "\u{1B}[31mnever off\u{1B}[0m"),
    ("\u{1B}[31;0moff again", "\u{1B}[31;0moff again"),
    ("\u{1B}[8mhidden\u{1B}[0m", "hidden\u{1B}[0m"),
    ("\u{1B}[31;8;1mx\u{1B}[0m", "\u{1B}[31;1mx\u{1B}[0m"),
    ("\u{1B}[5m\u{1B}[999m\u{1B}[38;5mx", "x"),
    ("\u{1B}[>4;1m\u{1B}[?1m\u{1B}[1 mx", "x"),
    ("\u{1B}[2J\u{1B}[31mx\u{1B}]0;t\u{7}\u{1B}[0m", "\u{1B}[31mx\u{1B}[0m"),
    ("\u{1B}[\(String(repeating: "1;", count: 200))1mx", "x"),
  ])
  func coloursMayBeKept(text: String, expected: String) {
    #expect(scalars(TerminalSanitizer.clean(text, keepColours: true)) == scalars(expected))
  }

  @Test func namesStayOnOneLine() {
    #expect(TerminalSanitizer.cleanLine("a\r\nb\tc\u{1B}[31md") == "a b cd")
  }

  @Test func finishingStartsAnew() {
    var sanitizer = TerminalSanitizer(keepColours: true)
    #expect(sanitizer.feed("\u{1B}[31mred\u{1B}]0;open") == "\u{1B}[31mred")
    #expect(sanitizer.finish() == "\u{1B}[0m")
    #expect(sanitizer.feed("next") == "next")
    #expect(sanitizer.finish() == "")
  }

  private func scalars(_ text: String) -> [UnicodeScalar] { Array(text.unicodeScalars) }
}
