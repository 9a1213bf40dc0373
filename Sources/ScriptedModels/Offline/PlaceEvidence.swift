/// What speaks for a line as the answer to a question: for each term, where it is found.
struct PlaceEvidence {
  /// Near the line, or in it: 1 for the line itself, less with the distance.
  private(set) var around: [Double]
  let inName: [Double]
  private let inFile: [Double]
  /// In the name of a type around it.
  private var inType: [Double]
  /// How often near it, below 1.
  private var often: [Double]
  /// In what the line declares.
  private let declared: [Double]
  /// For each term that precedes the next: how near both are in a row.
  private var pairs: [Double]
  /// How much of the question is in one line, at best.
  private var inOneLine: Double
  /// How much of the declared name is in the question.
  private let nameCover: Double
  private let kind: LineReading.Kind

  private static let shareOfNear = 0.45
  private static let shareOfName = 0.75
  private static let shareOfType = 0.5
  private static let shareOfFile = 0.15
  private static let shareOfPair = 0.15
  /// What is found in several ways counts a little more,
  private static let shareOfOthers = 0.1
  /// and so does what is found often,
  private static let shareOfOften = 0.25
  /// all in one line,
  private static let shareOfOneLine = 0.15
  /// or in a name;
  private static let shareOfDeclared = 0.5
  /// and a name with nothing in it that was not asked for.
  private static let shareOfWholeName = 0.1

  init(at index: Int, in file: SearchedFile, _ worth: TermWorth) {
    let line = file.lines[index]
    let place = file.place(of: index)
    around = line.terms
    pairs = line.pairs
    often = line.terms.map { $0 > 0 ? 1 : 0 }
    inOneLine = worth.sum(line.terms)
    declared = line.terms.indices.map { max(line.declared($0), place.declared($0)) }
    nameCover = place.nameCover
    kind = place.kind
    inName = file.inName
    inFile = file.inFile
    inType = line.terms.map { _ in 0 }
    for type in file.outline.types[index] {
      for term in inType.indices { inType[term] = max(inType[term], file.lines[type].nameTerms[term]) }
    }
    for other in stride(from: index - 1, through: 0, by: -1) {
      guard take(other, near: index, in: file, worth) else { break }
    }
    for other in (index + 1)..<max(file.lines.count, index + 1) {
      guard take(other, near: index, in: file, worth) else { break }
    }
    often = often.map { $0 / ($0 + 1) }
  }

  /// Further away nothing has to do with it.
  private static let furthest = 60

  /// - Returns: false when it is too far away, and so is all beyond.
  private mutating func take(_ other: Int, near index: Int, in file: SearchedFile, _ worth: TermWorth) -> Bool {
    let line = file.lines[other]
    guard abs(line.number - file.lines[index].number) <= Self.furthest else { return false }
    guard line.hasTerms else { return true }
    let isOfSame = file.outline.owners[index] != nil && file.outline.owners[other] == file.outline.owners[index]
    let closeness = Self.closeness(of: other, to: index, in: file, isOfSame)
    guard closeness > 0 else { return true }
    for term in around.indices where line.terms[term] > 0 {
      around[term] = max(around[term], Self.shareOfNear * closeness * line.terms[term])
      pairs[term] = max(pairs[term], closeness * line.pairs[term])
      if isOfSame { often[term] += closeness }
    }
    if isOfSame { inOneLine = max(inOneLine, worth.sum(line.terms)) }
    return true
  }

  /// Between 0 and 1. What a function is called and what is said above it is about all of it; the lines of another
  /// declaration count for less, however near they are.
  private static func closeness(of other: Int, to index: Int, in file: SearchedFile, _ isOfSame: Bool) -> Double {
    let line = file.lines[other]
    guard line.kind != .importing else { return 0 }
    let distance = Double(abs(line.number - file.lines[index].number))
    let near = max(0, 1 - distance / 20)
    guard isOfSame, let owner = file.outline.owners[index] else { return near / 4 }
    if other == owner || (line.kind == .comment && other < owner) { return max(0.85, near) }
    return file.lines[owner].kind == .type && line.kind != .comment ? near / 4 : near
  }

  /// How well all words of the question together are found; those that are missing count twice.
  func score(_ worth: TermWorth) -> Double {
    var score = Self.shareOfOneLine * inOneLine
    var coverage = 0.0
    for (term, value) in worth.terms.enumerated() {
      let ways = [
        around[term], Self.shareOfName * inName[term], Self.shareOfFile * inFile[term], Self.shareOfType * inType[term],
      ]
      let best = ways.max() ?? 0
      score += value * (best + Self.shareOfOthers * (ways.reduce(0, +) - best) + Self.shareOfOften * often[term])
      score += Self.shareOfDeclared * value * declared[term]
      if term + 1 < worth.terms.count { score += Self.shareOfPair * (value + worth.terms[term + 1]) * pairs[term] }
      coverage += value * best
    }
    return (score / worth.total + Self.shareOfWholeName * nameCover) * coverage / worth.total * kind.share
  }
}
