/// How many columns text takes in a terminal, and cutting and filling by columns.
///
/// For one line of clean text without colours: control characters count nothing, a tab included.
package enum DisplayWidth {
  package static func columns(of text: String) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    return text.reduce(0) { $0 + columns(of: $1) }
  }

  package static func columns(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if scalars.count == 1 { return columns(of: first) }
    if scalars.contains("\u{FE0F}") || (first.properties.isEmoji && scalars.contains { $0.isEmojiPart }) { return 2 }
    return scalars.reduce(0) { $0 + columns(of: $1) }
  }

  private static func columns(of scalar: UnicodeScalar) -> Int {
    if scalar.value < 0x300 { return scalar.isPrintable ? 1 : 0 }
    if scalar.isZeroWidth { return 0 }
    return scalar.isWide ? 2 : 1
  }

  /// The text if it fits, otherwise as much of its start as fits with the ellipsis behind it.
  package static func truncate(_ text: String, to limit: Int, ellipsis: String = "…") -> String {
    guard columns(of: text) > limit else { return text }
    let room = limit - columns(of: ellipsis)
    guard room >= 0 else { return "" }
    var used = 0
    let kept = text.prefix {
      used += columns(of: $0)
      return used <= room
    }
    return kept + ellipsis
  }

  package enum Alignment: Sendable { case left, right }

  /// The text filled up with spaces; unchanged when it is wide enough already.
  package static func pad(_ text: String, to width: Int, align: Alignment = .left) -> String {
    let fill = String(repeating: " ", count: max(0, width - columns(of: text)))
    return align == .left ? text + fill : fill + text
  }
}

extension UnicodeScalar {
  fileprivate var isPrintable: Bool { value >= 0x20 && !(0x7F...0x9F).contains(value) && value != 0xAD }

  fileprivate var isZeroWidth: Bool {
    switch value {
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return true  // vowels and finals, drawn into the syllable before them
    case 0x2028, 0x2029: return true
    default: break
    }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return true
    default: return properties.isDefaultIgnorableCodePoint
    }
  }

  /// What makes a picture out of several characters: a skin tone, a joiner, the other letter of a flag.
  fileprivate var isEmojiPart: Bool {
    value == 0x200D || properties.isEmojiModifier || (0x1F1E6...0x1F1FF).contains(value)
  }

  fileprivate var isWide: Bool {
    properties.isEmojiPresentation && !(0x1F1E6...0x1F1FF).contains(value)
      || Self.wideRanges.contains { $0.contains(value) }
  }

  /// East Asian wide and full-width characters that are no emoji.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4CF,
    0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x18D08, 0x1AFF0...0x1B2FB, 0x1F200...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]
}
