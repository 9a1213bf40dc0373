/// Divides a prompt into blocks, line by line. What is inside a block is `ProseReader+Inline`'s.
struct ProseReader {
  let bytes: [UInt8]
  let end: Int
  private var next: Int
  private var section = 0
  /// The indentation of the text of each list item around the line.
  private var lists: [Int] = []
  private var wasBlank = true
  /// The block that further lines may belong to.
  private var open: OpenBlock?
  /// Where the next `-->` is, so that it is looked for only once; `end` when there is none.
  var commentEnd = -1
  /// The first bytes of tags that began an example.
  var openExamples: [Int] = []
  /// False once a fence that seemed to hold others turned out to have no end.
  private var fencesNest = true

  struct OpenBlock {
    var kind: ProseBlock.Kind
    var range: Range<Int>
    var quoteDepth: Int
  }

  /// A line without its break, its `>` signs and its indentation.
  struct Line {
    var start: Int
    var text: Range<Int>
    var indent = 0
    var quoteDepth = 0
    /// Where the line after it begins.
    var next: Int

    var isBlank: Bool { text.isEmpty }
  }

  init(_ text: ProseText) {
    bytes = text.bytes
    next = text.range.lowerBound
    end = text.range.upperBound
  }

  mutating func read(into prose: inout Prose) {
    while next < end {
      let line = line(at: next)
      next = line.next
      read(line, into: &prose)
      wasBlank = line.isBlank
    }
    close(&prose)
    prose.sections[section].range = prose.sections[section].range.lowerBound..<end
  }

  private mutating func read(_ line: Line, into prose: inout Prose) {
    if line.isBlank { return close(&prose) }
    if line.quoteDepth != open?.quoteDepth ?? line.quoteDepth { close(&prose) }
    let first = bytes[line.text.lowerBound]
    if line.indent < lists.first ?? 0, wasBlank || !isListMark(first) { leaveLists(line) }
    if first == UInt8(ascii: "`") || first == UInt8(ascii: "~"), let fence = Fence(bytes, line), isNear(line) {
      close(&prose)
      return readFence(fence, line, into: &prose)
    }
    if first == UInt8(ascii: "<") {
      if bytes[line.text].starts(with: "<!--".utf8) { return readComment(line, into: &prose) }
      noteExample(line, into: &prose)
      if isTag(line) {
        close(&prose)
        return add(.paragraph, line.text, line.quoteDepth, &prose)
      }
    }
    if first == UInt8(ascii: "#"), let heading = heading(line) { return take(heading, line, into: &prose) }
    if line.indent >= 4, lists.isEmpty, open == nil || open?.kind == .indentedCode {
      return extend(.indentedCode, line, from: line.text.lowerBound, &prose)
    }
    if let item = itemText(line) {
      close(&prose)
      enterList(line.indent, item - line.text.lowerBound)
      open = OpenBlock(kind: .listItem, range: item..<line.text.upperBound, quoteDepth: line.quoteDepth)
      return
    }
    if open?.kind == .table || isDelimiterRow(line) && (open?.kind == .paragraph || open?.kind == .listItem) {
      open?.kind = .table
      return extend(.table, line, from: line.text.lowerBound, &prose)
    }
    if let kind = open?.kind, kind == .paragraph || kind == .listItem {
      return extend(kind, line, from: line.text.lowerBound, &prose)
    }
    close(&prose)
    open = OpenBlock(kind: .paragraph, range: line.text, quoteDepth: line.quoteDepth)
  }

  // MARK: - Lines

  private func line(at start: Int) -> Line {
    bytes.withUnsafeBufferPointer { bytes in
      var stop = start
      while stop < end, bytes[stop] != UInt8(ascii: "\n") { stop += 1 }
      var line = Line(start: start, text: start..<stop, next: min(stop + 1, end))
      if stop == end { line.next = end }
      while stop > start, bytes[stop - 1] <= 0x20 { stop -= 1 }
      var offset = start
      while offset < stop {
        switch bytes[offset] {
        case 0x20: line.indent += 1
        case 0x09: line.indent += 4 - line.indent % 4
        case UInt8(ascii: ">") where line.indent < 4:
          line.quoteDepth += 1
          line.indent = 0
          // The blank after it belongs to the sign.
          if offset + 1 < stop, bytes[offset + 1] == 0x20 { offset += 1 }
        default:
          line.text = offset..<stop
          return line
        }
        offset += 1
      }
      line.text = stop..<stop
      return line
    }
  }

  // MARK: - Blocks

  private mutating func extend(_ kind: ProseBlock.Kind, _ line: Line, from start: Int, _ prose: inout Prose) {
    if let known = open {
      open?.range = known.range.lowerBound..<line.text.upperBound
    } else {
      open = OpenBlock(kind: kind, range: start..<line.text.upperBound, quoteDepth: line.quoteDepth)
    }
  }

  private mutating func close(_ prose: inout Prose) {
    guard let block = open else { return }
    open = nil
    add(block.kind, block.range, block.quoteDepth, &prose)
  }

  private mutating func add(_ kind: ProseBlock.Kind, _ range: Range<Int>, _ quoteDepth: Int, _ prose: inout Prose) {
    prose.blocks.append(ProseBlock(kind: kind, range: range, section: section, quoteDepth: quoteDepth))
    if kind.isText || kind == .table { readInline(range, isText: kind.isText, into: &prose) }
  }

  private func heading(_ line: Line) -> (level: Int, text: Range<Int>)? {
    guard line.indent < 4 else { return nil }
    var offset = line.text.lowerBound
    while offset < line.text.upperBound, bytes[offset] == UInt8(ascii: "#") { offset += 1 }
    let level = offset - line.text.lowerBound
    guard level <= 6, offset < line.text.upperBound, bytes[offset] <= 0x20 else { return nil }
    while offset < line.text.upperBound, bytes[offset] <= 0x20 { offset += 1 }
    return (level, offset..<line.text.upperBound)
  }

  private mutating func take(_ heading: (level: Int, text: Range<Int>), _ line: Line, into prose: inout Prose) {
    close(&prose)
    lists = []
    prose.sections[section].range = prose.sections[section].range.lowerBound..<line.start
    var parent: Int? = section
    while let index = parent, prose.sections[index].level >= heading.level { parent = prose.sections[index].parent }
    section = prose.sections.count
    let isExample = parent.map { prose.sections[$0].isExample } ?? false || announcesExample(heading.text)
    prose.sections.append(
      ProseSection(
        heading: heading.text, level: heading.level, range: line.start..<line.next, parent: parent, isExample: isExample
      ))
    add(.heading(level: heading.level), heading.text, line.quoteDepth, &prose)
  }

  private func announcesExample(_ heading: Range<Int>) -> Bool {
    let title = bytes[heading].prefix(200).map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }
    return Self.showing.contains { !ByteSearch.offsets(of: $0, in: title).isEmpty }
  }

  private static let showing = ["example", "template", "sample", "output format", "format of"].map { Array($0.utf8) }

  // MARK: - Lists

  private func isListMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "+") || byte.isDigit
  }

  /// Where an item's text begins, when the line begins one.
  private func itemText(_ line: Line) -> Int? {
    var offset = line.text.lowerBound
    let end = line.text.upperBound
    let first = bytes[offset]
    guard isListMark(first) else { return nil }
    if first.isDigit {
      while offset < end, bytes[offset].isDigit, offset - line.text.lowerBound < 9 { offset += 1 }
      guard offset < end, bytes[offset] == UInt8(ascii: ".") || bytes[offset] == UInt8(ascii: ")") else { return nil }
    } else if open?.kind == .paragraph, first == UInt8(ascii: "*"), offset + 1 < end, bytes[offset + 1] > 0x20 {
      return nil
    }
    offset += 1
    guard offset < end, bytes[offset] <= 0x20 else { return nil }
    while offset < end, bytes[offset] <= 0x20 { offset += 1 }
    return offset < end ? offset : nil
  }

  private mutating func enterList(_ indent: Int, _ width: Int) {
    while let last = lists.last, indent < last { lists.removeLast() }
    // Deeper than anybody reads, and a bound for those who try.
    if lists.count < 32 { lists.append(indent + width) }
  }

  private mutating func leaveLists(_ line: Line) {
    guard wasBlank || open == nil else { return }
    while let last = lists.last, line.indent < last { lists.removeLast() }
  }

  // MARK: - Tables

  /// `| --- | :-: |`
  private func isDelimiterRow(_ line: Line) -> Bool {
    var hasBar = false
    var hasDash = false
    for byte in bytes[line.text] {
      switch byte {
      case UInt8(ascii: "|"): hasBar = true
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: ":"), 0x20, 0x09: break
      default: return false
      }
    }
    return hasBar && hasDash
  }

  // MARK: - Fences

  /// A line of at least three backquotes or tildes.
  private struct Fence {
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
  private func isNear(_ line: Line) -> Bool { line.indent < 4 || !lists.isEmpty || open != nil }

  private mutating func readFence(_ fence: Fence, _ line: Line, into prose: inout Prose) {
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
        range: range, info: fence.info, opening: fence.signs, isClosed: found.isClosed, holdsFences: found.holdsFences))
    prose.blocks.append(
      ProseBlock(kind: .fence, range: range, section: section, quoteDepth: line.quoteDepth))
    next = found.next
  }

  private func body(
    of fence: Fence, _ first: Line, nesting: Bool
  ) -> (end: Int, next: Int, isClosed: Bool, holdsFences: Bool) {
    var offset = first.next
    var last = first.text.upperBound
    var inner: [Fence] = []
    var holdsFences = false
    while offset < end {
      let line = line(at: offset)
      // The end of a quotation is the end of everything in it.
      if line.quoteDepth < first.quoteDepth { return (last, offset, true, holdsFences) }
      offset = line.next
      guard !line.isBlank else { continue }
      last = line.text.upperBound
      guard let other = Fence(bytes, line) else { continue }
      if let opened = inner.last {
        if opened.isClosed(by: other) { inner.removeLast() }
      } else if fence.isClosed(by: other) {
        return (last, offset, true, holdsFences)
      } else if nesting, other.sign == fence.sign, other.signs.count >= fence.signs.count, !other.info.isEmpty {
        inner.append(other)
        holdsFences = true
      }
    }
    return (last, end, false, holdsFences)
  }

  // MARK: - Comments and tags

  private mutating func readComment(_ line: Line, into prose: inout Prose) {
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
  private func isTag(_ line: Line) -> Bool {
    let text = bytes[line.text]
    guard text.count > 2, text.last == UInt8(ascii: ">") else { return false }
    let first = text[text.startIndex + 1]
    return (first == UInt8(ascii: "/") || first | 0x20 >= UInt8(ascii: "a") && first | 0x20 <= UInt8(ascii: "z"))
      && text.dropFirst().firstIndex(of: UInt8(ascii: "<")) == nil
      && text.firstIndex(of: UInt8(ascii: ">")) == text.endIndex - 1
  }

  /// `<example>` and `</good_example>` at the start of a line.
  private mutating func noteExample(_ line: Line, into prose: inout Prose) {
    let head = bytes[line.text].prefix(40)
    let name = head.dropFirst().prefix { $0 != UInt8(ascii: ">") && $0 != 0x20 }
    guard ByteSearch.offsets(of: Array("xample".utf8), in: Array(name)).first != nil else { return }
    if name.first != UInt8(ascii: "/") {
      if openExamples.count < 32 { openExamples.append(line.start) }
      // `<example>All on one line</example>`
      if !bytes[line.text].suffix(40).hasClosingTag { return }
    }
    guard let start = openExamples.popLast() else { return }
    if let last = prose.examples.last, last.lowerBound >= start {
      while let last = prose.examples.last, last.lowerBound >= start { prose.examples.removeLast() }
    }
    prose.examples.append(start..<line.text.upperBound)
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}

extension ArraySlice<UInt8> {
  /// Whether a fence's info says that its text is Markdown, or says nothing.
  fileprivate var isMarkdown: Bool {
    guard count <= 8 else { return starts(with: "markdown".utf8) }
    return ["", "markdown", "md", "text", "txt"].contains(String(decoding: self, as: UTF8.self).lowercased())
  }

  fileprivate var hasClosingTag: Bool {
    guard last == UInt8(ascii: ">"), let open = lastIndex(of: UInt8(ascii: "<")) else { return false }
    return open + 1 < endIndex && self[open + 1] == UInt8(ascii: "/")
  }
}
