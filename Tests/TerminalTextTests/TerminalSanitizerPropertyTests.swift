import Testing

@testable import TerminalText

/// What holds for any text at all.
struct TerminalSanitizerPropertyTests {
  @Test(arguments: 0..<500, [false, true])
  func anyText(seed: Int, keepColours: Bool) {
    var random = RandomTerminalText(seed: UInt64(seed))
    let text = random.text()
    let clean = TerminalSanitizer.clean(text, keepColours: keepColours)
    #expect(isWhitelisted(clean, colours: keepColours), "\(Array(text.unicodeScalars))")
    #expect(scalars(TerminalSanitizer.clean(clean, keepColours: keepColours)) == scalars(clean))

    var sanitizer = TerminalSanitizer(keepColours: keepColours)
    var inPieces = ""
    for piece in random.pieces(of: text) { inPieces += sanitizer.feed(piece) }
    inPieces += sanitizer.finish()
    #expect(scalars(inPieces) == scalars(clean))
  }

  /// Every place to cut, for texts where each place matters.
  @Test(arguments: [
    "a\u{1B}[31mred\u{1B}[0m\r\nb\r\u{1B}]8;;x\u{1B}\\y",
    "👩\u{200D}💻\u{200D}a⚠\u{FE0F}\u{202E}\u{1B}",
  ])
  func everyCut(text: String) {
    let all = scalars(text)
    let whole = scalars(TerminalSanitizer.clean(text))
    for cut in 0...all.count {
      var sanitizer = TerminalSanitizer()
      let pieces = [string(all[..<cut]), string(all[cut...])].map { sanitizer.feed($0) } + [sanitizer.finish()]
      #expect(scalars(pieces.joined()) == whole, "cut at \(cut)")
    }
  }

  /// Sees only scalars, and knows nothing of how the sanitizer decides.
  private func isWhitelisted(_ text: String, colours: Bool) -> Bool {
    var rest = scalars(text)[...]
    var previous: UnicodeScalar = " "
    while let scalar = rest.popFirst() {
      defer { previous = scalar }
      if colours, scalar == "\u{1B}" {
        let parameters = rest.dropFirst().prefix { $0 == ";" || $0 == ":" || ("0"..."9").contains($0) }
        guard rest.first == "[", rest.dropFirst(parameters.count + 1).first == "m" else { return false }
        rest = rest.dropFirst(parameters.count + 2)
        continue
      }
      switch scalar.value {
      case 0x0A, 0x09: continue
      case 0x00..<0x20, 0x7F...0x9F, 0x2028, 0x2029: return false
      case 0xFE0E, 0xFE0F:
        if !previous.properties.isEmoji { return false }
      case 0x200C, 0x200D:
        if previous.value < 0x80 || rest.isEmpty { return false }
      default:
        if scalar.properties.isDefaultIgnorableCodePoint { return false }
      }
    }
    return true
  }

  private func scalars(_ text: String) -> [UnicodeScalar] { Array(text.unicodeScalars) }

  private func string(_ scalars: ArraySlice<UnicodeScalar>) -> String { String(String.UnicodeScalarView(scalars)) }
}

/// Text made of what terminals react to, from a seed.
private struct RandomTerminalText {
  private static let parts: [String] = [
    "\u{1B}", "\u{1B}[", "\u{1B}]", "\u{1B}P", "\u{1B}\\", "\u{7}", "\u{9B}", "\u{9C}", "\u{9D}", "\u{90}", "\r", "\n",
    "\r\n", "\t", "0", "1;31", "8", "38;5;1", "m", "J", "?25l", " ", "漢", "é", "a", "xyz", "😀", "👩", "❤", "\u{FE0F}",
    "\u{200D}", "\u{200C}", "\u{202E}", "\u{200B}", "\u{E0041}", "ب", "क", "\u{94D}", "\u{301}", "\u{0}", "\u{18}",
    "\u{85}", ">", ":", "(", "#", "c", "\u{2028}", "\u{AD}", "‹U+202E›", "\u{1B}[0m",
  ]

  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func text() -> String {
    (0..<number(below: 30)).map { _ in Self.parts[number(below: Self.parts.count)] }.joined()
  }

  mutating func pieces(of text: String) -> [String] {
    var pieces: [String] = [""]
    for scalar in text.unicodeScalars {
      if number(below: 3) == 0 { pieces.append("") }
      pieces[pieces.count - 1].unicodeScalars.append(scalar)
    }
    return pieces
  }

  private mutating func number(below bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }
}
