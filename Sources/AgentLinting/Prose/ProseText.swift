package import AgentDefinitions

/// The text of a prompt as a model reads it, with the way back to the file's bytes.
package struct ProseText: Sendable {
  /// The bytes that offsets count in: the file's own where the prompt stands in it as it is, otherwise the prompt's.
  package let bytes: [UInt8]
  /// The prompt among `bytes`.
  package let range: Range<Int>
  private let file: SourceFile
  private let source: SourceRange
  private let isVerbatim: Bool

  package init(_ prompt: Located<String>, in file: SourceFile) {
    self.file = file
    source = prompt.range
    let written = file[prompt.range]
    // Quotes, indentation and escapes all make the spelling longer than the text.
    isVerbatim = written.count == prompt.value.utf8.count
    bytes = isVerbatim ? file.bytes : Array(prompt.value.utf8)
    range = isVerbatim ? written.indices : bytes.indices
  }

  /// Where a part of the text is in the file. In a quoted or indented value it is found by reading both side by side,
  /// and where that fails it is the whole value.
  package func place(_ part: Range<Int>) -> SourceRange {
    if isVerbatim { return SourceRange(part.lowerBound, part.upperBound) }
    var walk = Alignment(bytes, file[source])
    guard let lower = walk.offset(of: part.lowerBound),
      let upper = walk.offset(of: max(part.lowerBound, part.upperBound - 1))
    else { return source }
    return SourceRange(lower, part.isEmpty ? lower : upper + 1)
  }

  package func string(_ part: Range<Int>) -> String { String(decoding: bytes[part], as: UTF8.self) }
}

/// Reads a value's text and its spelling side by side: indentation, quotes and escapes are what only the spelling has.
private struct Alignment {
  private let text: [UInt8]
  private let written: ArraySlice<UInt8>
  private var at = 0
  private var offset: Int

  init(_ text: [UInt8], _ written: ArraySlice<UInt8>) {
    self.text = text
    self.written = written
    offset = written.startIndex
    // `|` or `>`: the text begins on the next line.
    if let first = written.first, first == UInt8(ascii: "|") || first == UInt8(ascii: ">"),
      let end = written.firstIndex(of: UInt8(ascii: "\n"))
    {
      offset = end + 1
    }
  }

  /// Where the byte at `place` of the text is written; nil when the two go different ways. Places must not go back.
  mutating func offset(of place: Int) -> Int? {
    while offset < written.endIndex {
      let byte = written[offset]
      let wanted = at < text.count ? text[at] : 0
      let isSame = byte == wanted || byte == UInt8(ascii: "\n") && wanted == 0x20 || byte == UInt8(ascii: "\\")
      if isSame, !isIndentation {
        if at >= place { return offset }
        at += 1
        offset += byte == UInt8(ascii: "\\") && wanted != byte ? 2 : 1
      } else if byte <= 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        offset += 1
      } else {
        return nil
      }
    }
    return nil
  }

  /// Whether the blank at `offset` begins a line of the spelling and none of the text.
  private var isIndentation: Bool {
    guard written[offset] == 0x20, at < text.count, at == 0 || text[at - 1] == UInt8(ascii: "\n") else { return false }
    var start = offset
    while start > written.startIndex, written[start - 1] == 0x20 { start -= 1 }
    guard start > written.startIndex, written[start - 1] == UInt8(ascii: "\n") else { return false }
    var end = offset
    while end < written.endIndex, written[end] == 0x20 { end += 1 }
    var blanks = at
    while blanks < text.count, text[blanks] == 0x20 { blanks += 1 }
    return end - offset > blanks - at
  }
}
