internal import AgentDefinitions

/// Which files a question is likely about, from how often each of its words occurs in which file.
struct FileRanking {
  let question: SearchQuestion
  /// For each term, what finding it is worth: rare ones more.
  let worth: [Double]
  /// For each term, how many lines of a file have it.
  let counts: [[String: Int]]
  /// Best first.
  let files: [String]
  /// Between 0 and 1, which is the best file.
  let shares: [String: Double]

  /// `counts`: for each term, the files that have it.
  init(_ question: SearchQuestion, counts: [[(path: String, count: Int)]]) {
    self.question = question
    self.counts = counts.map { Dictionary($0.map { ($0.path, $0.count) }) { first, _ in first } }
    worth = Self.worth(of: question.terms, counts.map(\.count), among: Set(counts.flatMap { $0.map(\.path) }).count)

    var order: [String] = []
    var scores: [String: Double] = [:]
    for (worth, files) in zip(worth, counts) {
      for file in files {
        if scores[file.path] == nil { order.append(file.path) }
        let frequency = Double(file.count)
        scores[file.path, default: 0] += worth * frequency / (frequency + 2)
      }
    }
    for path in order {
      scores[path, default: 0] += Self.worthOfName(path, question, worth)
      scores[path, default: 0] *= PathKind(path).share(for: question)
    }
    let best = scores.values.max() ?? 1
    shares = scores.mapValues { best > 0 ? $0 / best : 0 }
    files = order.enumerated()
      .sorted { left, right in
        let (leftScore, rightScore) = (scores[left.element] ?? 0, scores[right.element] ?? 0)
        return leftScore == rightScore ? left.offset < right.offset : leftScore > rightScore
      }
      .map(\.element)
  }

  /// How many files there are is not known; those that came up say how common a word is among them. A word that is
  /// nowhere counts like the average of the others: people have their own words for things.
  private static func worth(of terms: [SearchTerm], _ files: [Int], among known: Int) -> [Double] {
    let worth = zip(terms, files).map { term, files in
      term.weight * max(0.2, Rarity.weight(having: files, of: max(known, 100)))
    }
    let present = zip(worth, files).filter { $0.1 > 0 }.map(\.0)
    guard !present.isEmpty else { return worth }
    let average = present.reduce(0, +) / Double(present.count)
    return zip(worth, files).map { $1 > 0 ? $0 : min($0, average) }
  }

  /// Words of the question in the file's name count like words in the file, those in its folders for less.
  static func worthOfName(_ path: String, _ question: SearchQuestion, _ worth: [Double]) -> Double {
    zip(nameShares(path, question), worth).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// What a word in a file's name is worth beside the same in its text.
  static let shareOfName = 0.7

  /// For each term, how far the path is about it.
  static func nameShares(_ path: String, _ question: SearchQuestion) -> [Double] {
    let components = path.split(separator: "/")
    guard let name = components.last else { return question.terms.map { _ in 0 } }
    let inName = Set(stems(of: name))
    let inFolders = Set(components.dropLast().flatMap(stems))
    return question.terms.map { term in
      if inName.contains(term.stem) || (term.root.count > 3 && name.lowercased().contains(term.root)) {
        return shareOfName
      }
      return inFolders.contains(term.stem) ? 0.2 : 0
    }
  }

  private static func stems(of text: Substring) -> [String] {
    WordSplitter.words(in: String(text)).flatMap { word in word.parts.map { Stemmer.stem($0.term) } }
  }
}

/// What kind of file a path is, as far as it matters to a question about code.
enum PathKind {
  case source, test, document, example, generated

  init(_ path: String) {
    let lower = "/" + path.lowercased()
    let name = lower.split(separator: "/").last ?? ""
    if lower.contains("/test/") || lower.contains("tests/") || lower.contains("/spec/") || lower.contains("/__tests__/")
      || lower.contains("testing/") || lower.contains("/fixtures/") || name.contains("test.") || name.contains("tests.")
      || name.hasPrefix("test_") || name.contains(".spec.")
    {
      self = .test
    } else if name.hasSuffix(".md") || name.hasSuffix(".rst") || name.hasSuffix(".txt") || lower.contains("/docs/")
      || lower.contains(".docc/") || name.hasPrefix("license")
    {
      self = .document
    } else if lower.contains("/examples/") || lower.contains("/example/") || lower.contains("/samples/")
      || lower.contains("/benchmarks/") || lower.contains("/snippets/") || lower.contains("performancetest/")
    {
      self = .example
    } else if name.hasSuffix(".lock") || name.hasSuffix(".resolved") || name.hasSuffix(".min.js")
      || name.hasSuffix(".json") || name.hasSuffix(".svg") || lower.contains("/vendor/")
      || lower.contains("/node_modules/") || lower.contains("generated")
    {
      self = .generated
    } else {
      self = .source
    }
  }

  func share(for question: SearchQuestion) -> Double {
    switch self {
    case .source: question.isAboutTests || question.isAboutDocuments ? 0.7 : 1
    case .test: question.isAboutTests ? 1 : 0.45
    case .document: question.isAboutDocuments ? 1 : 0.5
    case .example: 0.5
    case .generated: 0.3
    }
  }
}
