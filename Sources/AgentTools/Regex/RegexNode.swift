/// A regular expression as it was written, taken apart.
indirect enum RegexNode: Sendable, Equatable {
  case empty
  case set(RegexSet)
  case assertion(Assertion)
  case sequence([RegexNode])
  case choice([RegexNode])
  /// `most` is nil where there is no limit.
  case repeated(RegexNode, least: Int, most: Int?, isLazy: Bool)

  enum Assertion: Sendable, Equatable {
    case lineStart
    case lineEnd
    case wordBoundary
    case noWordBoundary
  }
}

/// Which characters fit at one place.
struct RegexSet: Sendable, Equatable {
  enum Class: Sendable, Equatable { case digit, word, space }

  enum Member: Sendable, Equatable {
    case range(ClosedRange<UInt32>)
    case known(Class, isNegated: Bool)
    case set(RegexSet)
  }

  var members: [Member] = []
  var isNegated = false
  var ignoresCase = false

  /// Any character; without `newlines`, any but the end of a line.
  static func any(newlines: Bool) -> RegexSet {
    newlines
      ? RegexSet(members: [], isNegated: true)
      : RegexSet(members: [.range(0x0A...0x0A)], isNegated: true)
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    (holds(scalar) || (ignoresCase && Self.otherCases(of: scalar).contains(where: holds))) != isNegated
  }

  private func holds(_ scalar: Unicode.Scalar) -> Bool {
    members.contains { member in
      switch member {
      case .range(let range): range.contains(scalar.value)
      case .known(let known, let isNegated): Self.fits(scalar, known) != isNegated
      case .set(let set): set.contains(scalar)
      }
    }
  }

  private static func otherCases(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    if scalar.isASCII {
      guard scalar.properties.isAlphabetic else { return [] }
      return [Unicode.Scalar(UInt8(scalar.value) ^ 0x20)]
    }
    return [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping].compactMap { text in
      text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil
    }
  }

  static func fits(_ scalar: Unicode.Scalar, _ known: Class) -> Bool {
    switch known {
    case .digit: scalar.properties.generalCategory == .decimalNumber
    case .space: scalar.properties.isWhitespace
    case .word:
      scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.generalCategory == .decimalNumber
        || scalar.properties.generalCategory == .nonspacingMark
    }
  }
}

/// Why a regular expression cannot be used.
struct RegexFault: Error, Equatable, CustomStringConvertible {
  let reason: String

  var description: String { reason }
}
