extension ProseReader {
  /// A line of at least three backquotes or tildes.
  struct Fence {
    let sign: UInt8
    let signs: Range<Int>
    let info: Range<Int>

    init?(_ bytes: [UInt8], _ line: Line) {
      var offset = line.text.lowerBound
      sign = bytes[offset]
      guard sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else { return nil }
      while offset < line.text.upperBound, bytes[offset] == sign { offset += 1 }
      signs = line.text.lowerBound..<offset
      guard signs.count >= 3 else { return nil }
      while offset < line.text.upperBound, bytes[offset] <= 0x20 { offset += 1 }
      info = offset..<line.text.upperBound
      // A code span that begins a line.
      if sign == UInt8(ascii: "`"), bytes[info].contains(sign) { return nil }
    }

    func isClosed(by other: Fence) -> Bool {
      other.sign == sign && other.signs.count >= signs.count && other.info.isEmpty
    }
  }

  /// Not so deep that it is indented code.
  func isNear(_ line: Line) -> Bool { line.indent < 4 || !lists.isEmpty || open != nil }

  mutating func readFence(_ fence: Fence, _ line: Line, into prose: inout Prose) {
    let holder = bytes[fence.info].isMarkdown
    var found = holder && fencesNest ? body(of: fence, line, nesting: true) : body(of: fence, line, nesting: false)
    if !found.isClosed, holder, fencesNest {
      // Read to the letter, then, and so from now on: what has no end is looked for only once.
      fencesNest = false
      found = body(of: fence, line, nesting: false)
    }
    let range = line.text.lowerBound..<found.end
    prose.fences.append(
      ProseFence(
        range: range, info: fence.info, opening: fence.signs, isClosed: found.isClosed))
    prose.blocks.append(
      ProseBlock(kind: .fence, range: range, section: section, quoteDepth: line.quoteDepth))
    next = found.next
  }

  private func body(
    of fence: Fence, _ first: Line, nesting: Bool
  ) -> (end: Int, next: Int, isClosed: Bool) {
    var offset = first.next
    var last = first.text.upperBound
    var inner: [Fence] = []
    while offset < end {
      let line = line(at: offset)
      // The end of a quotation is the end of everything in it.
      if line.quoteDepth < first.quoteDepth { return (last, offset, true) }
      offset = line.next
      guard !line.isBlank else { continue }
      last = line.text.upperBound
      // Signs in a quotation inside are part of what is shown.
      guard line.quoteDepth == first.quoteDepth, let other = Fence(bytes, line) else { continue }
      if let opened = inner.last {
        if opened.isClosed(by: other) { inner.removeLast() }
      } else if fence.isClosed(by: other) {
        return (last, offset, true)
      } else if nesting, other.sign == fence.sign, other.signs.count >= fence.signs.count, !other.info.isEmpty {
        inner.append(other)
      }
    }
    return (last, end, false)
  }
}

extension ArraySlice<UInt8> {
  /// Whether a fence's info says that its text is Markdown, or says nothing.
  fileprivate var isMarkdown: Bool {
    guard count <= 8 else { return starts(with: "markdown".utf8) }
    return ["", "markdown", "md", "text", "txt"].contains(String(decoding: self, as: UTF8.self).lowercased())
  }
}
