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

  func isNear(_ other: Place) -> Bool {
    path == other.path && abs(line - other.line) <= PlaceRanking.reach
  }

  /// Whether it is the same line of a file of the same name in another folder.
  func isCopy(of other: Place) -> Bool {
    path != other.path && line == other.line && text == other.text
      && path.split(separator: "/").last == other.path.split(separator: "/").last
  }
}

/// Finds the places in some files where most of a question comes together.
struct PlaceRanking {
  private let ranking: FileRanking

  init(_ files: FileRanking) {
    ranking = files
  }

  private var question: SearchQuestion { ranking.question }

  /// Lines further apart than this have nothing to do with each other.
  static let reach = 12

  /// Lines with too little of the question around them would only mislead.
  private var leastCoverage: Double {
    question.terms.count { $0.weight == 1 } > 2 ? 0.4 : 0.55
  }

  /// The files that the lines are of.
  static func files(_ lines: [SearchLine], _ ranking: FileRanking) -> [SearchedFile] {
    Dictionary(grouping: lines, by: \.path).values.map { SearchedFile($0, ranking) }
  }

  /// The best places first, where a second place in a file has to be better than the first one of another;
  /// then as many more in the files of those.
  func best(_ count: Int, and more: Int, in files: [SearchedFile]) -> [Place] {
    let worth = TermWorth(ranking, in: files)
    let leastCoverage = leastCoverage
    var remaining = files.flatMap { places(in: $0, worth) }.filter { $0.coverage >= leastCoverage }
      .sorted { ($1.score, $0.path, $0.line) < ($0.score, $1.path, $1.line) }
    var chosen: [Place] = []
    while chosen.count < count + more {
      let files = Set(chosen.map(\.path))
      let next = remaining.indices.filter { chosen.count < count || files.contains(remaining[$0].path) }
        .max { score(remaining[$0], after: chosen) < score(remaining[$1], after: chosen) }
      guard let next else { break }
      let place = remaining[next]
      chosen.append(place)
      remaining.removeAll { $0.isNear(place) || $0.isCopy(of: place) }
    }
    return chosen
  }

  private func score(_ place: Place, after chosen: [Place]) -> Double {
    chosen.reduce(place.score) { $1.path == place.path ? $0 * Self.shareOfFurther : $0 }
  }

  private static let shareOfFurther = 0.85

  private func places(in file: SearchedFile, _ worth: TermWorth) -> [Place] {
    let share = ranking.shares[file.path] ?? 0
    let kind = PathKind(file.path).share(for: question)
    return file.lines.indices.map { index in
      let evidence = PlaceEvidence(at: index, in: file, worth)
      let place = file.place(of: index)
      return Place(
        path: file.path, line: place.number, text: place.text,
        score: (evidence.score(worth) + Self.shareOfFile * share) * kind,
        coverage: coverage(evidence))
    }
  }

  /// What the file as a whole is worth beside the best that a place can be.
  private static let shareOfFile = 0.3

  /// How much of the question is around the line or in the file's name: by worth or by the number of its words, whichever
  /// is more.
  private func coverage(_ evidence: PlaceEvidence) -> Double {
    let isFound = zip(evidence.around, evidence.inName).map { $0 > 0 || $1 > 0 }
    let byWorth = zip(isFound, ranking.worth).reduce(0) { $1.0 ? $0 + $1.1 : $0 }
    let strong = zip(isFound, question.terms).filter { $0.1.weight == 1 }
    let byCount = Double(strong.count { $0.0 }) / Double(max(1, strong.count))
    return max(byWorth / max(ranking.worth.reduce(0, +), 0.001), byCount)
  }
}
