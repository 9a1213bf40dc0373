/// A file as far as a search showed it: the lines that have words of the question, and what is declared around them.
struct SearchedFile {
  let path: String
  let lines: [LineReading]
  let outline: FileOutline
  /// For each term: 1 where the file is named so.
  let inName: [Double]
  /// For each term: how much of it there is in the file, below 1.
  let inFile: [Double]

  /// `lines`: at least one, all of the same file.
  init(_ lines: [SearchLine], _ ranking: FileRanking) {
    let path = lines.first?.path ?? ""
    self.path = path
    var seen: Set<Int> = []
    self.lines = lines.filter { seen.insert($0.number).inserted }.sorted { $0.number < $1.number }
      .map { LineReading($0, ranking.question) }
    outline = FileOutline(self.lines)
    inName = FileRanking.nameShares(path, ranking.question).map { $0 >= FileRanking.shareOfName ? 1 : 0 }
    inFile = ranking.counts.map { counts in
      let count = Double(counts[path] ?? 0)
      return count / (count + 2)
    }
  }

  /// Quotes further down in a function are better taken from there.
  private static let startOfFunction = 10

  /// The line to quote for another: a comment speaks of what is declared under it, and the first lines of a function are
  /// best read from its beginning.
  func place(of index: Int) -> LineReading {
    let line = lines[index]
    guard let owner = outline.owners[index] else { return line }
    if line.kind == .comment, owner > index { return lines[owner] }
    guard lines[owner].kind != .type else { return line }
    return line.number - lines[owner].number <= Self.startOfFunction ? lines[owner] : line
  }
}
