/// What splitting words needs to know about characters.
enum TextScript {
  static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9": return true
      default: return false
      }
    }
    if hasNoSpaces(scalar) { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .decimalNumber, .letterNumber:
      return true
    default: return false
    }
  }

  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? isWordPart(scalar) && !("0"..."9").contains(scalar) : scalar.properties.isAlphabetic
  }

  static func isUpperCase(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? ("A"..."Z").contains(scalar) : scalar.properties.isUppercase
  }

  /// Scripts that put no spaces between words, or whose words carry too much to be compared whole.
  static func hasNoSpaces(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x0E00 && nameOfScriptWithoutSpaces(scalar) != nil
  }

  static func nameOfScriptWithoutSpaces(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x0E01...0x0E3A, 0x0E40...0x0E5B: "Thai"
    case 0x0E80...0x0EFF: "Lao"
    case 0x0F00...0x0FBC: "Tibetan"
    case 0x1000...0x109F: "Burmese"
    case 0x1780...0x17FF: "Khmer"
    case 0x3005...0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: "Chinese"
    case 0x3041...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9D: "Japanese"
    case 0x1100...0x11FF, 0x3131...0x318E, 0xAC00...0xD7A3: "Korean"
    default: nil
    }
  }

  static func lowerCase(ascii scalar: Unicode.Scalar) -> UInt8 {
    let byte = UInt8(truncatingIfNeeded: scalar.value)
    return ("A"..."Z").contains(scalar) ? byte | 0x20 : byte
  }

  /// Appends the character in lower case and without accents: `Ü` is `u`, `ß` is `ss`, `ё` is `е`.
  static func fold(_ scalar: Unicode.Scalar, into term: inout String) {
    if scalar.isASCII {
      term.unicodeScalars.append(Unicode.Scalar(lowerCase(ascii: scalar)))
      return
    }
    switch scalar.value {
    case 0x0300...0x036F, 0x200C, 0x200D: return
    case 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0xFF10...0xFF19:
      // Full-width letters and digits.
      if let narrow = Unicode.Scalar(scalar.value - 0xFEE0) { fold(narrow, into: &term) }
      return
    default: break
    }
    for lower in scalar.properties.lowercaseMapping.unicodeScalars {
      if let replacement = replacements[lower] {
        term += replacement
      } else if let letter = plainLatin(lower) {
        term.unicodeScalars.append(letter)
      } else if !(0x0300...0x036F).contains(lower.value) {
        term.unicodeScalars.append(lower)
      }
    }
  }

  /// The letter that `LATIN SMALL LETTER E WITH ACUTE` and the like are a variant of.
  private static func plainLatin(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard (0x00E0...0x024F).contains(scalar.value) || (0x1E00...0x1EFF).contains(scalar.value),
      let name = scalar.properties.name, name.hasPrefix(latinLetter), name.contains(" WITH ")
    else { return nil }
    let rest = name.dropFirst(latinLetter.count)
    guard let letter = rest.unicodeScalars.first, rest.dropFirst().first == " " else { return nil }
    return letter.properties.lowercaseMapping.unicodeScalars.first
  }

  private static let latinLetter = "LATIN SMALL LETTER "

  private static let replacements: [Unicode.Scalar: String] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i", "ŀ": "l", "ŋ": "n",
    "ά": "α", "έ": "ε", "ή": "η", "ί": "ι", "ϊ": "ι", "ΐ": "ι", "ό": "ο", "ύ": "υ", "ϋ": "υ", "ΰ": "υ", "ώ": "ω",
    "ς": "σ", "ё": "е", "ѐ": "е", "ѝ": "и", "ґ": "г",
  ]
}
