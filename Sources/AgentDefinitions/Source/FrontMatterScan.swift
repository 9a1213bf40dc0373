/// Finds the fences of front matter, a line at a time.
struct FrontMatterScan {
  let bytes: UnsafeBufferPointer<UInt8>
  let start: Int

  func split() -> FrontMatter {
    let first = line(at: start)
    if isFence(first) { return split(opening: first, end: bytes.count) }
    return misplaced() ?? .absent(body: SourceRange(start, bytes.count))
  }

  private func split(opening open: Line, end: Int) -> FrontMatter {
    var offset = open.next
    var dashes: SourceRange?
    var almost: Line?
    while offset < end {
      let line = line(at: offset)
      if startsWithDashes(line) {
        if isFence(line) {
          return .present(parts(open: open, close: line, end: end, dashes: dashes))
        }
        almost = almost ?? line
      }
      dashes = dashes ?? dashesInside(line)
      offset = line.next
    }
    return .unterminated(
      open: open.text, guess: almost.map { parts(open: open, close: $0, end: end, dashes: nil) })
  }

  private func parts(open: Line, close: Line, end: Int, dashes: SourceRange?) -> FrontMatter.Parts {
    FrontMatter.Parts(
      open: open.text, yaml: SourceRange(open.next, close.start), close: close.text,
      body: SourceRange(min(close.next, end), end), dashesInside: dashes)
  }

  // MARK: - Front matter that is not first

  /// Blank lines, comments or a code fence, and then a fence whose front matter is really one.
  private func misplaced() -> FrontMatter? {
    var offset = start
    var obstacle: FrontMatter.Obstacle = .blankLines
    while offset < bytes.count {
      let line = line(at: offset)
      if isFence(line) {
        guard line.start > start, startsWithKey(self.line(at: line.next)) else { return nil }
        return .notFirst(
          from: split(opening: line, end: bodyEnd(obstacle)), after: obstacle, SourceRange(start, line.start))
      }
      if isBlank(line) {
        offset = line.next
      } else if let next = commentEnd(line) {
        if obstacle == .blankLines { obstacle = .comment }
        offset = next
      } else if obstacle != .codeFence, isCodeFence(line) {
        obstacle = .codeFence
        offset = line.next
      } else {
        return nil
      }
    }
    return nil
  }

  /// Where a file ends that is wrapped in a code fence: before the closing one.
  private func bodyEnd(_ obstacle: FrontMatter.Obstacle) -> Int {
    guard obstacle == .codeFence else { return bytes.count }
    var end = bytes.count
    while end > start, bytes[end - 1].isYAMLSpace { end -= 1 }
    var last = end
    while last > start, !bytes[last - 1].isLineBreak { last -= 1 }
    return isCodeFence(line(at: last)) ? last : bytes.count
  }

  /// The start of the line after an HTML comment or a `#` comment that begins on this line.
  private func commentEnd(_ line: Line) -> Int? {
    if hasPrefix("<!--", line) {
      var offset = line.start + 4
      while offset + 3 <= bytes.count {
        if bytes[offset] == UInt8(ascii: "-"), bytes[offset + 1] == UInt8(ascii: "-"),
          bytes[offset + 2] == UInt8(ascii: ">")
        {
          let last = self.line(at: offset + 3)
          return isBlank(last) ? last.next : nil
        }
        offset += 1
      }
      return nil
    }
    // `# …` is a comment to YAML and a heading to Markdown; before a fence it is no part of either.
    return hasPrefix("#", line) ? line.next : nil
  }

  // MARK: - Lines

  private struct Line {
    var start: Int
    /// Before the line break.
    var end: Int
    /// The start of the line after it.
    var next: Int
    var text: SourceRange { SourceRange(start, end) }
  }

  private func line(at start: Int) -> Line {
    var end = start
    while end < bytes.count, !bytes[end].isLineBreak { end += 1 }
    var next = end
    if next < bytes.count {
      let isCR = bytes[next] == 0x0D
      next += 1
      if isCR, next < bytes.count, bytes[next] == 0x0A { next += 1 }
    }
    return Line(start: start, end: end, next: next)
  }

  private func startsWithDashes(_ line: Line) -> Bool { hasPrefix("---", line) }

  /// Three dashes, and nothing else but blanks after them.
  private func isFence(_ line: Line) -> Bool {
    startsWithDashes(line) && (line.start + 3..<line.end).allSatisfy { bytes[$0].isBlank }
  }

  private func isCodeFence(_ line: Line) -> Bool { hasPrefix("```", line) || hasPrefix("~~~", line) }

  private func isBlank(_ line: Line) -> Bool { (line.start..<line.end).allSatisfy { bytes[$0].isBlank } }

  /// `key:`; what tells front matter from two rules drawn in a text.
  private func startsWithKey(_ line: Line) -> Bool {
    var offset = line.start
    while offset < line.end, bytes[offset].isKeyCharacter { offset += 1 }
    guard offset > line.start, offset < line.end, bytes[offset] == UInt8(ascii: ":") else { return false }
    return offset + 1 == line.end || bytes[offset + 1].isBlank
  }

  private func hasPrefix(_ prefix: StaticString, _ line: Line) -> Bool {
    guard line.start + prefix.utf8CodeUnitCount <= line.end else { return false }
    return (0..<prefix.utf8CodeUnitCount).allSatisfy { bytes[line.start + $0] == prefix.utf8Start[$0] }
  }

  private func dashesInside(_ line: Line) -> SourceRange? {
    var run = 0
    for offset in line.start..<line.end {
      run = bytes[offset] == UInt8(ascii: "-") ? run + 1 : 0
      if run == 3 { return SourceRange(offset - 2, offset + 1) }
    }
    return nil
  }
}

extension UInt8 {
  /// What the keys of agent files are made of.
  var isKeyCharacter: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

extension FrontMatter {
  /// Front matter behind something else; nil when it has no end, for then it is most likely a rule drawn in a text.
  fileprivate static func notFirst(
    from found: FrontMatter, after obstacle: Obstacle, _ range: SourceRange
  ) -> FrontMatter? {
    guard case .present(let parts) = found else { return nil }
    return .notFirst(parts, after: obstacle, range)
  }
}
