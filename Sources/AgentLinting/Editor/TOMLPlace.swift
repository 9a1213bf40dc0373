internal import AgentDefinitions

/// The place in TOML that somebody is writing at, told by its line and the table that the line is in.
struct TOMLPlace {
  let place: WritingPlace

  /// Nil inside comments, in texts of several lines and in the names of tables.
  init?(in file: SourceFile, at offset: Int) {
    let current = file.place(of: offset).line
    var table: [String] = []
    var keys: [(table: [String], key: String)] = []
    var own: [String] = []
    var isInText = false
    for number in 1...file.lineCount {
      let line = file[file.lineRange(number)]
      if number == current {
        guard !isInText else { return nil }
        own = table
      }
      let text = line.drop { $0 <= 0x20 }
      if !isInText, text.first == UInt8(ascii: "[") {
        table = Self.path(text.drop { $0 == UInt8(ascii: "[") }.prefix { $0 != UInt8(ascii: "]") })
      } else if !isInText, number != current, let equals = Self.equals(in: text) {
        keys.append((table, Self.path(text[..<equals]).joined(separator: ".")))
      }
      isInText = Self.isInText(after: line, isInText)
    }
    let range = file.lineRange(current)
    let line = Array(file[range])
    let start = Int(range.lower)
    let column = offset - start
    guard column <= line.count, let first = line.prefix(column).first(where: { $0 > 0x20 }) ?? Optional(0x20),
      first != UInt8(ascii: "#"), first != UInt8(ascii: "[")
    else { return nil }
    let before = line[..<column]
    guard let equals = Self.equals(in: before) else {
      let indent = before.prefix { $0 <= 0x20 }.count
      let end = line[column...].prefix(while: Self.isWord).count
      let follows = line[(column + end)...].drop { $0 == 0x20 }.first == UInt8(ascii: "=")
      place = WritingPlace(
        keys: own, slot: .key(isComplete: follows), word: SourceRange(start + indent, offset + end),
        siblings: Set(keys.filter { $0.table == own }.map(\.key)), notation: .toml(isQuoted: false))
      return
    }
    let value = line[(equals + 1)..<column]
    let item = value.lastIndex { "[,".utf8.contains($0) }.map { value[($0 + 1)...] } ?? value
    let blank = item.prefix { $0 <= 0x20 }.count
    let isQuoted = item.dropFirst(blank).first.map { "\"'".utf8.contains($0) } ?? false
    let begin = item.startIndex + blank + (isQuoted ? 1 : 0)
    let end = line[column...].prefix(while: Self.isWord).count
    place = WritingPlace(
      keys: own + Self.path(line[..<equals]), slot: .value, word: SourceRange(start + begin, offset + end),
      siblings: [], notation: .toml(isQuoted: isQuoted))
  }

  private static func isWord(_ byte: UInt8) -> Bool { byte > 0x20 && !"=,]#\"'".utf8.contains(byte) }

  /// The sign that ends a key, before any text in quotes.
  private static func equals(in text: ArraySlice<UInt8>) -> Int? {
    guard text.first != UInt8(ascii: "#") else { return nil }
    return text.firstIndex(of: UInt8(ascii: "="))
  }

  /// `a.b."c"` taken apart.
  private static func path(_ text: ArraySlice<UInt8>) -> [String] {
    text.split(separator: UInt8(ascii: ".")).map { part in
      String(decoding: part.filter { $0 > 0x20 && !"\"'".utf8.contains($0) }, as: UTF8.self)
    }
  }

  /// Whether a text in three quotes is open behind a line.
  private static func isInText(after line: ArraySlice<UInt8>, _ isInText: Bool) -> Bool {
    var isInText = isInText
    var run = 0
    for byte in line {
      run = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") ? run + 1 : 0
      if run == 3 {
        isInText.toggle()
        run = 0
      }
    }
    return isInText
  }
}
