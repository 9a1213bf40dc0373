internal import AgentDefinitions

extension ProseReader {
  mutating func readComment(_ line: Line, into prose: inout Prose) {
    guard let stop = endOfComment(from: line.text.lowerBound) else {
      return extend(.paragraph, line, from: line.text.lowerBound, &prose)
    }
    close(&prose)
    let range = line.text.lowerBound..<stop
    prose.comments.append(range)
    prose.blocks.append(ProseBlock(kind: .comment, range: range, section: section, quoteDepth: line.quoteDepth))
    // What stands behind it on its last line is text again.
    var offset = stop
    while offset < end, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
    next = offset < end && bytes[offset] == UInt8(ascii: "\n") ? offset + 1 : offset
  }

  /// Behind the `-->` that ends what begins at `start`.
  mutating func endOfComment(from start: Int) -> Int? {
    if commentEnd < start + 4 {
      commentEnd = start + 4
      while commentEnd < end, !isCommentEnd(commentEnd) { commentEnd += 1 }
    }
    return commentEnd < end ? commentEnd + 3 : nil
  }

  private func isCommentEnd(_ offset: Int) -> Bool {
    offset + 2 < end && bytes[offset] == UInt8(ascii: "-") && bytes[offset + 1] == UInt8(ascii: "-")
      && bytes[offset + 2] == UInt8(ascii: ">")
  }

  /// A line that is a tag and nothing else. It belongs to no sentence.
  func isTag(_ line: Line) -> Bool {
    let text = bytes[line.text]
    guard text.count > 2, text.last == UInt8(ascii: ">") else { return false }
    let first = text[text.startIndex + 1]
    return (first == UInt8(ascii: "/") || first | 0x20 >= UInt8(ascii: "a") && first | 0x20 <= UInt8(ascii: "z"))
      && text.dropFirst().firstIndex(of: UInt8(ascii: "<")) == nil
      && text.firstIndex(of: UInt8(ascii: ">")) == text.endIndex - 1
  }

  /// `<example>` and `</good_example>` at the start of a line.
  mutating func noteExample(_ line: Line, into prose: inout Prose) {
    let head = bytes[line.text].prefix(40)
    let name = head.dropFirst().prefix { $0 != UInt8(ascii: ">") && $0 != 0x20 }
    guard ByteSearch.offsets(of: Array("xample".utf8), in: Array(name)).first != nil else { return }
    if name.first != UInt8(ascii: "/") {
      if openExamples.count < 32 { openExamples.append(line.start) }
      // `<example>All on one line</example>`
      if !bytes[line.text].suffix(40).hasClosingTag { return }
    }
    guard let start = openExamples.popLast() else { return }
    while let last = prose.examples.last, last.lowerBound >= start { prose.examples.removeLast() }
    prose.examples.append(start..<line.text.upperBound)
  }
}

extension ArraySlice<UInt8> {
  fileprivate var hasClosingTag: Bool {
    guard last == UInt8(ascii: ">"), let open = lastIndex(of: UInt8(ascii: "<")) else { return false }
    return open + 1 < endIndex && self[open + 1] == UInt8(ascii: "/")
  }
}
