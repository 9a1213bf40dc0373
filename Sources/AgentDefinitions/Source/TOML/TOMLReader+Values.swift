extension TOMLReader {
  /// `a`, `"a b"`, `a . b`, and the blanks after it.
  mutating func readKey() throws(SourceFault) -> [TOMLDocument.Key] {
    var path: [TOMLDocument.Key] = []
    while true {
      skipBlanks()
      path.append(try readKeyPart())
      guard path.count <= SourceLimits.depth else {
        throw SourceFault(.tooDeep(limit: SourceLimits.depth), at: SourceRange(offset - 1, offset))
      }
      skipBlanks()
      guard byte == UInt8(ascii: ".") else { return path }
      offset += 1
    }
  }

  private mutating func readKeyPart() throws(SourceFault) -> TOMLDocument.Key {
    let start = offset
    if let quote = byte, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let text = try readLineText(quote)
      return TOMLDocument.Key(
        text: text.bytes, range: SourceRange(start, offset), verbatim: text.verbatim, style: Self.style(of: quote))
    }
    while offset < end, bytes[offset].isTOMLKey { offset += 1 }
    let range = SourceRange(start, offset)
    guard offset > start else { throw problem(.badKey, SourceRange(start, min(max(lineEnd, start + 1), end))) }
    return TOMLDocument.Key(text: Array(bytes[start..<offset]), range: range, verbatim: range, style: .plain)
  }

  static func style(of quote: UInt8) -> SourceStyle { quote == UInt8(ascii: "'") ? .singleQuoted : .doubleQuoted }

  // MARK: - Values

  mutating func readValue(depth: Int) throws(SourceFault) -> Int32 {
    let start = offset
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let quote = bytes[start]
      let text = try readText(quote)
      return try document.scalar(
        text.bytes, verbatim: text.verbatim, style: Self.style(of: quote), at: SourceRange(start, offset))
    case UInt8(ascii: "["): return try readList(depth: depth)
    case UInt8(ascii: "{"): return try readBraces(depth: depth)
    default: return try readWord()
    }
  }

  private mutating func readList(depth: Int) throws(SourceFault) -> Int32 {
    let open = offset
    let list = try document.bracketed(.sequence, at: open, depth: depth)
    brackets.append(open)
    offset += 1
    while true {
      skipEmptyLines()
      if byte == UInt8(ascii: "]") { break }
      guard offset < end else { throw unclosed }
      document.add(try readValue(depth: depth + 1), to: list)
      let afterValue = offset
      skipEmptyLines()
      if byte == UInt8(ascii: "]") { break }
      guard byte == UInt8(ascii: ",") else {
        // On a line of its own it is rather the next key.
        let isOnNextLine = bytes[afterValue..<offset].contains(where: \.isLineBreak)
        if offset >= end || isOnNextLine && byte.map({ $0.isTOMLKey || $0 == UInt8(ascii: "[") }) == true {
          throw unclosedBeforeLine()
        }
        throw problem(.missingComma, SourceRange(offset, offset + 1))
      }
      offset += 1
    }
    offset += 1
    brackets.removeLast()
    document.close(list, at: offset)
    return list
  }

  private mutating func readBraces(depth: Int) throws(SourceFault) -> Int32 {
    let open = offset
    let table = try document.bracketed(.mapping, at: open, depth: depth)
    brackets.append(open)
    offset += 1
    try skipInBraces()
    var comma: Int?
    while byte != UInt8(ascii: "}") {
      try readEntry(into: table)
      try skipInBraces()
      comma = nil
      if byte == UInt8(ascii: "}") { break }
      guard byte == UInt8(ascii: ",") else { throw problem(.missingComma, SourceRange(offset, offset + 1)) }
      comma = offset
      offset += 1
      try skipInBraces()
    }
    offset += 1
    brackets.removeLast()
    document.close(table, at: offset)
    if let comma { try report(.commaBeforeBrace, at: SourceRange(comma, comma + 1)) }
    return table
  }

  private mutating func skipInBraces() throws(SourceFault) {
    skipBlanks()
    guard offset < end else { throw unclosed }
    if bytes[offset].isLineBreak || bytes[offset] == UInt8(ascii: "#") {
      throw problem(.lineBreakInBraces, SourceRange(brackets.last ?? offset, (brackets.last ?? offset) + 1))
    }
  }

  /// Goes back to the end of the line above, so that recovery looks at this one, which belongs to the list no more.
  private mutating func unclosedBeforeLine() -> SourceFault {
    var place = min(offset, end)
    while place > 0, bytes[place - 1].isBlank { place -= 1 }
    if place > 0, bytes[place - 1].isLineBreak { offset = place - 1 }
    return unclosed
  }

  private var unclosed: SourceFault {
    let open = brackets.last ?? offset - 1
    return problem(.unclosedBracket(Unicode.Scalar(bytes[open])), SourceRange(open, open + 1))
  }

  // MARK: - Words

  /// True, false, a number, a date, or what should have been in quotes.
  private mutating func readWord() throws(SourceFault) -> Int32 {
    let start = offset
    while offset < end, !bytes[offset].endsTOMLWord { offset += 1 }
    // `1979-05-27 07:32:00`
    if offset == start + 10, TOMLDate.isDate(bytes[start..<offset]), offset + 1 < end,
      bytes[offset] == UInt8(ascii: " "), bytes[offset + 1].isTOMLDigit
    {
      offset += 1
      while offset < end, !bytes[offset].endsTOMLWord { offset += 1 }
    }
    let range = SourceRange(start, offset)
    let word = bytes[start..<offset]
    guard !word.isEmpty else {
      let isOver = byte.map { $0.isLineBreak || $0 == UInt8(ascii: "#") } ?? true
      throw isOver && !brackets.isEmpty ? unclosed : problem(.missingValue, SourceRange(max(start, 1) - 1, start))
    }
    if word.elementsEqual("true".utf8) || word.elementsEqual("false".utf8) {
      return try document.scalar([], verbatim: range, style: .plain, tag: .bool, at: range)
    }
    if TOMLDate.isValid(word) {
      return try document.scalar([], verbatim: range, style: .plain, tag: .string, at: range)
    }
    switch TOMLNumber(word) {
    case .int(let text): return try number(text, .int, range)
    case .float(let text): return try number(text, .float, range)
    case .leadingZero: throw problem(.leadingZero, range)
    case .tooLarge: throw problem(.numberTooLarge, range)
    case .none: throw unreadable(range)
    }
  }

  private mutating func number(
    _ text: [UInt8], _ tag: SourceNode.Tag, _ range: SourceRange
  ) throws(SourceFault) -> Int32 {
    let isVerbatim = text.elementsEqual(bytes[range.indices])
    return try document.scalar(text, verbatim: isVerbatim ? range : nil, style: .plain, tag: tag, at: range)
  }

  private mutating func unreadable(_ word: SourceRange) -> SourceFault {
    if !brackets.isEmpty {
      skipBlanks()
      // `key = …` inside a list is the line after it.
      if byte == UInt8(ascii: "=") {
        offset = Int(word.lower)
        return unclosedBeforeLine()
      }
      if bytes[Int(word.lower)].isTOMLDigit { return problem(.badNumber, word) }
      return problem(.unquotedText(file.text(in: word).shortened), word)
    }
    offset = Int(word.lower)
    let line = SourceRange(offset, lineEnd)
    if bytes[offset].isTOMLDigit, line == word { return problem(.badNumber, word) }
    return problem(.unquotedText(file.text(in: line).shortened), line)
  }
}

extension String {
  fileprivate var shortened: String { utf8.count > 60 ? prefix(40) + "…" : self }
}

extension UInt8 {
  fileprivate var endsTOMLWord: Bool {
    isYAMLSpace || self == UInt8(ascii: ",") || self == UInt8(ascii: "]") || self == UInt8(ascii: "}")
      || self == UInt8(ascii: "#") || self == UInt8(ascii: "=")
  }
}
