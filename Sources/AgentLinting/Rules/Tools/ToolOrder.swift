internal import AgentDefinitions

/// A sentence that orders its reader to use a tool by name: “Use the WebSearch tool”, “Ask with `AskUserQuestion`”.
///
/// Only an imperative counts, without a condition or a negation, and only a name that can be nothing else: one that no
/// prose has (`WebSearch`), or a plain one (`Read`) with the word “tool” behind it.
struct ToolOrder {
  let name: (value: String, range: Range<Int>)

  init?(_ bytes: [UInt8], _ sentence: Range<Int>, _ table: ToolNameTable) {
    guard sentence.count < 600 else { return nil }
    let words = Self.words(bytes, sentence)
    guard let first = words.firstIndex(where: { !Self.leads.contains($0.lower) }) else { return nil }
    let isUse = Self.uses.contains(words[first].lower)
    guard isUse || Self.acts.contains(words[first].lower) else { return nil }
    guard !words.contains(where: { Self.spoilers.contains($0.lower) }) else { return nil }
    let places =
      isUse ? [first + 1] : words.indices.filter { Self.means.contains(words[$0].lower) }.map { $0 + 1 }
    for place in places {
      var place = place
      while place < words.count, Self.articles.contains(words[place].lower) { place += 1 }
      guard place < words.count else { continue }
      let word = words[place]
      let isTool = place + 1 < words.count && words[place + 1].lower == "tool"
      guard Self.isName(word.text, isTool: isTool, table) else { continue }
      name = (word.text, word.range)
      return
    }
    return nil
  }

  private static func isName(_ text: String, isTool: Bool, _ table: ToolNameTable) -> Bool {
    if text.hasPrefix("mcp__") { return table.servers == .doubleUnderscore && text.utf8.count > 8 }
    guard let row = table.row(text) else { return false }
    if isTool { return !table.isCaseSensitive || row.name == text }
    return row.name == text && (text.utf8.contains { $0 == 0x5F || $0 == 0x2F } || text.count { $0.isUppercase } > 1)
  }

  // MARK: - Words

  private struct Word {
    let text: String
    let lower: String
    let range: Range<Int>
  }

  private static func words(_ bytes: [UInt8], _ sentence: Range<Int>) -> [Word] {
    var words: [Word] = []
    var start: Int?
    for place in sentence.lowerBound...sentence.upperBound {
      let isPart = place < sentence.upperBound && bytes[place].isPartOfName
      if isPart {
        start = start ?? place
      } else if let begin = start {
        let text = String(decoding: bytes[begin..<place], as: UTF8.self)
        words.append(Word(text: text, lower: text.lowercased(), range: begin..<place))
        start = nil
      }
    }
    return words
  }

  private static let leads: Set<String> = [
    "also", "always", "and", "finally", "first", "immediately", "must", "next", "please", "should", "then", "you",
  ]
  private static let uses: Set<String> = ["call", "employ", "invoke", "leverage", "use", "utilize"]
  private static let acts: Set<String> = [
    "ask", "check", "clarify", "collect", "confirm", "delegate", "execute", "explore", "fetch", "find", "gather",
    "launch", "look", "present", "prompt", "read", "request", "research", "run", "search", "spawn", "track", "update",
    "verify", "write",
  ]
  private static let means: Set<String> = ["using", "via", "with"]
  private static let articles: Set<String> = ["a", "an", "the", "your"]
  private static let spoilers: Set<String> = [
    "available", "avoid", "cannot", "don't", "don’t", "if", "instead", "never", "no", "not", "or", "parent",
    "unavailable",
    "unless", "without",
  ]
}

extension UInt8 {
  fileprivate var isPartOfName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: "-"),
      UInt8(ascii: "'"), 0x80...:
      true
    default: false
    }
  }
}
