extension SourceTree {
  /// Every `# …` comment of the text, from the `#` to the end of its line without blanks. libyaml does not tell them,
  /// so that they are looked for between the scalars and on the first lines of blocks.
  package var comments: [SourceRange] {
    guard file[range].contains(UInt8(ascii: "#")) else { return [] }
    var scan = CommentScan(bytes: file.bytes, end: Int(range.upper))
    var position = max(Int(range.lower), Int(file.contents.lower))
    for node in nodes where node.kind == .scalar || node.kind == .alias {
      let lower = Int(node.range.lower)
      scan.gap(position..<max(position, lower))
      if node.style == .literal || node.style == .folded { scan.blockHeader(node.range) }
      position = max(position, Int(node.range.upper))
    }
    scan.gap(position..<max(position, Int(range.upper)))
    return scan.comments
  }
}

/// Collects comments from the stretches of a text that belong to no scalar.
private struct CommentScan {
  let bytes: [UInt8]
  let end: Int
  private(set) var comments: [SourceRange] = []

  init(bytes: [UInt8], end: Int) {
    self.bytes = bytes
    self.end = end
  }

  mutating func gap(_ gap: Range<Int>) {
    var offset = gap.lowerBound
    while offset < gap.upperBound {
      guard bytes[offset] == UInt8(ascii: "#"), startsComment(offset) else {
        offset += 1
        continue
      }
      offset = add(from: offset)
    }
  }

  /// `|  # comment`
  mutating func blockHeader(_ block: SourceRange) {
    var offset = Int(block.lower)
    while offset < Int(block.upper), !bytes[offset].isLineBreak {
      if bytes[offset] == UInt8(ascii: "#"), startsComment(offset) {
        _ = add(from: offset)
        return
      }
      offset += 1
    }
  }

  /// `a#b` is no comment, nor is the `#` in a tag.
  private func startsComment(_ offset: Int) -> Bool {
    offset == 0 || bytes[offset - 1].isYAMLSpace || ",[]{}".utf8.contains(bytes[offset - 1])
      || (offset == 3 && bytes[0] == 0xEF)
  }

  private mutating func add(from start: Int) -> Int {
    var line = start
    while line < end, !bytes[line].isLineBreak { line += 1 }
    var last = line
    while last > start, bytes[last - 1].isBlank { last -= 1 }
    comments.append(SourceRange(start, last))
    return line
  }
}
