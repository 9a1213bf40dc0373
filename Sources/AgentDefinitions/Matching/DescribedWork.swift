/// What a name or a description says an agent is for, as the matcher compares it: each stem once, without the words that
/// any description may have.
package struct DescribedWork: Sendable {
  package private(set) var stems: [String] = []
  /// Each stem as it was first written.
  package private(set) var words: [String] = []
  /// False when some of it is in a script without spaces, whose pairs of characters are no words.
  package private(set) var isSplittable = true

  package init(_ description: String) {
    var seen: Set<String> = []
    for word in ProfileText(description).wanted {
      if word.kind == .pairs { isSplittable = false }
      for part in word.parts where StopWords.kinds(of: part.term).isEmpty {
        let stem = Stemmer.stem(part.term)
        guard seen.insert(stem).inserted else { continue }
        stems.append(stem)
        words.append(part.text)
      }
    }
  }
}
