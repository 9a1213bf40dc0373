internal import AgentDefinitions

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
    // Short beginnings are in too many words: `ord` is no good for `order`, but `log` is for `logs`.
    let isRoot = shared.count > 3 || shared + "s" == part.term
    root = isRoot ? shared : part.term
    if stem.count > 4, stem.hasSuffix("y"), part.term.hasPrefix(stem.dropLast()) {
      // `retry` is `retries` elsewhere,
      pattern = stem.dropLast() + "(y|ie)"
    } else if isRoot, part.term == root + "e" {
      // `handle` is `handling`,
      pattern = root + "(e|ing)"
    } else if !isRoot, stem.count > 3, !part.term.hasPrefix(stem) {
      // and `sent` is `send`.
      pattern = "\(part.term)|\(stem)"
    } else {
      pattern = root
    }
    self.weight = weight
    others = CodeWords.others(for: stem)
  }

  /// A word with a single letter in it, which means nothing by itself: `Ctrl-C`, `e-mail`.
  init(whole word: SplitWord) {
    text = word.text
    root = word.joined
    stem = Stemmer.stem(root)
    pattern = word.parts.map(\.term).joined(separator: "[-_ ]?")
    weight = 1
    others = CodeWords.others(for: stem)
  }

  /// A phrase, by the words that code has for it.
  init(_ text: String, meaning words: [String]) {
    self.text = text
    root = words.first ?? text
    stem = Stemmer.stem(root)
    let stems = words.map(Stemmer.stem)
    pattern = zip(words, stems).map { word, stem in word.hasPrefix(stem) ? stem : word }.joined(separator: "|")
    weight = 0.6
    others = Set(stems.dropFirst()).union(CodeWords.others(for: stem))
  }

  /// The pattern with the other words.
  var widePattern: String {
    ([pattern] + others.sorted()).joined(separator: "|")
  }
}
