/// The value of a key as it stands in the file, where YAML cannot read it.
///
/// What is around the text goes: blanks, a pair of quotes, the `|` or `>` of a block. What is in it stays as it is,
/// `\n` sequences and doubled quotes included, because nobody can tell what a broken text escapes. Line breaks are LF.
struct RawText {
  private(set) var range: SourceRange
  private(set) var text: [UInt8]

  /// - Parameter key: the end of the key, where its colon is.
  init(_ bytes: [UInt8], after key: Int, in piece: SourceRange) {
    var start = min(key + 1, Int(piece.upper))
    var end = Int(piece.upper)
    while start < end, bytes[start].isYAMLSpace { start += 1 }
    while end > start, bytes[end - 1].isYAMLSpace { end -= 1 }
    if let body = Self.blockBody(bytes, start..<end) { start = body }
    if let inner = Self.inner(bytes[start..<end]) { (start, end) = (inner.lowerBound, inner.upperBound) }
    range = SourceRange(start, end)
    text = Self.withLineFeeds(bytes[start..<end])
  }

  /// Where the text begins below a line that holds nothing but `|`, `>` and their indicators.
  private static func blockBody(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    guard let first = bytes[range].first, first == UInt8(ascii: "|") || first == UInt8(ascii: ">") else { return nil }
    var offset = range.lowerBound + 1
    while offset < range.upperBound, "+-0123456789".utf8.contains(bytes[offset]) { offset += 1 }
    while offset < range.upperBound, bytes[offset].isBlank { offset += 1 }
    guard offset < range.upperBound, bytes[offset].isLineBreak else { return nil }
    while offset < range.upperBound, bytes[offset].isYAMLSpace { offset += 1 }
    return offset
  }

  /// The text inside quotes that were meant to go around all of it: both quotes, or the first where no other is.
  private static func inner(_ text: ArraySlice<UInt8>) -> Range<Int>? {
    guard let quote = text.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    let inside = text.dropFirst()
    guard let next = inside.firstIndex(of: quote) else { return inside.indices }
    guard inside.last == quote else { return nil }
    let last = inside.endIndex - 1
    // `"a" and "b"`: the second quote closes the first, so that no pair goes around all of it. An odd one inside, as in
    // `'the users' data'`, is an apostrophe.
    let isPaired = inside[..<last].count { $0 == quote }.isMultiple(of: 2)
    return next < last && isPaired && endsWord(next, in: inside) ? nil : inside.startIndex..<last
  }

  /// Whether a quote stands behind a word, as a closing one does, and not before one.
  private static func endsWord(_ quote: Int, in text: ArraySlice<UInt8>) -> Bool {
    guard quote > text.startIndex, quote + 1 < text.endIndex else { return false }
    let before = text[quote - 1]
    let after = text[quote + 1]
    return !before.isYAMLSpace && before != UInt8(ascii: "\\") && (after.isYAMLSpace || ",;:.".utf8.contains(after))
  }

  private static func withLineFeeds(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guard text.contains(UInt8(ascii: "\r")) else { return Array(text) }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var previous: UInt8 = 0
    for byte in text {
      if byte == UInt8(ascii: "\r") {
        result.append(UInt8(ascii: "\n"))
      } else if byte != UInt8(ascii: "\n") || previous != UInt8(ascii: "\r") {
        result.append(byte)
      }
      previous = byte
    }
    return result
  }
}
