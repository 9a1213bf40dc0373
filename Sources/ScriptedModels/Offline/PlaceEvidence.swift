/// What speaks for a line as the answer to a question: for each term, where it is found.
struct PlaceEvidence {
  private let line: LineReading
  /// Near the line, or in it: 1 for the line itself, less with the distance.
  let around: [Double]
  let inName: [Double]
  private let inFile: [Double]
  /// For each term that precedes the next: how near both are in a row.
  private let pairs: [Double]

  private static let shareOfNear = 0.7
  private static let shareOfName = 0.6
  private static let shareOfFile = 0.15
  private static let shareOfPair = 0.15
  /// What is found in several ways counts a little more.
  private static let shareOfOthers = 0.1
  private static let shareOfDeclared = 0.3

  init(at index: Int, in file: SearchedFile) {
    let line = file.lines[index]
    var around = line.terms
    var pairs = line.pairs
    for other in Self.neighbours(of: index, in: file.lines) {
      let closeness = 1 - Double(abs(other.number - line.number)) / Double(PlaceRanking.reach + 2)
      for term in around.indices {
        around[term] = max(around[term], Self.shareOfNear * closeness * other.terms[term])
        pairs[term] = max(pairs[term], closeness * other.pairs[term])
      }
    }
    self.line = line
    self.around = around
    self.pairs = pairs
    inName = file.inName
    inFile = file.inFile
  }

  private static func neighbours(of index: Int, in lines: [LineReading]) -> [LineReading] {
    func isNear(_ other: LineReading) -> Bool { abs(other.number - lines[index].number) <= PlaceRanking.reach }
    return lines[..<index].reversed().prefix(while: isNear) + lines[(index + 1)...].prefix(while: isNear)
  }

  /// How well all words of the question together are found; those that are missing count twice.
  func score(_ worth: TermWorth) -> Double {
    var score = 0.0
    var coverage = 0.0
    for (term, value) in worth.terms.enumerated() {
      let ways = [around[term], Self.shareOfName * inName[term], Self.shareOfFile * inFile[term]]
      let best = ways.max() ?? 0
      score += value * (best + Self.shareOfOthers * (ways.reduce(0, +) - best))
      score += Self.shareOfDeclared * value * line.declared(term)
      if term + 1 < worth.terms.count { score += Self.shareOfPair * (value + worth.terms[term + 1]) * pairs[term] }
      coverage += value * best
    }
    return score / worth.total * coverage / worth.total * line.kind.share
  }
}
