/// What each word of a question is worth for telling places apart.
struct TermWorth {
  let terms: [Double]
  let total: Double

  /// Beyond this a word is only somebody's way of putting it: rare in the source, but not what the source is about.
  private static let most = 1.0
  /// How little a word counts that only comments use, beside one of the code itself.
  private static let inCommentsOnly = 0.7

  init(_ ranking: FileRanking, in files: [SearchedFile]) {
    let lines = files.filter { PathKind($0.path) == .source }.flatMap(\.lines)
    terms = ranking.question.terms.enumerated().map { index, term in
      let having = lines.filter { $0.terms[index] > 0 }
      let inCode = Double(having.count { $0.kind != .comment }) / Double(max(1, having.count))
      return min(ranking.worth[index], Self.most * term.weight)
        * (Self.inCommentsOnly + (1 - Self.inCommentsOnly) * inCode)
    }
    total = max(terms.reduce(0, +), 0.001)
  }

  /// What is found, by what it is worth.
  func sum(_ found: [Double]) -> Double {
    zip(found, terms).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
