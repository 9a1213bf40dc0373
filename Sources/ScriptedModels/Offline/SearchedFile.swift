/// A file as far as a search showed it: the lines that have words of the question.
struct SearchedFile {
  let path: String
  let lines: [LineReading]
  /// For each term: 1 where the file is named so.
  let inName: [Double]
  /// For each term: how much of it there is in the file, below 1.
  let inFile: [Double]

  /// `lines`: at least one, all of the same file.
  init(_ lines: [SearchLine], _ ranking: FileRanking) {
    let path = lines.first?.path ?? ""
    self.path = path
    self.lines = lines.sorted { $0.number < $1.number }.map { LineReading($0, ranking.question) }
    inName = FileRanking.nameShares(path, ranking.question).map { $0 >= FileRanking.shareOfName ? 1 : 0 }
    inFile = ranking.counts.map { counts in
      let count = Double(counts[path] ?? 0)
      return count / (count + 2)
    }
  }

  /// A comment speaks of what is declared under it.
  func declaration(after index: Int) -> LineReading {
    let line = lines[index]
    guard line.kind == .comment else { return line }
    let next = lines[index...].first { $0.kind != .comment }
    let isDeclaration = next.map { [.function, .type, .value].contains($0.kind) } ?? false
    guard let next, isDeclaration, next.number - line.number <= PlaceRanking.reach + 3 else { return line }
    return next
  }
}
