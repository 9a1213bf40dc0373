internal import AgentDefinitions

/// Divides a prompt into blocks, line by line. Lists, fences and tags have files of their own beside this one, and so has
/// what stands inside a block.
struct ProseReader {
  let bytes: [UInt8]
  let end: Int
  var next: Int
  var section = 0
  /// The indentation of the text of each list item around the line.
  var lists: [Int] = []
  var wasBlank = true
  /// The block that further lines may belong to.
  var open: OpenBlock?
  /// Where the next `-->` is, so that it is looked for only once; `end` when there is none.
  var commentEnd = -1
  /// The first bytes of tags that began an example.
  var openExamples: [Int] = []
  /// False once a fence that seemed to hold others turned out to have no end.
  var fencesNest = true

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

  func line(at start: Int) -> Line {
    bytes.withUnsafeBufferPointer { bytes in
      var stop = ByteSearch.next(UInt8(ascii: "\n"), in: bytes, from: start, to: end)
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

  mutating func extend(_ kind: ProseBlock.Kind, _ line: Line, from start: Int, _ prose: inout Prose) {
    if let known = open {
      open?.range = known.range.lowerBound..<line.text.upperBound
    } else {
      open = OpenBlock(kind: kind, range: start..<line.text.upperBound, quoteDepth: line.quoteDepth)
    }
  }

  mutating func close(_ prose: inout Prose) {
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
}
