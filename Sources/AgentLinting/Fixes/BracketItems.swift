internal import AgentDefinitions

/// Things with commas between them: a list or mapping in brackets, or names in one text.
struct BracketItems {
  private let ranges: [SourceRange]
  private let file: SourceFile

  /// `ranges`: those of the items, in the order of the text.
  init(_ ranges: [SourceRange], in file: SourceFile) {
    self.ranges = ranges
    self.file = file
  }

  /// Each item taken out with the comma that it leaves without use. Nil when nothing would be left, and where a comment
  /// would go with it.
  func removing(_ removed: Set<Int>) -> [Edit]? {
    guard removed.count < ranges.count else { return nil }
    var edits: [Edit] = []
    var index = 0
    while index < ranges.count {
      guard removed.contains(index) else {
        index += 1
        continue
      }
      var end = index
      while removed.contains(end + 1) { end += 1 }
      let stretch =
        index > 0
        ? SourceRange(Int(ranges[index - 1].upper), Int(ranges[end].upper))
        : SourceRange(Int(ranges[index].lower), Int(ranges[end + 1].lower))
      guard isPlain(stretch, from: index, to: end) else { return nil }
      edits.append(Edit(stretch, in: file, with: []))
      index = end + 1
    }
    return edits
  }

  /// Whether nothing but the items, commas and blanks stands there.
  private func isPlain(_ stretch: SourceRange, from first: Int, to last: Int) -> Bool {
    var offset = Int(stretch.lower)
    for index in first...last {
      guard isSeparator(offset..<max(offset, Int(ranges[index].lower))) else { return false }
      offset = Int(ranges[index].upper)
    }
    return isSeparator(offset..<max(offset, Int(stretch.upper)))
  }

  private func isSeparator(_ range: Range<Int>) -> Bool {
    file.bytes[range].allSatisfy { $0 == UInt8(ascii: ",") || $0 == 0x20 || $0 == 0x09 || $0.endsLine }
  }
}
