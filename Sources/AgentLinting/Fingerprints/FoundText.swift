internal import AgentDefinitions

/// What a finding is about, as far as its fingerprint goes by it: the text, and the keys that it stands below.
struct FoundText {
  private let file: SourceFile
  private let secrets: [SourceRange]
  /// Where lines are keys and values: front matter, and files that are no Markdown.
  private let keyed: SourceRange

  init(in file: SourceFile, hiding secrets: [SourceRange]) {
    self.file = file
    self.secrets = secrets
    if file.path.hasSuffix(".md") {
      keyed = FrontMatter.split(file).parts?.yaml ?? .empty(at: 0)
    } else {
      keyed = file.contents
    }
  }

  private static let most = 240
  /// A colon or a bracket alone is in every file.
  private static let least = 3
  /// A line can be a megabyte.
  private static let reach = 4096

  /// On one line, without quotation marks around it, and no longer than 240 bytes; of less than three bytes the line that
  /// they stand in.
  func bytes(in range: SourceRange) -> [UInt8] {
    let found = onOneLine(SourceRange(Int(range.lower), min(Int(range.upper), Int(range.lower) + Self.reach)))
    if found.count >= Self.least { return found }
    let line = file.lineRange(file.place(of: Int(range.lower)).line)
    return onOneLine(SourceRange(Int(line.lower), min(Int(line.upper), Int(line.lower) + Self.reach)))
  }

  private func onOneLine(_ range: SourceRange) -> [UInt8] {
    let bytes = file[range]
    let secrets = secrets.filter { $0.overlaps(range) }
    var result: [UInt8] = []
    var isSpaced = false
    var offset = bytes.startIndex
    while offset < bytes.endIndex, result.count < Self.most {
      if let secret = secrets.first(where: { $0.indices.contains(offset) }) {
        result += (isSpaced && !result.isEmpty ? " ***" : "***").utf8
        isSpaced = false
        offset = Int(secret.upper)
      } else if bytes[offset] <= 0x20 {
        isSpaced = true
        offset += 1
      } else {
        if isSpaced, !result.isEmpty { result.append(0x20) }
        isSpaced = false
        result.append(bytes[offset])
        offset += 1
      }
    }
    return Self.unquoted(result)
  }

  private static func unquoted(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count > 1, let first = bytes.first, first == bytes.last else { return bytes }
    return first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") ? Array(bytes.dropFirst().dropLast()) : bytes
  }

  /// The keys that a place lies below, the outermost first. They are told from the indentation alone, which serves YAML
  /// and JSON as people write them, also where it cannot be parsed. In prose there are none.
  func keys(above range: SourceRange) -> [[UInt8]] {
    guard keyed.contains(.empty(at: Int(range.lower))), !keyed.isEmpty else { return [] }
    var number = file.place(of: Int(range.lower)).line
    guard let line = KeyLine(file, number) else { return [] }
    var keys: [[UInt8]] = []
    // A value belongs to the key before it on its line.
    if let key = line.key, Int(range.lower) > line.keyEnd { keys.append(key) }
    var depth = line.depth
    let last = max(1, number - Self.farthest)
    while number > last, depth > 0, keys.count < Self.mostKeys {
      number -= 1
      guard let above = KeyLine(file, number), above.depth < depth else { continue }
      depth = above.depth
      if let name = above.name { keys.append(name) }
    }
    return keys.reversed()
  }

  private static let farthest = 1000
  private static let mostKeys = 8
}

/// A line of YAML or JSON that may begin with a key.
private struct KeyLine {
  /// How far it is indented; an element of a list is deeper than its key although it may stand below its first letter.
  let depth: Int
  let key: [UInt8]?
  /// The byte after the key.
  let keyEnd: Int
  /// What the line says about those below it: its key, and of an element of a list who it is.
  let name: [UInt8]?

  /// Nil for blank lines and comments.
  init?(_ file: SourceFile, _ number: Int) {
    let range = file.lineRange(number)
    let line = file[SourceRange(Int(range.lower), min(Int(range.upper), Int(range.lower) + 512))]
    let indent = line.prefix { $0 == 0x20 || $0 == 0x09 }.count
    var text = line.dropFirst(indent)
    guard let first = text.first, first != UInt8(ascii: "#"), !text.starts(with: "//".utf8) else { return nil }
    let isElement = first == UInt8(ascii: "-") && text.dropFirst().first.map { $0 == 0x20 } ?? true
    depth = 2 * indent + (isElement ? 1 : 0)
    if isElement { text = text.dropFirst().drop { $0 == 0x20 } }
    let start = text.drop { Self.isQuote($0) }
    let word = start.prefix { $0 > 0x20 && $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "=") && !Self.isQuote($0) }
    let after = start[word.endIndex...].drop { Self.isQuote($0) || $0 == 0x20 }
    let isKey = !word.isEmpty && (after.first == UInt8(ascii: ":") || after.first == UInt8(ascii: "="))
    key = isKey ? Array(word) : nil
    keyEnd = word.endIndex
    let isName = word.elementsEqual("name".utf8) || word.elementsEqual("id".utf8)
    name = isElement ? (isName ? Array(text.filter { $0 > 0x20 && !Self.isQuote($0) }.prefix(120)) : nil) : key
  }

  private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
}
