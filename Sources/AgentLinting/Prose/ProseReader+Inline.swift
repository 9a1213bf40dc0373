extension ProseReader {
  /// Finds code spans, links, comments and sentences inside one block.
  mutating func readInline(_ range: Range<Int>, isText: Bool, into prose: inout Prose) {
    var scan = InlineScan(range: range, block: prose.blocks.count - 1, isText: isText)
    let signs = Self.signs
    bytes.withUnsafeBufferPointer { bytes in
      while true {
        scan.offset = signs.next(in: bytes, from: scan.offset, to: range.upperBound)
        guard scan.offset < range.upperBound else { break }
        switch bytes[scan.offset] {
        case UInt8(ascii: "`"): scan.takeCode(bytes, &prose)
        case UInt8(ascii: "["): scan.openBracket(bytes)
        case UInt8(ascii: "]"): scan.closeBracket(bytes, &prose)
        case UInt8(ascii: "\\"): scan.offset += 2
        case UInt8(ascii: "<") where bytes.has("<!--", at: scan.offset, before: range.upperBound):
          if let end = endOfComment(from: scan.offset), end <= range.upperBound {
            prose.comments.append(scan.offset..<end)
            scan.offset = end
          } else {
            scan.offset += 1
          }
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): scan.mayEndSentence(bytes, width: 1, &prose)
        case 0xE3 where bytes.has("。", at: scan.offset, before: range.upperBound):
          scan.mayEndSentence(bytes, width: 3, &prose)
        default: scan.offset += 1
        }
      }
    }
    scan.endSentence(at: range.upperBound, bytes, &prose)
  }

  /// What anything may begin or end with; most of a text is letters and blanks.
  private static let signs = ByteSet { "`[]\\<.!?".utf8.contains($0) || $0 == 0xE3 }
}

/// Where the reading of a block's inside is.
private struct InlineScan {
  let range: Range<Int>
  let block: Int
  let isText: Bool
  var offset: Int
  private var sentence: Int
  /// Open square brackets, innermost last.
  private var brackets: [Int] = []
  /// Whether a run of so many backquotes has no counterpart further on.
  private var lonely: [Bool] = []

  init(range: Range<Int>, block: Int, isText: Bool) {
    self.range = range
    self.block = block
    self.isText = isText
    offset = range.lowerBound
    sentence = range.lowerBound
  }

  // MARK: - Code

  mutating func takeCode(_ bytes: UnsafeBufferPointer<UInt8>, _ prose: inout Prose) {
    let length = run(bytes, from: offset)
    let slot = min(length, Self.longest)
    if !lonely.isEmpty, lonely[slot] {
      offset += length
      return
    }
    var place = offset + length
    while place < range.upperBound {
      guard bytes[place] == UInt8(ascii: "`") else {
        place += 1
        continue
      }
      let other = run(bytes, from: place)
      place += other
      if other == length {
        prose.codeSpans.append(offset..<place)
        offset = place
        return
      }
    }
    // Not looked for again, so that runs of a thousand lengths do not mean a thousand searches.
    if lonely.isEmpty { lonely = [Bool](repeating: false, count: Self.longest + 1) }
    lonely[slot] = true
    offset += length
  }

  private static let longest = 32

  private func run(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start
    while end < range.upperBound, bytes[end] == UInt8(ascii: "`") { end += 1 }
    return end - start
  }

  // MARK: - Links

  mutating func openBracket(_ bytes: UnsafeBufferPointer<UInt8>) {
    // The innermost few are enough: only the last one can become a link.
    if brackets.count == 16 { brackets.removeFirst() }
    brackets.append(offset)
    offset += 1
  }

  mutating func closeBracket(_ bytes: UnsafeBufferPointer<UInt8>, _ prose: inout Prose) {
    let close = offset
    offset += 1
    guard let open = brackets.popLast(), offset < range.upperBound else { return }
    let isDefinition = bytes[offset] == UInt8(ascii: ":") && open == range.lowerBound
    guard bytes[offset] == UInt8(ascii: "(") || isDefinition else { return }
    guard let (target, end) = target(bytes, from: offset + 1, closes: !isDefinition) else { return }
    let isImage = open > range.lowerBound && bytes[open - 1] == UInt8(ascii: "!")
    prose.links.append(ProseLink(text: open + 1..<close, target: target, isImage: isImage))
    offset = end
  }

  /// What a link leads to, and where the link ends.
  private func target(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, closes: Bool
  ) -> (target: Range<Int>, end: Int)? {
    var place = start
    while place < range.upperBound, bytes[place] == 0x20 { place += 1 }
    guard place < range.upperBound else { return nil }
    if bytes[place] == UInt8(ascii: "<") { return bracketed(bytes, from: place + 1, closes: closes) }
    let first = place
    var depth = 0
    while place < range.upperBound, bytes[place] > 0x20 {
      if bytes[place] == UInt8(ascii: "(") {
        depth += 1
        // So that a megabyte of `](` is not read over and over.
        if depth > 32 { return nil }
      } else if bytes[place] == UInt8(ascii: ")") {
        if depth == 0 { break }
        depth -= 1
      }
      place += 1
    }
    guard place > first else { return nil }
    guard closes else { return (first..<place, place) }
    return closing(bytes, from: place).map { (first..<place, $0) }
  }

  private func bracketed(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, closes: Bool
  ) -> (target: Range<Int>, end: Int)? {
    var place = start
    while place < range.upperBound, place - start < 1000, bytes[place] != UInt8(ascii: ">") {
      if bytes[place] == UInt8(ascii: "\n") || bytes[place] == UInt8(ascii: "<") { return nil }
      place += 1
    }
    guard place < range.upperBound, bytes[place] == UInt8(ascii: ">") else { return nil }
    guard closes else { return (start..<place, place + 1) }
    return closing(bytes, from: place + 1).map { (start..<place, $0) }
  }

  /// Behind the `)` that ends a link, past a title.
  private func closing(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var place = start
    while place < range.upperBound, place - start < 1000, bytes[place] != UInt8(ascii: ")") {
      if place == start, bytes[place] > 0x20 { return nil }
      if place > start, bytes[place] == UInt8(ascii: "[") { return nil }
      place += 1
    }
    return place < range.upperBound && bytes[place] == UInt8(ascii: ")") ? place + 1 : nil
  }

  // MARK: - Sentences

  mutating func mayEndSentence(_ bytes: UnsafeBufferPointer<UInt8>, width: Int, _ prose: inout Prose) {
    let mark = offset
    offset += width
    // Quotation marks, brackets and emphasis still belong to the sentence.
    while offset < range.upperBound, "\"')*_".utf8.contains(bytes[offset]) { offset += 1 }
    guard width == 1 else { return endSentence(at: offset, bytes, &prose) }
    guard offset >= range.upperBound || bytes[offset] <= 0x20 else { return }
    if bytes[mark] == UInt8(ascii: "."), isAbbreviation(bytes, before: mark) { return }
    endSentence(at: offset, bytes, &prose)
  }

  /// `e.g.`, `i.e.`, `etc.`, `vs.` and the number of a step.
  private func isAbbreviation(_ bytes: UnsafeBufferPointer<UInt8>, before mark: Int) -> Bool {
    var start = mark
    while start > sentence, bytes[start - 1] > 0x20, mark - start < 5 { start -= 1 }
    while start < mark, bytes[start] == UInt8(ascii: "(") { start += 1 }
    guard mark - start < 5, start < mark else { return false }
    let word = UnsafeBufferPointer(rebasing: bytes[start..<mark])
    if word.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) { return start == sentence }
    return Self.abbreviations.contains { word.elementsEqual($0.utf8) }
  }

  private static let abbreviations = ["e.g", "i.e", "etc", "vs", "cf", "approx", "E.g", "I.e", "No"]

  mutating func endSentence(at end: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ prose: inout Prose) {
    var start = sentence
    sentence = end
    guard isText else { return }
    var stop = min(end, range.upperBound)
    while start < stop, bytes[start] <= 0x20 { start += 1 }
    while stop > start, bytes[stop - 1] <= 0x20 { stop -= 1 }
    if start < stop { prose.sentences.append(ProseSentence(range: start..<stop, block: block)) }
  }

  mutating func endSentence(at end: Int, _ bytes: [UInt8], _ prose: inout Prose) {
    bytes.withUnsafeBufferPointer { endSentence(at: end, $0, &prose) }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func has(_ text: StaticString, at offset: Int, before end: Int) -> Bool {
    guard offset + text.utf8CodeUnitCount <= end else { return false }
    return text.withUTF8Buffer { text in
      for place in text.indices where self[offset + place] != text[place] { return false }
      return true
    }
  }
}
