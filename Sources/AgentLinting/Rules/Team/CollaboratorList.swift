internal import AgentDefinitions

/// What stands under “Integration with other agents”: a name in each item, behind a word or a few, as in “Share
/// findings with race-finder” and “Guide redis specialist on caching”.
struct CollaboratorList {
  struct Entry {
    /// As it is written.
    let name: String
    let range: Range<Int>
    /// Whether it is an id; otherwise it is a subject with “specialist” behind it.
    let isID: Bool
  }

  let entries: [Entry]

  /// The lists of one prompt, one after the other.
  static func all(in prose: Prose) -> [CollaboratorList] {
    var lists: [CollaboratorList] = []
    var next = 0
    let places = titles.flatMap { ByteSearch.offsets(of: $0, in: prose.text.bytes[prose.text.range]) }.sorted()
    for place in places where prose.text.range.contains(place) {
      let index = prose.blocks.partition { $0.range.lowerBound > place } - 1
      guard index >= next, prose.isTitle(prose.blocks[index]) else { continue }
      next = index + 1
      let items = prose.blocks[next...].prefix { $0.kind == .listItem && $0.quoteDepth == 0 }
      lists.append(CollaboratorList(entries: items.compactMap { Entry(in: $0, of: prose) }))
    }
    return lists
  }

  /// Whether there could be any: most prompts have none.
  static func mayBe(in bytes: [UInt8]) -> Bool {
    titles.contains { !ByteSearch.offsets(of: $0, in: bytes).isEmpty }
  }

  private static let titles = ["ther agents", "ther Agents", "elated agents", "elated Agents"].map { Array($0.utf8) }
}

extension CollaboratorList.Entry {
  /// The first name among the first few words.
  fileprivate init?(in item: ProseBlock, of prose: Prose) {
    let bytes = prose.text.bytes[item.range]
    var words = bytes.prefix(120).split(separator: 0x20).prefix(6)[...]
    while let word = words.popFirst() {
      let text = word.withoutMarks
      if words.first?.withoutMarks.elementsEqual("specialist".utf8) ?? false, text.isLowerCase, let end = words.first {
        range = text.startIndex..<end.withoutMarks.endIndex
        name = prose.string(range)
        isID = false
        return
      }
      guard text.isID else { continue }
      name = prose.string(text.indices)
      range = text.indices
      isID = true
      // “with decision-makers”, “with privacy-by-design practices”: people and things.
      guard !MentionedAgent.isAdjective(name), !text.isPlural, words.first.map(Self.mayFollow) ?? true else {
        return nil
      }
      return
    }
    return nil
  }

  private static func mayFollow(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, first | 0x20 >= UInt8(ascii: "a"), first | 0x20 <= UInt8(ascii: "z") else {
      return true
    }
    return prepositions.contains(String(decoding: word, as: UTF8.self))
  }

  private static let prepositions: Set<String> = [
    "about", "after", "and", "as", "at", "before", "by", "during", "for", "from", "if", "in", "on", "or", "to", "via",
    "when", "while", "with",
  ]
}

extension Prose {
  fileprivate func isTitle(_ block: ProseBlock) -> Bool {
    guard block.range.count < 100, !sections[block.section].isExample else { return false }
    return block.kind.isHeading || block.kind == .paragraph && text.bytes[block.range].contains(UInt8(ascii: ":"))
  }
}

extension ArraySlice<UInt8> {
  /// Without the signs of emphasis and code around it, and without what ends a part of a sentence.
  fileprivate var withoutMarks: ArraySlice<UInt8> {
    var text = self
    while let first = text.first, "*`@".utf8.contains(first) { text = text.dropFirst() }
    while let last = text.last, "*`:,.;\n\r".utf8.contains(last) { text = text.dropLast() }
    return text
  }

  fileprivate var isLowerCase: Bool {
    count > 2 && allSatisfy { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
  }

  fileprivate var isPlural: Bool { last == UInt8(ascii: "s") && dropLast().last != UInt8(ascii: "s") }

  /// `powershell-5.1-expert`: small letters, with a hyphen somewhere inside.
  fileprivate var isID: Bool {
    guard count > 3, let first, let last, first != UInt8(ascii: "-"), last != UInt8(ascii: "-") else { return false }
    return contains(UInt8(ascii: "-"))
      && allSatisfy { byte in
        byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
          || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      }
  }
}
