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
    guard description.utf8.contains(UInt8(ascii: "<")) || description.containsBytes(#"\n"#) else {
      return (description, "")
    }
    let bytes = withLineBreaks(Array(description.utf8))
    var rest = bytes[...]
    var prose: [UInt8] = []
    var said: [UInt8] = []
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      prose += rest[..<open]
      rest = rest[(open + 1)...]
      guard let first = rest.first, first.isLetter || first == UInt8(ascii: "/"),
        let close = rest.prefix(longestTag).firstIndex(of: UInt8(ascii: ">"))
      else { continue }
      let tag = rest[..<close].map { $0 | 0x20 }
      rest = rest[(close + 1)...]
      prose += ".\n".utf8
      guard tags.contains(tag) else { continue }
      let end = ByteSearch.first(Array("</".utf8) + tag + Array(">".utf8), in: rest)
      if tag != commentary { said += userLines(rest[..<(end ?? rest.endIndex)]) }
      rest = rest[(end.map { $0 + tag.count + 3 } ?? rest.endIndex)...]
    }
    return (String(decoding: prose + rest, as: UTF8.self), String(decoding: said, as: UTF8.self))
  }

  /// Descriptions on one line have `\n` where a line should break.
  private static func withLineBreaks(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var start = 0
    for place in ByteSearch.offsets(of: Array(#"\n"#.utf8), in: bytes) {
      result += bytes[start..<place]
      result.append(0x0A)
      start = place + 2
    }
    return result + bytes[start...]
  }

  /// Everything after `user:` up to the answer.
  private static func userLines(_ block: ArraySlice<UInt8>) -> [UInt8] {
    var said: [UInt8] = []
    var rest = block
    while let start = ByteSearch.first(user, in: rest) {
      rest = rest[(start + user.count)...]
      let line = rest[..<(ByteSearch.first(user, in: rest) ?? rest.endIndex)]
      let end = answers.compactMap { ByteSearch.first($0, in: line) }.min()
      said += line[..<(end ?? line.endIndex)] + ".\n".utf8
    }
    return said
  }

  private static let tags = ["example", "examples", "commentary"].map { Array($0.utf8) }
  private static let commentary = Array("commentary".utf8)
  private static let user = Array("user:".utf8)
  private static let answers = ["assistant:", "<commentary>"].map { Array($0.utf8) }
  private static let lengthLimit = 16_384
  private static let longestTag = 16
}

/// Follows a description word by word, and says which words tell what the agent is not for.
private struct Refusal {
  private var isOpen = false
  private var describesSituation = false
  private var previous: (term: String, part: Part) = ("", [])

  mutating func covers(_ word: SplitWord) -> Bool {
    let term = word.joined
    let part = Self.parts[term] ?? []
    defer { previous = (term, part) }
    if word.gap == .sentence { describesSituation = false }
    switch word.gap {
    case .sentence, .clause: isOpen = false
    case .comma where part.contains(.turn): isOpen = false
    default: break
    }
    if part.contains(.turn), term != "use" { isOpen = false }
    if isOpen { return true }

    isOpen = opens(at: term, part)
    // "Use it when tests do not pass" says what it is for.
    if part.contains(.situation) { describesSituation = true }
    return isOpen
  }

  private func opens(at term: String, _ part: Part) -> Bool {
    guard !part.isEmpty || !previous.part.isEmpty else { return false }
    switch (previous.term, term) {
    case ("not", "for"), ("rather", "than"), ("instead", "of"), ("not", "intended"), ("not", "meant"), ("not", "use"),
      ("dont", "use"), ("never", "use"):
      return true
    case ("not", "only"), ("not", "just"): return false
    default: break
    }
    guard !describesSituation else { return false }
    return part.contains(.refusal) || part.contains(.not) && previous.part.contains(.auxiliary)
  }

  /// What a word can do in a sentence, as far as refusing goes.
  private struct Part: OptionSet {
    let rawValue: UInt8

    static let turn = Part(rawValue: 1)
    static let situation = Part(rawValue: 2)
    static let auxiliary = Part(rawValue: 4)
    static let refusal = Part(rawValue: 8)
    static let not = Part(rawValue: 16)
    /// The first of two words that refuse together.
    static let lead = Part(rawValue: 32)
  }

  private static let parts: [String: Part] = {
    var parts: [String: Part] = [:]
    let lists: [(Part, [String])] = [
      (.turn, ["but", "instead", "use", "only", "then"]),
      (.situation, ["when", "if", "where", "that", "which", "whose", "while", "whenever"]),
      (.auxiliary, ["do", "does", "should", "must", "will", "can", "is", "may"]),
      (
        .refusal,
        [
          "avoid", "avoids", "cannot", "cant", "doesnt", "dont", "except", "excluding", "never", "no", "without",
          "wont",
        ]
      ),
      (.not, ["not"]),
      (.lead, ["rather", "instead", "not", "dont", "never"]),
    ]
    for (part, words) in lists { for word in words { parts[word, default: []].insert(part) } }
    return parts
  }()
}

extension UInt8 {
  /// Of a tag: also one outside of ASCII.
  fileprivate var isLetter: Bool {
    switch self | 0x20 {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...: true
    default: false
    }
  }
}
