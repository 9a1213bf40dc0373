import AgentDefinitions

/// What one line of a file has to do with a question.
struct LineReading {
  enum Kind {
    /// Declares a type or a function.
    case declaration
    /// Declares a value.
    case value
    case comment
    case importing
    case other

    /// Where something is declared is where it is answered for.
    func share(namesTerm: Bool) -> Double {
      switch self {
      case .declaration: namesTerm ? 1.5 : 1.1
      case .value: namesTerm ? 1.15 : 1
      case .comment: 0.95
      case .importing: 0.2
      case .other: 1
      }
    }
  }

  let number: Int
  let text: String
  let kind: Kind
  /// The declared name has a word of the question in it.
  let namesTerm: Bool
  /// For each term: 1 where the line has it as a word, less where it is only part of one.
  private(set) var terms: [Double]
  /// For each term that precedes the next: whether the line has both in a row.
  private(set) var pairs: [Double]

  init(_ line: SearchLine, _ question: SearchQuestion) {
    number = line.number
    text = line.text
    let words = WordSplitter.words(in: String(line.text.prefix(400)))
    let (kind, name) = Self.kind(of: line.text, words)
    self.kind = kind
    let count = question.terms.count
    terms = [Double](repeating: 0, count: count)
    pairs = [Double](repeating: 0, count: count)

    var stems: [(stem: String, word: Int)] = []
    for (index, word) in words.enumerated() {
      stems += word.parts.map { (Stemmer.stem($0.term), index) }
      let joined = word.joined
      for (term, wanted) in question.terms.enumerated() {
        if wanted.root.count > 3, joined.contains(wanted.root) { terms[term] = max(terms[term], 0.8) }
        if word.parts.count > 1, Stemmer.stem(joined) == wanted.stem { terms[term] = 1 }
      }
    }
    var last: (term: Int, word: Int)?
    for (stem, word) in stems {
      guard let term = question.terms.firstIndex(where: { $0.stem == stem }) else {
        last = nil
        continue
      }
      terms[term] = 1
      if let last, last.term + 1 == term, question.terms[last.term].precedesNext {
        pairs[last.term] = max(pairs[last.term], last.word == word ? 1 : 0.7)
      }
      last = (term, word)
    }
    let nameParts = name?.parts.map { Stemmer.stem($0.term) } ?? []
    namesTerm = question.terms.contains { term in
      nameParts.contains(term.stem) || (term.root.count > 3 && name?.joined.contains(term.root) == true)
    }
  }

  /// What kind of line it is in most languages, and the name that it declares.
  private static func kind(of text: String, _ words: [SplitWord]) -> (Kind, SplitWord?) {
    let start = text.drop { $0 == " " || $0 == "\t" }
    if start.hasPrefix("//") || start.hasPrefix("*") || start.hasPrefix("/*") || start.hasPrefix("--") {
      return (.comment, nil)
    }
    if start.hasPrefix("#"), !start.hasPrefix("#define") { return (.comment, nil) }
    for (index, word) in words.prefix(8).enumerated() {
      let next = index + 1 < words.count ? words[index + 1] : nil
      if importing.contains(word.text), index < 2 { return (.importing, nil) }
      if word.text == "init" || word.text == "deinit" { return (.declaration, word) }
      if declarations.contains(word.text), next != nil { return (.declaration, next) }
      if values.contains(word.text), next != nil { return (.value, next) }
      if !modifiers.contains(word.text) { break }
    }
    return (.other, nil)
  }

  private static let importing: Set<String> = ["import", "include", "using", "require", "from", "use"]
  private static let declarations: Set<String> = [
    "actor", "class", "def", "define", "enum", "extension", "fn", "fun", "func", "function", "impl", "interface",
    "macro",
    "module", "protocol", "record", "struct", "subscript", "trait", "type", "typealias",
  ]
  private static let values: Set<String> = ["case", "const", "let", "static", "val", "var"]
  private static let modifiers: Set<String> = [
    "Sendable", "abstract", "async", "available", "discardableResult", "export", "fileprivate", "final", "indirect",
    "inlinable", "inline", "internal", "isolated", "lazy", "mutating", "nonisolated", "nonmutating", "open", "override",
    "package", "private", "protected", "pub", "public", "set", "spi", "static", "unchecked", "unsafe",
    "usableFromInline",
    "weak",
  ]
}
