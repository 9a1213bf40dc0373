/// A terminal control sequence that has begun, in its 7-bit (`ESC [`) or 8-bit (U+009B) spelling, and where it ends.
struct EscapeSequence: Sendable {
  enum Step {
    case inside
    /// The scalar was the last one. If the sequence was a change of colours, this is it.
    case complete(ColourChange?)
    /// The sequence is broken off; the scalar belongs to what follows.
    case notPartOfIt
  }

  private enum State {
    /// After ESC.
    case escape
    /// After ESC and a byte such as `(` that asks for one more.
    case escapeIntermediate
    /// In a control sequence, whose parameters may still turn out to be colours.
    case control(parameters: String, mayBeColours: Bool)
    /// In an operating system command or another string for the terminal.
    case string
    case stringEscape
  }

  /// No honest change of colours is longer. More is swallowed, and not stored.
  private static let longestParameters = 64

  private var state: State

  init?(startingWith scalar: UnicodeScalar) {
    switch scalar.value {
    case 0x1B: state = .escape
    case 0x9B: state = .control(parameters: "", mayBeColours: true)
    case 0x90, 0x98, 0x9D, 0x9E, 0x9F: state = .string
    default: return nil
    }
  }

  mutating func take(_ scalar: UnicodeScalar) -> Step {
    switch state {
    case .escape: takeAfterEscape(scalar)
    case .escapeIntermediate: takeIntermediate(scalar)
    case .control(let parameters, let mayBeColours): takeControl(scalar, parameters, mayBeColours)
    case .string: takeString(scalar)
    case .stringEscape: takeStringEscape(scalar)
    }
  }

  private mutating func takeAfterEscape(_ scalar: UnicodeScalar) -> Step {
    switch scalar {
    case "[": state = .control(parameters: "", mayBeColours: true)
    case "]", "P", "X", "^", "_": state = .string
    case "\u{20}"..."\u{2F}": state = .escapeIntermediate
    case "\u{30}"..."\u{7E}": return .complete(nil)
    default: return .notPartOfIt
    }
    return .inside
  }

  private func takeIntermediate(_ scalar: UnicodeScalar) -> Step {
    switch scalar {
    case "\u{20}"..."\u{2F}": .inside
    case "\u{30}"..."\u{7E}": .complete(nil)
    default: .notPartOfIt
    }
  }

  private mutating func takeControl(_ scalar: UnicodeScalar, _ parameters: String, _ mayBeColours: Bool) -> Step {
    switch scalar {
    case "0"..."9", ";", ":":
      let mayBeColours = mayBeColours && parameters.utf8.count < Self.longestParameters
      state = .control(parameters: mayBeColours ? parameters + String(scalar) : "", mayBeColours: mayBeColours)
      return .inside
    case "\u{20}"..."\u{3F}":
      state = .control(parameters: "", mayBeColours: false)
      return .inside
    case "m" where mayBeColours: return .complete(ColourChange(parameters: parameters))
    case "\u{40}"..."\u{7E}": return .complete(nil)
    default: return .notPartOfIt
    }
  }

  // A string ends with its terminator, BEL or a cancelling control character. It also ends with its line, which no
  // terminal does: otherwise a string that is never closed would hide all that follows.
  private mutating func takeString(_ scalar: UnicodeScalar) -> Step {
    switch scalar.value {
    case 0x9C, 0x07, 0x18, 0x1A: return .complete(nil)
    case 0x0A, 0x0D: return .notPartOfIt
    case 0x1B: state = .stringEscape
    default: break
    }
    return .inside
  }

  private mutating func takeStringEscape(_ scalar: UnicodeScalar) -> Step {
    if scalar == "\\" { return .complete(nil) }
    state = .escape
    return takeAfterEscape(scalar)
  }
}
