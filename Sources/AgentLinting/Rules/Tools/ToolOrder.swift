internal import AgentDefinitions

/// A sentence that orders its reader to use a tool by name: “Use the WebSearch tool”, “Ask with `AskUserQuestion`”.
///
/// Only an imperative counts, without a condition or a negation, and only a name that can be nothing else: one that no
/// prose has (`WebSearch`), or a plain one (`Read`) with the word “tool” behind it.
struct ToolOrder {
  let name: (value: String, range: Range<Int>)

  init?(_ bytes: [UInt8], _ sentence: Range<Int>, _ table: ToolNameTable) {
    guard sentence.count < 600 else { return nil }
    let words = Self.words(bytes, Self.withoutLabel(bytes, sentence))
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
      let isCode = bytes[max(0, word.range.lowerBound - 1)] == UInt8(ascii: "`")
      guard Self.isName(word.text, isTool: isTool, isCode: isCode, table) else { continue }
      name = (word.text, word.range)
      return
    }
    return nil
  }

  /// “**Documents**: Use …” is an order behind its title; “Wrong: use …” is none.
  private static func withoutLabel(_ bytes: [UInt8], _ sentence: Range<Int>) -> Range<Int> {
    let head = bytes[sentence].prefix(60)
    guard let colon = head.firstIndex(of: UInt8(ascii: ":")), colon + 1 < sentence.upperBound else { return sentence }
    let label = words(bytes, sentence.lowerBound..<colon)
    guard bytes[colon + 1] == 0x20 || bytes[colon + 1] == UInt8(ascii: "*"), label.count < 6,
      !label.contains(where: { noTitles.contains($0.lower) })
    else { return sentence }
    return colon + 1..<sentence.upperBound
  }

  private static let noTitles: Set<String> = [
    "avoid", "bad", "example", "if", "incorrect", "input", "never", "not", "optional", "output", "user", "when",
    "wrong",
    // “**Claude Code:** Use the Agent tool” in a file that several systems read.
    "claude", "codex", "copilot", "cursor", "gemini", "kiro", "opencode",
  ]

  private static func isName(_ text: String, isTool: Bool, isCode: Bool, _ table: ToolNameTable) -> Bool {
    if text.hasPrefix("mcp__") { return table.servers == .doubleUnderscore && text.utf8.count > 8 }
    if table.listedName(of: text) != nil { return true }
    guard let row = table.row(text) else { return false }
    // The only one of its plain names that no prose has.
    if text == "websearch" { return true }
    if isTool { return !table.isCaseSensitive || row.name == text }
    // `githubRepo` in code is no word of prose either.
    if isCode, row.name == text, text.contains(where: \.isUppercase), text.first?.isLowercase ?? false { return true }
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
