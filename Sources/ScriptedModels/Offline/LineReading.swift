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
      case .function: 1.1
      case .type: 1
      case .comment: 0.9
      case .other: 0.85
      case .value: 0.75
      case .importing: 0.2
      }
    }
  }

  let number: Int
  let text: String
  let kind: Kind
  /// Spaces before the text; a tab counts as four.
  let indent: Int
  /// For each term: 1 where the declared name has it.
  private(set) var nameTerms: [Double]
  /// How much of the declared name is in the question.
  private(set) var nameCover = 0.0
  /// For each term: 1 where the line has it as a word, less where it is only part of one.
  private(set) var terms: [Double]
  /// For each term that precedes the next: whether the line has both in a row.
  private(set) var pairs: [Double]
  /// Whether it has any term at all.
  private(set) var hasTerms = false

  /// What another word for the same is worth.
  private static let shareOfOther = 0.75

  init(_ line: SearchLine, _ question: SearchQuestion) {
    number = line.number
    text = line.text
    indent = line.text.prefix { $0 == " " || $0 == "\t" }.reduce(0) { $0 + ($1 == "\t" ? 4 : 1) }
    let none = [Double](repeating: 0, count: question.terms.count)
    (terms, pairs, nameTerms) = (none, none, none)
    guard question.mayBe(in: line.text) else {
      // It only tells what the lines around it belong to.
      kind = Self.isFileHead(line) ? .importing : Self.kind(of: line.text, Self.firstWords(of: line.text)).kind
      return
    }
    let words = WordSplitter.words(in: String(line.text.prefix(400)))
    let (kind, name) = Self.isFileHead(line) ? (.importing, nil) : Self.kind(of: line.text, words.map(\.text))
    self.kind = kind
    takeTerms(of: question, in: words)
    takePairs(of: question, in: words)
    hasTerms = terms.contains { $0 > 0 }
    if let name { takeName(words[name], question) }
  }

  private mutating func takeTerms(of question: SearchQuestion, in words: [SplitWord]) {
    for word in words {
      let stems = word.parts.map { Stemmer.stem($0.term) }
      let joined = word.parts.count > 1 ? Stemmer.stem(word.joined) : ""
      for (term, wanted) in question.terms.enumerated() where terms[term] < 1 {
        if stems.contains(wanted.stem) || joined == wanted.stem {
          terms[term] = 1
        } else if word.holds(wanted.root) {
          terms[term] = max(terms[term], 0.8)
        } else if stems.contains(where: wanted.others.contains) {
          terms[term] = max(terms[term], Self.shareOfOther)
        }
      }
    }
  }

  private mutating func takePairs(of question: SearchQuestion, in words: [SplitWord]) {
    var last: (term: Int, word: Int)?
    for (index, word) in words.enumerated() {
      for part in word.parts {
        let stem = Stemmer.stem(part.term)
        guard let term = question.terms.firstIndex(where: { $0.stem == stem }) else {
          last = nil
          continue
        }
        if let last, last.term + 1 == term, question.terms[last.term].precedesNext {
          pairs[last.term] = max(pairs[last.term], last.word == index ? 1 : 0.7)
        }
        last = (term, index)
      }
    }
  }

  private mutating func takeName(_ name: SplitWord, _ question: SearchQuestion) {
    let stems = name.parts.map { Stemmer.stem($0.term) }
    for (index, term) in question.terms.enumerated() {
      if stems.contains(term.stem) || name.holds(term.root) {
        nameTerms[index] = 1
      } else if stems.contains(where: term.others.contains) {
        nameTerms[index] = 0.5
      }
    }
    let asked = stems.count { stem in question.terms.contains { $0.stem == stem || $0.others.contains(stem) } }
    nameCover = Double(asked) / Double(max(1, stems.count))
  }

  var isDeclaration: Bool { kind == .function || kind == .type }

  /// How far the line declares something by the term: as its name, or along with it.
  func declared(_ term: Int) -> Double {
    kind == .function ? max(nameTerms[term], 0.7 * terms[term]) : nameTerms[term]
  }

  /// Who wrote the file, and on what terms.
  private static func isFileHead(_ line: SearchLine) -> Bool {
    guard line.number < 15 else { return false }
    return line.text.hasPrefix("// ") || line.text.hasPrefix("//=") || line.text.hasPrefix(" * ")
  }

  /// The first runs of letters, as far as keywords go.
  private static func firstWords(of text: String) -> [String] {
    text.utf8.split { byte in
      !((0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_"))
    }
    .prefix(10).map { String($0) ?? "" }
  }

  /// What kind of line it is in most languages, and which of the words is the name that it declares.
  private static func kind(of text: String, _ words: [String]) -> (kind: Kind, name: Int?) {
    let start = text.drop { $0 == " " || $0 == "\t" }
    if start.hasPrefix("//") || start.hasPrefix("*") || start.hasPrefix("/*") || start.hasPrefix("--") {
      return (.comment, nil)
    }
    if start.hasPrefix("#"), !start.hasPrefix("#define") { return (.comment, nil) }
    for (index, word) in words.prefix(8).enumerated() {
      let next = index + 1 < words.count ? index + 1 : nil
      if importing.contains(word), index < 2 { return (.importing, nil) }
      if word == "init" || word == "deinit" { return (.function, index) }
      if functions.contains(word), next != nil { return (.function, next) }
      if types.contains(word), next != nil { return (.type, next) }
      if values.contains(word), next != nil {
        // A computed property is a function in all but name.
        return (text.hasSuffix("{") && word != "case" ? .function : .value, next)
      }
      if !modifiers.contains(word) { break }
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
