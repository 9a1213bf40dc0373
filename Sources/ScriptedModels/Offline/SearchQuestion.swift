internal import AgentDefinitions

/// The question as search terms.
struct SearchQuestion {
  private(set) var terms: [SearchTerm] = []
  /// The question is about tests, or about documents: otherwise sources come first.
  private(set) var isAboutTests = false
  private(set) var isAboutDocuments = false
  /// The person wants something changed, which a search cannot do.
  private(set) var asksForChange = false
  /// Files that the question names.
  private(set) var paths: [String] = []
  /// What it quotes, to be found as it stands.
  let quotations: [String]

  init(_ question: String) {
    quotations = Quotations.all(in: question)
    var seen: Set<String> = []
    let words = WordSplitter.words(in: String(question.prefix(4096)))
    asksForChange = words.first { !StopWords.contains($0.joined) }.map { Self.changes.contains($0.joined) } ?? false
    var rest = words[...]
    while let word = rest.first {
      if let phrase = Phrases.find(at: rest) {
        endPair()
        let said = rest.prefix(phrase.length).map(\.text).joined(separator: " ")
        let term = SearchTerm(said, meaning: phrase.words)
        if seen.insert(term.stem).inserted { terms.append(term) }
        rest = rest.dropFirst(phrase.length)
        continue
      }
      rest = rest.dropFirst()
      guard word.kind != .pairs || word.parts.count < 8 else { continue }
      if word.kind == .identifier, Self.looksLikePath(word.text) { paths.append(word.text) }
      if word.gap != .space { endPair() }
      if word.kind == .hyphenated, word.isOneTerm {
        let term = SearchTerm(whole: word)
        if seen.insert(term.stem).inserted { terms.append(term) }
        continue
      }
      for part in word.parts {
        let stem = Stemmer.stem(part.term)
        isAboutTests = isAboutTests || stem == Self.testStem
        isAboutDocuments = isAboutDocuments || Self.documentStems.contains(stem)
        guard Self.saysSomething(part.term), seen.insert(stem).inserted else {
          endPair()
          continue
        }
        let isWeak = Self.weakStems.contains(stem) || Self.meaningfulInCode.contains(part.term)
        var term = SearchTerm(part, weight: isWeak ? 0.25 : 1)
        term.precedesNext = true
        terms.append(term)
      }
    }
    endPair()
    keepTheBest()
  }

  /// Whether a look at the letters leaves it possible that a line has any of the words.
  func mayBe(in line: String) -> Bool {
    let line = line.lowercased()
    return terms.contains { term in
      line.contains(term.root.prefix(4)) || term.others.contains { line.contains($0.prefix(4)) }
    }
  }

  private static func saysSomething(_ term: String) -> Bool {
    guard term.count > 1, !questionWords.contains(term) else { return false }
    return !StopWords.contains(term) || meaningfulInCode.contains(term)
  }

  private mutating func endPair() {
    if !terms.isEmpty { terms[terms.count - 1].precedesNext = false }
  }

  static let mostTerms = 9

  /// `README.md`, `src/login`; not `NIO.channel` or `e.g`.
  private static func looksLikePath(_ text: String) -> Bool {
    if text.contains("/") { return true }
    guard let dot = text.lastIndex(of: "."), dot > text.startIndex else { return false }
    let ending = text[text.index(after: dot)...]
    return (2...5).contains(ending.count) && ending.allSatisfy { $0.isLowercase || $0.isNumber }
  }

  /// Long questions: the words that weigh most, in their order.
  private mutating func keepTheBest() {
    guard terms.count > Self.mostTerms else { return }
    let byWeight = terms.indices.sorted { (-terms[$0].weight, $0) < (-terms[$1].weight, $1) }
    let kept = Set(byWeight.prefix(Self.mostTerms))
    for index in terms.indices where !kept.contains(index + 1) { terms[index].precedesNext = false }
    terms = kept.sorted().map { terms[$0] }
  }

  private static let changes: Set<String> = [
    "add", "change", "correct", "create", "delete", "edit", "extract", "fix", "implement", "move", "refactor", "remove",
    "rename", "replace", "rewrite", "update", "write",
  ]
  private static let testStem = Stemmer.stem("test")
  private static let documentStems = Set(["documentation", "readme", "guide", "changelog"].map(Stemmer.stem))

  /// Words of grammar elsewhere, but parts of names in code: `maximumUses`, `lastModified`.
  private static let meaningfulInCode: Set<String> = [
    "after", "all", "before", "first", "get", "keep", "last", "least", "less", "most", "new", "next", "none", "once",
    "only", "other", "own", "put", "same", "show", "since", "sort", "take", "until", "use", "used", "uses",
  ]

  private static let questionWords: Set<String> = [
    "against", "explain", "find", "how", "long", "look", "what", "when", "where", "which", "who", "whose", "why",
  ]

  /// What questions about code say of anything.
  private static let weakStems = Set(
    [
      "add", "answer", "apply", "become", "behave", "build", "call", "cause", "chance", "check", "class", "code",
      "codebase",
      "come", "compute", "contain", "create", "decide", "define", "determine", "different", "enforce", "exact",
      "file", "function", "generate", "handle", "happen", "implement", "keep", "line", "logic", "make", "method",
      "place", "prevent", "process", "produce", "project", "repository", "responsible", "set", "source", "stuff",
      "thing", "type", "work",
    ].map(Stemmer.stem))
}

extension SplitWord {
  /// `Ctrl-C`, but not `the parser's`.
  fileprivate var isOneTerm: Bool {
    text.contains("-") && parts.contains { $0.term.count == 1 } && joined.count > 3
      && joined.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }
}
