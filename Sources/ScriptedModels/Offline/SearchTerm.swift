import AgentDefinitions

/// One word of a question, as something to search for.
struct SearchTerm: Equatable {
  /// As in the question.
  let text: String
  let stem: String
  /// The letters that all its forms begin with: what a line has to contain.
  let root: String
  /// A regular expression for it, to be used without regard to case.
  let pattern: String
  /// Other words for it that code may use: stems.
  let others: Set<String>
  /// What a match is worth besides rarity: little for words such as `handled`.
  let weight: Double
  /// The next term follows it in the question without a word of content between: `idle timeout`.
  var precedesNext = false

  init(_ part: SplitWord.Part, weight: Double) {
    text = part.text
    stem = Stemmer.stem(part.term)
    let shared = String(zip(part.term, stem).prefix { $0.0 == $0.1 }.map(\.0))
    root = shared.count >= 3 || shared == stem ? shared : part.term
    // `retry` is `retries` elsewhere.
    let isY = root.count > 3 && root.hasSuffix("y") && root == part.term
    pattern = isY ? root.dropLast() + "(y|ie)" : root
    others = CodeWords.others(for: stem)
    self.weight = weight
  }

  /// The pattern with the other words.
  var widePattern: String {
    ([pattern] + others.sorted()).joined(separator: "|")
  }
}

/// The question as search terms.
struct SearchQuestion {
  private(set) var terms: [SearchTerm] = []
  /// The question is about tests, or about documents: otherwise sources come first.
  private(set) var isAboutTests = false
  private(set) var isAboutDocuments = false

  init(_ question: String) {
    var seen: Set<String> = []
    for word in WordSplitter.words(in: String(question.prefix(4096))) where word.kind != .pairs || word.parts.count < 8
    {
      for part in word.parts {
        let stem = Stemmer.stem(part.term)
        isAboutTests = isAboutTests || stem == Self.testStem
        isAboutDocuments = isAboutDocuments || Self.documentStems.contains(stem)
        let says = !StopWords.contains(part.term) || Self.meaningfulInCode.contains(part.term)
        guard says, !Self.questionWords.contains(part.term), part.term.count > 1 else {
          if word.parts.count == 1, !terms.isEmpty { terms[terms.count - 1].precedesNext = false }
          continue
        }
        guard seen.insert(stem).inserted else { continue }
        let isWeak = Self.weakStems.contains(stem) || Self.meaningfulInCode.contains(part.term)
        var term = SearchTerm(part, weight: isWeak ? 0.25 : 1)
        term.precedesNext = true
        terms.append(term)
      }
    }
    if !terms.isEmpty { terms[terms.count - 1].precedesNext = false }
    keepTheBest()
  }

  static let mostTerms = 7

  /// Long questions: the words that weigh most, in their order.
  private mutating func keepTheBest() {
    guard terms.count > Self.mostTerms else { return }
    let kept = terms.indices.sorted { (-terms[$0].weight, $0) < (-terms[$1].weight, $1) }.prefix(Self.mostTerms)
    terms = kept.sorted().map { terms[$0] }
  }

  private static let testStem = Stemmer.stem("test")
  private static let documentStems = Set(["documentation", "readme", "guide", "changelog"].map(Stemmer.stem))

  /// Words of grammar elsewhere, but parts of names in code: `maximumUses`, `lastModified`.
  private static let meaningfulInCode: Set<String> = [
    "after", "all", "before", "first", "get", "keep", "last", "least", "less", "most", "new", "next", "none", "once",
    "only", "other", "own", "put", "same", "show", "since", "sort", "take", "until", "use", "used", "uses",
  ]

  private static let questionWords: Set<String> = [
    "explain", "find", "how", "long", "look", "what", "when", "where", "which", "who", "whose", "why",
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
