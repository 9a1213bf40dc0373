internal import AgentDefinitions

/// What forbids an agent to change anything wherever in its prompt it stands, however much the prompt says of how
/// something is to be fixed: “Do NOT make changes yourself”, “Do not modify code or comments directly”, “NEVER use
/// Write/Edit”, “You are **read-only** - you cannot write files”.
extension LimitedRole {
  static func prohibition(in prompt: String) -> String? {
    let bytes = Array(prompt.utf8)
    for sign in signs {
      for place in ByteSearch.offsets(of: sign, in: bytes).prefix(50) {
        let lower = max(0, place - 160)
        let start = bytes[lower..<place].lastIndex(where: \.endsClause).map { $0 + 1 } ?? lower
        let rest = bytes[place..<min(bytes.count, place + 120)]
        let end = rest.firstIndex(where: \.endsClause) ?? rest.endIndex
        let sentence = String(String(decoding: bytes[start..<end], as: UTF8.self).drop { !$0.isLetter })
        let next = String(decoding: bytes[end..<min(bytes.count, end + 80)], as: UTF8.self).lowercased()
        guard forbids(sentence, next), !isQuoted(bytes, start) else { continue }
        return sentence.filter { $0 != "*" && $0 != "`" }
      }
    }
    return nil
  }

  private static let signs = [
    " yourself", " directly", " use Write", " use Edit", " use `Write", " use `Edit", "ead-only",
  ]
  .map { Array($0.utf8) }

  private static func forbids(_ sentence: String, _ next: String) -> Bool {
    let words = sentence.lowercased().split { !$0.isLetter && $0 != "-" && $0 != "'" && $0 != "’" }
    if words.starts(with: ["you", "are", "read-only"]) {
      return words.count < 16 && !words.contains(where: allowing.contains)
    }
    // Who must not, and the negation: “never”, “do not”, “you must not”.
    guard let not = words.prefix(4).firstIndex(where: negations.contains), words[..<not].allSatisfy(leads.contains)
    else { return false }
    let rest = words[(not + 1)...].drop { $0 == "ever" }
    guard let verb = rest.first else { return false }
    let objects = rest.dropFirst()
    if verb == "use" {
      let named = objects.prefix(while: editors.contains)
      return named.contains { $0 == "write" || $0 == "edit" } && objects[named.endIndex...].first.map(isNext) ?? true
    }
    guard changes.contains(verb), let last = objects.last, objects.dropLast().allSatisfy(things.contains) else {
      return false
    }
    // “Do not edit files directly; use the command” is about how, not about whether.
    return last == "yourself" || last == "directly" && objects.count > 1 && !ways.contains(where: next.contains)
  }

  /// “Never use Write — you verify”: what comes next is no condition.
  private static func isNext(_ word: Substring) -> Bool { word == "-" || word == "you" }

  /// In code or in a table: that is what somebody else is told.
  private static func isQuoted(_ bytes: [UInt8], _ place: Int) -> Bool {
    let fences = ByteSearch.offsets(of: Array("\n```".utf8), in: bytes[..<place]).count
    let line = bytes[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return !fences.isMultiple(of: 2) || bytes[line..<place].contains(UInt8(ascii: "|"))
  }

  private static let allowing: Set<Substring> = [
    "apart", "aside", "besides", "but", "except", "only", "until", "unless", "when", "while", "if", "during",
  ]
  private static let leads: Set<Substring> = ["agent", "can", "do", "may", "must", "should", "this", "will", "you"]
  private static let negations: Set<Substring> = ["cannot", "don't", "don’t", "never", "not"]
  private static let changes: Set<Substring> = [
    "apply", "change", "edit", "fix", "implement", "make", "modify", "perform", "write",
  ]
  private static let things: Set<Substring> = [
    "any", "anything", "change", "changes", "code", "comments", "edits", "file", "files", "fix", "fixes", "issues",
    "it",
    "modifications", "modify", "or", "and", "problems", "source", "the", "them", "these", "write", "edit",
  ]
  private static let editors: Set<Substring> = ["and", "edit", "multiedit", "or", "the", "tool", "tools", "write"]
  private static let ways = ["use ", "instead", "through ", "via ", "rather", "always "]
}

extension UInt8 {
  fileprivate var endsClause: Bool {
    switch self {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"), UInt8(ascii: ":"),
      UInt8(ascii: "("), UInt8(ascii: ")"), 0x0A, 0x0D:
      true
    default: false
    }
  }
}
