internal import AgentDefinitions

/// The place in YAML that somebody is writing at, told by the lines and how far they are indented.
struct YAMLPlace {
  let keys: [String]
  let slot: WritingPlace.Slot
  let word: SourceRange
  let siblings: Set<String>

  /// Nil inside comments.
  init?(in file: SourceFile, _ yaml: SourceRange, at offset: Int) {
    let lines = Lines(file, yaml)
    guard let number = lines.number(at: offset), let line = lines[number] else { return nil }
    let column = offset - line.start
    let before = line.bytes.prefix(column)
    if before.first(where: { $0 != 0x20 }) == UInt8(ascii: "#") { return nil }
    let isEmpty = line.content >= line.bytes.count
    let indent = isEmpty ? column : line.content
    let text = Array(before.dropFirst(indent))
    var keys = lines.keys(above: number, indent: indent, isItem: line.dash != nil)
    guard let colon = Self.colon(in: text) else {
      let rest = line.bytes.dropFirst(column)
      let end = rest.prefix(while: Self.isWord).count
      let follows = rest.dropFirst(end).drop { $0 == 0x20 }.first == UInt8(ascii: ":")
      word = SourceRange(line.start + min(indent, column), offset + end)
      siblings = lines.siblings(of: number, indent: indent)
      self.keys = keys
      let quote = text.first == UInt8(ascii: "\"") || text.first == UInt8(ascii: "'")
      slot = text.contains(UInt8(ascii: " ")) || quote ? .value : .key(isComplete: follows)
      return
    }
    keys.append(String(decoding: text[..<colon], as: UTF8.self))
    self.keys = keys
    slot = .value
    siblings = []
    // The last of what stands in brackets or between commas.
    let value = text[(colon + 1)...]
    let start = (value.lastIndex { "[,{".utf8.contains($0) }.map { $0 + 1 }) ?? value.startIndex
    let blank = value[start...].prefix { $0 == 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }.count
    let end = line.bytes.dropFirst(column).prefix(while: Self.isWord).count
    word = SourceRange(line.start + indent + start + blank, offset + end)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    !" \t,]}:#\"'".utf8.contains(byte)
  }

  /// The colon that ends a key.
  private static func colon(in text: [UInt8]) -> Int? {
    text.indices.first {
      text[$0] == UInt8(ascii: ":") && ($0 + 1 == text.count || text[$0 + 1] == 0x20) && $0 > 0
    }
  }
}

/// The lines of a stretch of YAML, as far as their indentation and keys go.
private struct Lines {
  struct Line {
    let start: Int
    let bytes: ArraySlice<UInt8>
    /// Where the text begins, behind blanks and dashes.
    let content: Int
    /// Where the first dash of a list's item is.
    let dash: Int?

    init(_ file: SourceFile, _ range: SourceRange) {
      start = Int(range.lower)
      let all = file[range]
      bytes = all[all.startIndex...]
      var place = 0
      var dash: Int?
      let text = Array(bytes)
      while place < text.count {
        if text[place] == 0x20 {
          place += 1
        } else if text[place] == UInt8(ascii: "-"), place + 1 == text.count || text[place + 1] == 0x20 {
          dash = dash ?? place
          place += 1
        } else {
          break
        }
      }
      content = place
      self.dash = dash
    }

    var isBlank: Bool { content >= bytes.count || bytes[bytes.startIndex + content] == UInt8(ascii: "#") }

    /// The key that the text begins with.
    var key: String? {
      let text = bytes.dropFirst(content)
      guard let colon = text.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex,
        colon + 1 == text.endIndex || text[colon + 1] == 0x20 || text[colon + 1] == 0x0D
      else { return nil }
      let quotes = "\"'".utf8
      return String(decoding: text[..<colon].filter { !quotes.contains($0) }, as: UTF8.self)
    }
  }

  private let file: SourceFile
  private let first: Int
  private let last: Int

  init(_ file: SourceFile, _ yaml: SourceRange) {
    self.file = file
    first = file.place(of: Int(yaml.lower)).line
    last = file.place(of: Int(yaml.upper)).line
  }

  func number(at offset: Int) -> Int? {
    let line = file.place(of: offset).line
    return (first...last).contains(line) ? line : nil
  }

  subscript(number: Int) -> Line? {
    guard (first...last).contains(number) else { return nil }
    return Line(file, file.lineRange(number))
  }

  /// The keys whose blocks a line lies in. An item of a list may stand as far left as the list's key.
  func keys(above number: Int, indent: Int, isItem: Bool) -> [String] {
    var keys: [String] = []
    var limit = indent
    var isItem = isItem
    if isItem, let dash = self[number]?.dash { limit = dash }
    var current = number - 1
    while current >= first, limit > 0 || isItem, number - current < 2000 {
      defer { current -= 1 }
      guard let line = self[current], !line.isBlank else { continue }
      if let dash = line.dash, dash < limit || (dash == limit && !isItem), line.content <= limit || dash < limit {
        // The beginning of the item that the line is in: its own keys are beside, or around.
        if line.content < limit, let key = line.key { keys.append(key) }
        limit = dash
        isItem = true
        continue
      }
      guard line.dash == nil, line.content < limit || (isItem && line.content == limit), let key = line.key else {
        continue
      }
      keys.append(key)
      limit = line.content
      isItem = false
    }
    return keys.reversed()
  }

  /// The keys of the mapping that a line's key is, or would be, in.
  func siblings(of number: Int, indent: Int) -> Set<String> {
    var keys: Set<String> = []
    func look(_ numbers: some Sequence<Int>, isAbove: Bool) {
      for current in numbers {
        guard let line = self[current] else { return }
        if line.isBlank { continue }
        if line.content < indent { return }
        if line.dash != nil, !isAbove, line.content == indent { return }
        if line.content == indent, let key = line.key { keys.insert(key) }
        if line.dash != nil, isAbove, line.content == indent { return }
      }
    }
    if self[number]?.dash == nil {
      look(stride(from: number - 1, through: max(first, number - 2000), by: -1), isAbove: true)
    }
    look(number + 1..<min(last, number + 2000) + 1, isAbove: false)
    return keys
  }
}
