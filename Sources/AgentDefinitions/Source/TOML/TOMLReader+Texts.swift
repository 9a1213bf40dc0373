extension TOMLReader {
  struct Text {
    /// Empty when the text stands in the file as it is.
    var bytes: [UInt8]
    var verbatim: SourceRange?
  }

  /// A text in one quote or three.
  mutating func readText(_ quote: UInt8) throws(SourceFault) -> Text {
    let isLong = offset + 2 < end && bytes[offset + 1] == quote && bytes[offset + 2] == quote
    return isLong ? try readLongText(quote) : try readLineText(quote, forKey: false)
  }

  /// A text in one quote, on one line. A key's is always spelled out.
  mutating func readLineText(_ quote: UInt8, forKey: Bool = true) throws(SourceFault) -> Text {
    let open = offset
    offset += 1
    var text = TextScan(start: offset, isLong: false)
    while true {
      guard offset < end, !bytes[offset].isLineBreak else {
        throw problem(.unterminatedString(quotes: String(Unicode.Scalar(quote))), SourceRange(open, open + 1))
      }
      if bytes[offset] == quote { break }
      try step(&text, hasEscapes: quote == UInt8(ascii: "\""))
    }
    let result = text.finish(bytes, at: offset)
    offset += 1
    guard forKey, let verbatim = result.verbatim else { return result }
    return Text(bytes: Array(bytes[verbatim.indices]), verbatim: verbatim)
  }

  private mutating func readLongText(_ quote: UInt8) throws(SourceFault) -> Text {
    let open = offset
    offset += 3
    if byte == UInt8(ascii: "\r") { offset += 1 }
    if byte == UInt8(ascii: "\n") { offset += 1 }
    var text = TextScan(start: offset, isLong: true)
    while true {
      guard offset < end else {
        let quotes = String(decoding: [quote, quote, quote], as: UTF8.self)
        throw problem(.unterminatedString(quotes: quotes), SourceRange(open, open + 3))
      }
      if bytes[offset] == quote {
        var run = 1
        while run < 5, offset + run < end, bytes[offset + run] == quote { run += 1 }
        // Up to two quotes before the three that close belong to the text.
        offset += run < 3 ? run : run - 3
        if run >= 3 { break }
      } else {
        try step(&text, hasEscapes: quote == UInt8(ascii: "\""))
      }
    }
    let result = text.finish(bytes, at: offset)
    offset += 3
    return result
  }

  /// Takes the character at the offset into a text.
  private mutating func step(_ text: inout TextScan, hasEscapes: Bool) throws(SourceFault) {
    switch bytes[offset] {
    case UInt8(ascii: "\\") where hasEscapes: try escape(&text)
    case UInt8(ascii: "\r"):
      let isPair = offset + 1 < end && bytes[offset + 1] == UInt8(ascii: "\n")
      text.replace(offset..<offset + (isPair ? 2 : 1), with: [UInt8(ascii: "\n")], in: bytes)
      offset += isPair ? 2 : 1
    case UInt8(ascii: "\t"), UInt8(ascii: "\n"), 0x20...0x7E: offset += 1
    case 0x80...:
      let length = bytes.withUnsafeBufferPointer { UTF8Step.wellFormedLength($0, at: offset) }
      if length == 0 { text.replace(offset..<offset + 1, with: Self.replacement, in: bytes) }
      offset += max(1, length)
    default:
      text.replace(offset..<offset + 1, with: Self.replacement, in: bytes)
      offset += 1
    }
  }

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  private mutating func escape(_ text: inout TextScan) throws(SourceFault) {
    let start = offset
    offset += 1
    let letter = byte ?? 0
    let digits = letter == UInt8(ascii: "u") ? 4 : letter == UInt8(ascii: "U") ? 8 : 0
    if let byte = Self.escapes[letter] {
      offset += 1
      return text.replace(start..<offset, with: [byte], in: bytes)
    }
    if digits > 0, let scalar = scalar(digits: digits) {
      offset += 1 + digits
      return text.replace(start..<offset, with: Array(String(scalar).utf8), in: bytes)
    }
    if text.isLong, skipsLine() { return text.replace(start..<offset, with: [], in: bytes) }
    offset = start + 1
    // The backslash stays. Once for a text is enough.
    if !text.hasBadEscape {
      text.hasBadEscape = true
      try report(.badEscape, at: SourceRange(start, min(start + 2, end)))
    }
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "b"): 0x08, UInt8(ascii: "t"): 0x09, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "f"): 0x0C,
    UInt8(ascii: "r"): 0x0D, UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C,
  ]

  private func scalar(digits: Int) -> Unicode.Scalar? {
    let first = offset + 1
    guard first + digits <= end else { return nil }
    var value: UInt32 = 0
    for byte in bytes[first..<first + digits] {
      guard byte < 0x80, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return Unicode.Scalar(value)
  }

  /// A backslash at the end of a line takes away the line break and the blanks that begin the next lines.
  private mutating func skipsLine() -> Bool {
    var place = offset
    while place < end, bytes[place].isBlank { place += 1 }
    guard place < end, bytes[place].isLineBreak else { return false }
    while place < end, bytes[place].isYAMLSpace { place += 1 }
    offset = place
    return true
  }
}

/// A text as far as it has been read: the file's own bytes until something in them must be replaced.
private struct TextScan {
  let start: Int
  let isLong: Bool
  var hasBadEscape = false
  private var taken: Int
  private var text: [UInt8] = []
  private var isVerbatim = true

  init(start: Int, isLong: Bool) {
    self.start = start
    self.isLong = isLong
    taken = start
  }

  mutating func replace(_ range: Range<Int>, with replacement: [UInt8], in bytes: [UInt8]) {
    isVerbatim = false
    text += bytes[taken..<range.lowerBound]
    text += replacement
    taken = range.upperBound
  }

  mutating func finish(_ bytes: [UInt8], at end: Int) -> TOMLReader.Text {
    if isVerbatim { return TOMLReader.Text(bytes: [], verbatim: SourceRange(start, end)) }
    text += bytes[taken..<end]
    return TOMLReader.Text(bytes: text, verbatim: nil)
  }
}
