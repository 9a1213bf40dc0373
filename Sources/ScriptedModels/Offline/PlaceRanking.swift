internal import AgentDefinitions

/// A line of a file that may answer the question.
struct Place: Equatable {
  let path: String
  let line: Int
  /// The line itself, as the search showed it.
  let text: String
  let score: Double
  /// The part of the question's worth that is found around the line.
  let coverage: Double
}

/// Finds the places in some files where most of a question comes together.
struct PlaceRanking {
  private let question: SearchQuestion
  private let worth: [Double]
  private let fileShares: [String: Double]

  init(_ files: FileRanking) {
    question = files.question
    worth = files.worth
    fileShares = files.shares
  }

  /// Lines further apart than this have nothing to do with each other.
  static let reach = 12

  /// Lines with too little of the question around them would only mislead.
  private var leastCoverage: Double {
    question.terms.count { $0.weight == 1 } > 3 ? 0.4 : 0.55
  }

  /// The best places first, where a second place in a file has to be clearly better than the first one of another;
  /// then as many more in the files of those.
  func best(_ count: Int, and more: Int, in lines: [SearchLine]) -> [Place] {
    let leastCoverage = leastCoverage
    var remaining = Dictionary(grouping: lines, by: \.path).values.flatMap(places)
      .filter { $0.coverage >= leastCoverage }
      .sorted { ($1.score, $0.path, $0.line) < ($0.score, $1.path, $1.line) }
    var chosen: [Place] = []
    while chosen.count < count + more {
      let files = Set(chosen.map(\.path))
      let next = remaining.indices.filter { chosen.count < count || files.contains(remaining[$0].path) }
        .max { score(remaining[$0], after: chosen) < score(remaining[$1], after: chosen) }
      guard let next else { break }
      let place = remaining[next]
      chosen.append(place)
      remaining.removeAll { $0.path == place.path && abs($0.line - place.line) <= Self.reach }
    }
    return chosen
  }

  private func score(_ place: Place, after chosen: [Place]) -> Double {
    chosen.reduce(place.score) { $1.path == place.path ? $0 * 0.65 : $0 }
  }

  /// The best place of a file is worth what the file is; where in the file it lies is decided by the words that the
  /// file's name and most of its lines do not have anyway.
  private func places(in lines: [SearchLine]) -> [Place] {
    guard let path = lines.first?.path else { return [] }
    let readings = lines.sorted { $0.number < $1.number }.map { LineReading($0, question) }
    let ofPath = FileRanking.nameShares(path, question)
    let local = localWorth(in: readings, ofPath)
    let pairs = pairWorth.indices.map { pair in
      let inPath = pair + 1 < worth.count ? min(ofPath[pair], ofPath[pair + 1]) : 0
      return pairWorth[pair] * Self.left(by: inPath) * Self.rarity(inFile: readings.count { $0.pairs[pair] > 0 })
    }
    let total = max(worth.reduce(0, +), 0.001)
    let inName = worth.indices.reduce(0) { ofPath[$1] >= FileRanking.shareOfName ? $0 + worth[$1] : $0 } / total
    // A file named like the whole question is best entered at its most telling line.
    let shareOfFile = inName > 0.8 ? 0.5 : 0.02
    let candidates = readings.indices.map { index in
      let found = closest(to: index, near: neighbours(of: index, in: readings), in: readings)
      let ofFile = score(readings[index], found, worth, pairWorth)
      return (
        ofFile: ofFile, inFile: score(readings[index], found, local, pairs) + shareOfFile * ofFile,
        coverage: coverage(found, ofPath)
      )
    }
    let bestInFile = candidates.map(\.inFile).max() ?? 1
    let bestOfFile = candidates.map(\.ofFile).max() ?? 0
    let fileScore = bestOfFile / total * PathKind(path).share(for: question) + (fileShares[path] ?? 0)
    return zip(readings, candidates).map { reading, candidate in
      let place = declaration(after: reading, in: readings)
      return Place(
        path: path, line: place.number, text: place.text, score: fileScore * candidate.inFile / max(bestInFile, 0.001),
        coverage: candidate.coverage)
    }
  }

  private func score(_ line: LineReading, _ found: Closest, _ worth: [Double], _ pairs: [Double]) -> Double {
    func sum(_ shares: [Double], _ worth: [Double]) -> Double {
      zip(shares, worth).reduce(0) { $0 + $1.0 * $1.1 }
    }
    return (sum(found.terms, worth) + sum(found.pairs, pairs)) * line.kind.share
      + (sum(line.nameTerms, worth) + sum(line.namePairs, pairs)) * line.kind.nameShare
  }

  private func localWorth(in readings: [LineReading], _ ofPath: [Double]) -> [Double] {
    worth.indices.map { term in
      worth[term] * Self.left(by: ofPath[term]) * Self.rarity(inFile: readings.count { $0.terms[term] > 0 })
    }
  }

  /// What is left of a word's worth for telling places apart when the path has it already.
  private static func left(by shareOfPath: Double) -> Double {
    1 - 1.2 * shareOfPath
  }

  private static func rarity(inFile lines: Int) -> Double {
    6 / (6 + Double(lines))
  }

  /// What two words of the question in a row are worth beside the words themselves.
  private var pairWorth: [Double] {
    worth.indices.map { $0 + 1 < worth.count ? 0.5 * (worth[$0] + worth[$0 + 1]) : 0 }
  }

  /// A comment speaks of what is declared under it.
  private func declaration(after reading: LineReading, in readings: [LineReading]) -> LineReading {
    guard reading.kind == .comment else { return reading }
    let next = readings.first { $0.number > reading.number && $0.kind != .comment }
    let isDeclaration = next.map { [.function, .type, .value].contains($0.kind) } ?? false
    guard let next, isDeclaration, next.number - reading.number <= Self.reach + 3 else { return reading }
    return next
  }

  /// How much of the question is around the line or in the file's name: by worth or by the number of its words, whichever is more.
  private func coverage(_ found: Closest, _ ofPath: [Double]) -> Double {
    let isFound = zip(found.terms, ofPath).map { $0 > 0 || $1 >= FileRanking.shareOfName }
    let byWorth = zip(isFound, worth).reduce(0) { $1.0 ? $0 + $1.1 : $0 } / max(worth.reduce(0, +), 0.001)
    let strong = zip(isFound, question.terms).filter { $0.1.weight == 1 }
    let byCount = Double(strong.count { $0.0 }) / Double(max(1, strong.count))
    return max(byWorth, byCount)
  }

  private func neighbours(of index: Int, in readings: [LineReading]) -> Range<Int> {
    var first = index
    while first > 0, readings[index].number - readings[first - 1].number <= Self.reach { first -= 1 }
    var last = index
    while last + 1 < readings.count, readings[last + 1].number - readings[index].number <= Self.reach { last += 1 }
    return first..<(last + 1)
  }

  private typealias Closest = (terms: [Double], pairs: [Double])

  /// Each term and each pair counts once, where it is closest to the line.
  private func closest(to index: Int, near: Range<Int>, in readings: [LineReading]) -> Closest {
    var closest: Closest = (
      [Double](repeating: 0, count: worth.count), [Double](repeating: 0, count: worth.count)
    )
    for other in near {
      let distance = abs(readings[other].number - readings[index].number)
      let closeness = distance == 0 ? 1 : 0.7 * (1 - Double(distance) / Double(Self.reach + 2))
      for term in worth.indices {
        closest.terms[term] = max(closest.terms[term], closeness * readings[other].terms[term])
        closest.pairs[term] = max(closest.pairs[term], closeness * readings[other].pairs[term])
      }
    }
    return closest
  }
}
