/// Replaces characters that cannot be seen by their number, and knows where some of them are needed after all.
///
/// All decisions look at what has been put out, not at what came in, so that a second pass decides the same.
struct VisibleText: Sendable {
  /// The last scalar put out.
  private var previous: UnicodeScalar?
  /// A joiner whose right neighbour is not known yet.
  private var joiner: UnicodeScalar?

  /// Nothing is waiting for what comes next.
  var isSettled: Bool { joiner == nil }

  /// Notes text that was put out as it is.
  mutating func pass(_ plain: String) { previous = plain.unicodeScalars.last ?? previous }

  mutating func take(_ scalar: UnicodeScalar, into output: inout String.UnicodeScalarView) {
    if let joiner {
      self.joiner = nil
      if let previous, Self.joins(previous, scalar, with: joiner) {
        output.append(joiner)
        self.previous = joiner
      } else {
        appendNumber(of: joiner, into: &output)
      }
    }
    if scalar.isJoiner {
      joiner = scalar
    } else if !scalar.isInvisible || isSelector(scalar) {
      output.append(scalar)
      previous = scalar
    } else {
      appendNumber(of: scalar, into: &output)
    }
  }

  /// Puts out a joiner that has nothing to join.
  mutating func settle(into output: inout String.UnicodeScalarView) {
    guard let joiner else { return }
    self.joiner = nil
    appendNumber(of: joiner, into: &output)
  }

  private mutating func appendNumber(of scalar: UnicodeScalar, into output: inout String.UnicodeScalarView) {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let padding = String(repeating: "0", count: max(0, 4 - digits.count))
    output.append(contentsOf: "‹U+\(padding)\(digits)›".unicodeScalars)
    previous = "›"
  }

  /// Emoji take one selector (`⚠` + U+FE0F); anywhere else selectors can carry hidden data.
  private func isSelector(_ scalar: UnicodeScalar) -> Bool {
    guard scalar == "\u{FE0F}" || scalar == "\u{FE0E}", let previous else { return false }
    return previous.properties.isEmoji
  }

  /// 👩‍💻 is two emoji and a joiner; scripts from Arabic to Sinhala use both joiners inside words.
  private static func joins(_ left: UnicodeScalar, _ right: UnicodeScalar, with joiner: UnicodeScalar) -> Bool {
    if left.isOfJoiningScript, right.isOfJoiningScript { return true }
    guard joiner == "\u{200D}" else { return false }
    return (left.isPicture || left == "\u{FE0F}") && right.isPicture
  }
}

extension UnicodeScalar {
  fileprivate var isJoiner: Bool { self == "\u{200D}" || self == "\u{200C}" }

  /// Takes no room, turns the reading direction around, or ends a line only for some programs.
  fileprivate var isInvisible: Bool {
    guard value >= 0xAD else { return false }
    switch value {
    case 0x2028, 0x2029, 0xFFF9...0xFFFB: return true
    default: return properties.isDefaultIgnorableCodePoint
    }
  }

  /// An emoji that is not also a digit or another ASCII character.
  fileprivate var isPicture: Bool { value > 0x7F && properties.isEmoji }

  fileprivate var isOfJoiningScript: Bool {
    (0x0600...0x0DFF).contains(value) && (properties.isAlphabetic || properties.generalCategory == .nonspacingMark)
  }
}
