/// The description of an agent as the matcher reads it: what it is for, what it is not for, what examples it gives.
struct ProfileText {
  var wanted: [SplitWord] = []
  /// Words of clauses such as "Not for database migrations" or "never edits files".
  var refused: [SplitWord] = []
  /// What people say in the `<example>` blocks of Claude's descriptions.
  var examples: [SplitWord] = []

  init(_ description: String) {
    let isLong = description.utf8.count > Self.lengthLimit
    let start = isLong ? String(decoding: description.utf8.prefix(Self.lengthLimit), as: UTF8.self) : description
    let (prose, said) = Self.withoutExamples(start)
    examples = WordSplitter.words(in: said)
    var refusal = Refusal()
    for word in WordSplitter.words(in: prose) {
      if refusal.covers(word) { refused.append(word) } else { wanted.append(word) }
    }
  }

  /// The prose without tags and examples, and what users say in the examples.
  private static func withoutExamples(_ description: String) -> (prose: String, said: String) {
    guard description.contains("<") || description.contains(#"\n"#) else { return (description, "") }
    var rest = description.replacing(#"\n"#, with: "\n")[...]
    var prose = ""
    var said = ""
    while let open = rest.firstRange(of: "<") {
      prose += rest[..<open.lowerBound]
      rest = rest[open.upperBound...]
      guard let first = rest.unicodeScalars.first, TextScript.isLetter(first) || first == "/",
        let close = rest.prefix(Self.longestTag).firstIndex(of: ">")
      else { continue }
      let tag = rest[..<close].lowercased()
      rest = rest[rest.index(after: close)...]
      prose += ".\n"
      guard tag == "example" || tag == "commentary" || tag == "examples" else { continue }
      let end = rest.firstRange(of: "</\(tag)>")
      let block = rest[..<(end?.lowerBound ?? rest.endIndex)]
      if tag != "commentary" { said += userLines(block) }
      rest = rest[(end?.upperBound ?? rest.endIndex)...]
    }
    return (prose + rest, said)
  }

  /// Everything after `user:` up to the answer.
  private static func userLines(_ block: Substring) -> String {
    let starts = block.ranges(of: "user:").map(\.upperBound)
    return zip(starts, starts.dropFirst() + [block.endIndex]).reduce(into: "") { said, range in
      let line = block[range.0..<range.1]
      let end = ["assistant:", "<commentary>"].compactMap { line.firstRange(of: $0)?.lowerBound }.min()
      said += line[..<(end ?? line.endIndex)] + ".\n"
    }
  }

  private static let lengthLimit = 16_384
  private static let longestTag = 16
}

/// Follows a description word by word, and says which words tell what the agent is not for.
private struct Refusal {
  private var isOpen = false
  private var describesSituation = false
  private var previous = ""

  mutating func covers(_ word: SplitWord) -> Bool {
    let term = word.joined
    defer { previous = term }
    if word.gap == .sentence { describesSituation = false }
    switch word.gap {
    case .sentence, .clause: isOpen = false
    case .comma where Self.turns.contains(term): isOpen = false
    default: break
    }
    if Self.turns.contains(term), term != "use" { isOpen = false }
    if isOpen { return true }

    isOpen = opens(at: term)
    // "Use it when tests do not pass" says what it is for.
    if Self.situations.contains(term) { describesSituation = true }
    return isOpen
  }

  private func opens(at term: String) -> Bool {
    switch (previous, term) {
    case ("not", "for"), ("rather", "than"), ("instead", "of"), ("not", "intended"), ("not", "meant"), ("not", "use"),
      ("dont", "use"), ("never", "use"):
      return true
    case ("not", "only"), ("not", "just"): return false
    default: break
    }
    guard !describesSituation else { return false }
    if Self.refusals.contains(term) { return true }
    return term == "not" && Self.auxiliaries.contains(previous)
  }

  private static let turns: Set<String> = ["but", "instead", "use", "only", "then"]
  private static let situations: Set<String> = ["when", "if", "where", "that", "which", "whose", "while", "whenever"]
  private static let auxiliaries: Set<String> = ["do", "does", "should", "must", "will", "can", "is", "may"]
  private static let refusals: Set<String> = [
    "avoid", "avoids", "cannot", "cant", "doesnt", "dont", "except", "excluding", "never", "no", "without", "wont",
  ]
}
