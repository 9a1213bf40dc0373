internal import AgentDefinitions

/// What one line of a file has to do with a question.
struct LineReading {
  enum Kind {
    case function
    case type
    case value
    case comment
    case importing
    case other

    var share: Double {
      switch self {
      case .function, .type: 1.1
      case .value, .other: 1
      case .comment: 0.9
      case .importing: 0.2
      }
    }
  }

  let number: Int
  let text: String
  let kind: Kind
  /// For each term: 1 where the declared name has it.
  private var nameTerms: [Double]
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
    nameTerms = [Double](repeating: 0, count: count)

    var stems: [(stem: String, word: Int)] = []
    for (index, word) in words.enumerated() {
      stems += word.parts.map { (Stemmer.stem($0.term), index) }
      for (term, wanted) in question.terms.enumerated() {
        if word.holds(wanted.root) { terms[term] = max(terms[term], 0.8) }
        if word.parts.count > 1, Stemmer.stem(word.joined) == wanted.stem { terms[term] = 1 }
      }
    }
    var last: (term: Int, word: Int)?
    for (stem, word) in stems {
      guard let term = question.terms.firstIndex(where: { $0.stem == stem }) else {
        for (term, wanted) in question.terms.enumerated() where wanted.others.contains(stem) {
          terms[term] = max(terms[term], 0.6)
        }
        last = nil
        continue
      }
      terms[term] = 1
      if let last, last.term + 1 == term, question.terms[last.term].precedesNext {
        pairs[last.term] = max(pairs[last.term], last.word == word ? 1 : 0.7)
      }
      last = (term, word)
    }
    guard let name else { return }
    let nameStems = Set(name.parts.map { Stemmer.stem($0.term) })
    for (index, term) in question.terms.enumerated() where nameStems.contains(term.stem) || name.holds(term.root) {
      nameTerms[index] = 1
    }
  }

  /// How far the line declares something by the term: as its name, or along with it.
  func declared(_ term: Int) -> Double {
    kind == .function ? max(nameTerms[term], 0.7 * terms[term]) : nameTerms[term]
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
      if word.text == "init" || word.text == "deinit" { return (.function, word) }
      if functions.contains(word.text), next != nil { return (.function, next) }
      if types.contains(word.text), next != nil { return (.type, next) }
      if values.contains(word.text), next != nil {
        // A computed property is a function in all but name.
        return (text.hasSuffix("{") && word.text != "case" ? .function : .value, next)
      }
      if !modifiers.contains(word.text) { break }
    }
    return (.other, nil)
  }

  private static let importing: Set<String> = ["import", "include", "using", "require", "from", "use"]
  private static let functions: Set<String> = ["def", "define", "fn", "fun", "func", "function", "macro", "subscript"]
  private static let types: Set<String> = [
    "actor", "class", "enum", "extension", "impl", "interface", "module", "protocol", "record", "struct", "trait",
  ]
  private static let values: Set<String> = ["case", "const", "let", "static", "type", "typealias", "val", "var"]
  private static let modifiers: Set<String> = [
    "Sendable", "abstract", "async", "available", "discardableResult", "export", "fileprivate", "final", "indirect",
    "inlinable", "inline", "internal", "isolated", "lazy", "mutating", "nonisolated", "nonmutating", "open", "override",
    "package", "private", "protected", "pub", "public", "set", "spi", "static", "unchecked", "unsafe",
    "usableFromInline",
    "weak",
  ]
}

extension SplitWord {
  /// Whether a part, or several together, begin with the letters: `ETag` in `createETag`, but not `lone` in `alone`.
  /// Long ones may be anywhere.
  func holds(_ root: String) -> Bool {
    guard root.count > 3 else { return false }
    if root.count > 6, joined.contains(root) { return true }
    var rest = parts[...]
    while !rest.isEmpty {
      if rest.reduce(into: "", { $0 += $1.term }).hasPrefix(root) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
