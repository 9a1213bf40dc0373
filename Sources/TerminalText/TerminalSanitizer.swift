/// Makes text from a model, a tool or a file safe to print: it can neither drive the terminal nor hide what it says.
///
/// What comes out is line breaks, tabs and visible characters. Escape sequences and control characters are dropped;
/// a lone carriage return becomes a line break, so that nothing is overwritten; characters that cannot be seen or that
/// turn text around are shown by number, as in `‹U+202E›`. Joiners and variation selectors pass where emoji and joining
/// scripts need them. Cleaning what is clean changes nothing, and text may be fed in pieces cut anywhere.
package struct TerminalSanitizer: Sendable {
  private var sequence: EscapeSequence?
  private var visible = VisibleText()
  private let keepsColours: Bool
  private var isColoured = false
  /// After a carriage return, whose line break is already out.
  private var ignoresLineFeed = false

  /// With `keepColours`, colours and weights pass (concealed text does not), and `finish()` switches them off.
  package init(keepColours: Bool = false) { keepsColours = keepColours }

  package static func clean(_ text: String, keepColours: Bool = false) -> String {
    var sanitizer = TerminalSanitizer(keepColours: keepColours)
    return sanitizer.feed(text) + sanitizer.finish()
  }

  /// For names and other text that belongs on one line: breaks and tabs become spaces.
  package static func cleanLine(_ text: String) -> String {
    let cleaned = clean(text)
    // After cleaning these two are the only breaks there can be, and usually there are none.
    guard cleaned.utf8.contains(where: { $0 == 0x0A || $0 == 0x09 }) else { return cleaned }
    return String(cleaned.map { $0 == "\n" || $0 == "\t" ? " " : $0 })
  }

  /// The clean form of this piece, as far as it is decided without the next one.
  package mutating func feed(_ chunk: String) -> String {
    if sequence == nil, !ignoresLineFeed, visible.isSettled, chunk.isPlain {
      visible.pass(chunk)
      return chunk
    }
    var output = String.UnicodeScalarView()
    for scalar in chunk.unicodeScalars { take(scalar, into: &output) }
    return String(output)
  }

  /// What was still undecided. Afterwards the sanitizer is as new.
  package mutating func finish() -> String {
    var output = String.UnicodeScalarView()
    visible.settle(into: &output)
    if isColoured { output.append(contentsOf: "\u{1B}[0m".unicodeScalars) }
    self = TerminalSanitizer(keepColours: keepsColours)
    return String(output)
  }

  private mutating func take(_ scalar: UnicodeScalar, into output: inout String.UnicodeScalarView) {
    if sequence != nil {
      switch sequence?.take(scalar) ?? .notPartOfIt {
      case .inside: return
      case .complete(let colours):
        sequence = nil
        if keepsColours, let colours { emit(colours, into: &output) }
        return
      case .notPartOfIt: sequence = nil
      }
    }
    if let started = EscapeSequence(startingWith: scalar) {
      sequence = started
    } else {
      takeText(scalar, into: &output)
    }
  }

  private mutating func takeText(_ scalar: UnicodeScalar, into output: inout String.UnicodeScalarView) {
    let followsReturn = ignoresLineFeed
    ignoresLineFeed = scalar == "\r"
    switch scalar {
    case "\n" where followsReturn: return
    case "\r": visible.take("\n", into: &output)
    case "\n", "\t": visible.take(scalar, into: &output)
    default:
      if !scalar.isControl { visible.take(scalar, into: &output) }
    }
  }

  private mutating func emit(_ colours: ColourChange, into output: inout String.UnicodeScalarView) {
    visible.settle(into: &output)
    output.append(contentsOf: colours.sequence.unicodeScalars)
    isColoured = !colours.endsPlain
  }
}

extension String {
  /// Only printable ASCII, tabs, line feeds, and the dashes, quotation marks and dots of prose (U+2010 to U+2026): the
  /// usual case, which needs no look at each character.
  fileprivate var isPlain: Bool {
    var rest = utf8.makeIterator()
    while let byte = rest.next() {
      if (byte >= 0x20 && byte < 0x7F) || byte == 0x0A || byte == 0x09 { continue }
      guard byte == 0xE2, rest.next() == 0x80, let last = rest.next(), (0x90...0xA6).contains(last) else {
        return false
      }
    }
    return true
  }
}

extension UnicodeScalar {
  fileprivate var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}
