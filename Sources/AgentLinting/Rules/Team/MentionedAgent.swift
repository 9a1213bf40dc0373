internal import AgentDefinitions

/// “Use the `race-finder` subagent”: a name that looks like an agent's, between a word that calls and one that says so;
/// and “Query context manager for …”, which is an order to one agent however it is spelled.
struct MentionedAgent {
  let name: String
  let range: Range<Int>
  /// Whether the sentence begins with the word that calls: then it is the agent itself that is to call.
  let isOrder: Bool

  static func all(in prose: Prose) -> [(mention: MentionedAgent, place: SourceRange)] {
    let offset = prose.text.range.lowerBound
    return all(in: Array(prose.text.bytes[prose.text.range])).compactMap { mention in
      let start = mention.range.lowerBound + offset
      let end = mention.range.upperBound + offset
      guard let block = prose.block(at: start), block.kind.isText, !prose.examples.covers(start),
        !prose.isComment(at: start),
        !prose.sections[block.section].isExample
      else { return nil }
      return (mention, prose.place(start..<end))
    }
  }

  static func all(in bytes: [UInt8]) -> [MentionedAgent] {
    let called = ByteSearch.offsets(of: Array("agent".utf8), in: bytes).prefix(1000)
      .compactMap { MentionedAgent(before: $0, in: bytes) }
    let queried = ByteSearch.offsets(of: Array("ontext".utf8), in: bytes).prefix(1000)
      .compactMap { MentionedAgent(contextManagerAt: $0 - 1, in: bytes) }
    return queried.isEmpty ? called : (called + queried).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// “Query the context manager”, “from the `context-manager` agent”. In other words it is a thing of Python's.
  private init?(contextManagerAt start: Int, in bytes: [UInt8]) {
    let end = start + 15
    guard start > 6, end <= bytes.count, !(end < bytes.count && bytes[end].isNamePart) else { return nil }
    let spelled = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
    guard spelled == "context manager" || spelled == "context-manager" else { return nil }
    let lead = bytes[start - 1] == UInt8(ascii: "`") ? start - 1 : start
    var words = String(decoding: bytes[max(0, lead - 16)..<lead], as: UTF8.self).lowercased()[...]
    while words.last == " " || words.last == "@" || words.last == "*" { words = words.dropLast() }
    if words.hasSuffix(" the") { words = words.dropLast(4) }
    guard words.hasSuffix("query") else { return nil }
    name = "context-manager"
    range = start..<end
    isOrder = MentionedAgent.beginsSentence(words.dropLast(5))
  }

  /// Whether what stands before a word ends another sentence, or begins an item of a list.
  private static func beginsSentence(_ words: Substring) -> Bool {
    let words = words.drop { $0 == " " }
    guard let last = words.last(where: { $0 != " " && $0 != "*" }) else { return true }
    return "\n.:;-)1234567890".contains(last)
  }

  private init?(before word: Int, in bytes: [UInt8]) {
    var end = word
    if end >= 4, bytes[end - 4..<end].elementsEqual("sub-".utf8) {
      end -= 4
    } else if end >= 3, bytes[end - 3..<end].elementsEqual("sub".utf8) {
      end -= 3
    }
    let after = word + 5
    if after < bytes.count, bytes[after].isNamePart || bytes[after] == UInt8(ascii: "_") { return nil }
    guard end > 1, bytes[end - 1] == 0x20 else { return nil }
    end -= 1
    let isQuoted = bytes[end - 1] == UInt8(ascii: "`") || bytes[end - 1] == UInt8(ascii: "\"")
    if isQuoted { end -= 1 }
    var start = end
    while start > 0, end - start < 64, bytes[start - 1].isNamePart { start -= 1 }
    let name = bytes[start..<end]
    // An id has a hyphen in it, and small letters only.
    guard name.count > 3, let first = name.first, let last = name.last, first != UInt8(ascii: "-"),
      last != UInt8(ascii: "-"),
      name.contains(UInt8(ascii: "-"))
    else { return nil }
    range = start..<end
    self.name = String(decoding: name, as: UTF8.self)
    guard isQuoted || !MentionedAgent.isAdjective(self.name) else { return nil }
    var lead = start
    if isQuoted { lead -= 1 }
    guard lead >= 0,
      let before = MentionedAgent.caller(String(decoding: bytes[max(0, lead - 24)..<lead], as: UTF8.self))
    else { return nil }
    isOrder = MentionedAgent.beginsSentence(before)
  }

  /// What stands before the words that call somebody; nil where none do.
  private static func caller(_ words: String) -> Substring? {
    var rest = words.lowercased()[...]
    while rest.last == " " || rest.last == "@" || rest.last == "*" { rest = rest.dropLast() }
    if rest.hasSuffix(" the") { rest = rest.dropLast(4) }
    let verb = callingWords.first { verb in
      rest.hasSuffix(verb) && (rest.dropLast(verb.count).last.map { !$0.isLetter } ?? true)
    }
    return verb.map { rest.dropLast($0.count) }
  }

  private static let callingWords = [
    "use", "using", "invoke", "call", "delegate to", "hand off to", "ask", "launch", "run", "dispatch", "spawn",
    "consult", "escalate to", "handoff to", "pass to", "via",
  ]

  /// `AI-powered`, `read-only`, `third-party`: no names.
  static func isAdjective(_ name: String) -> Bool {
    let last = name.split(separator: "-").last ?? ""
    return adjectives.contains(last) || name.hasPrefix("sub-") || name.hasPrefix("multi-") || name.hasPrefix("non-")
  }

  private static let adjectives: Set<Substring> = [
    "aware", "based", "box", "capable", "domain", "driven", "enabled", "facing", "free", "in", "level", "like",
    "made", "managed", "native", "one", "only", "oriented", "party", "powered", "purpose", "ready", "running",
    "scoped", "shot", "side", "specific", "step", "style", "term", "time", "turn", "up", "wide", "agent",
  ]
}

extension UInt8 {
  fileprivate var isNamePart: Bool {
    self == UInt8(ascii: "-") || self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z")
      || self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9")
  }
}
