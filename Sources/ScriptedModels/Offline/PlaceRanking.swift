import AgentDefinitions

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
  let question: SearchQuestion
  let worth: [Double]

  /// Lines further apart than this have nothing to do with each other.
  static let reach = 12

  /// Best first. A second place in a file has to be clearly better than the first one of another.
  func best(_ count: Int, in lines: [SearchLine]) -> [Place] {
    var remaining = Dictionary(grouping: lines, by: \.path).values.flatMap(places)
    var chosen: [Place] = []
    while chosen.count < count {
      let next = remaining.max { left, right in
        let (leftScore, rightScore) = (score(left, after: chosen), score(right, after: chosen))
        return leftScore == rightScore
          ? (left.path, left.line) > (right.path, right.line) : leftScore < rightScore
      }
      guard let next else { break }
      chosen.append(next)
      remaining.removeAll { $0.path == next.path && abs($0.line - next.line) <= Self.reach }
    }
    return chosen
  }

  private func score(_ place: Place, after chosen: [Place]) -> Double {
    chosen.reduce(place.score) { $1.path == place.path ? $0 * 0.6 : $0 }
  }

  private func places(in lines: [SearchLine]) -> [Place] {
    guard let path = lines.first?.path else { return [] }
    let readings = lines.sorted { $0.number < $1.number }.map { LineReading($0, question) }
    let ofName = FileRanking.worthOfName(path, question, worth)
    let share = PathKind(path).share(for: question)
    let total = worth.reduce(0, +)
    return readings.indices.map { index in
      let near = neighbours(of: index, in: readings)
      let found = coverage(at: index, near: near, in: readings)
      let density = Double(near.count) * 0.02 * (total / Double(max(1, worth.count)))
      let own = readings[index]
      let score = (found.worth * own.kind.share(namesTerm: own.namesTerm) + 0.5 * ofName + min(density, 1)) * share
      return Place(
        path: path, line: own.number, text: own.text, score: score,
        coverage: total > 0 ? found.terms / total : 0)
    }
  }

  private func neighbours(of index: Int, in readings: [LineReading]) -> Range<Int> {
    var first = index
    while first > 0, readings[index].number - readings[first - 1].number <= Self.reach { first -= 1 }
    var last = index
    while last + 1 < readings.count, readings[last + 1].number - readings[index].number <= Self.reach { last += 1 }
    return first..<(last + 1)
  }

  /// Each term and each pair counts once, where it is closest to the line.
  private func coverage(
    at index: Int, near: Range<Int>, in readings: [LineReading]
  ) -> (worth: Double, terms: Double) {
    var terms = [Double](repeating: 0, count: worth.count)
    var pairs = [Double](repeating: 0, count: worth.count)
    for other in near {
      let distance = abs(readings[other].number - readings[index].number)
      let closeness = distance == 0 ? 1 : 0.7 * (1 - Double(distance) / Double(Self.reach + 2))
      for term in worth.indices {
        terms[term] = max(terms[term], closeness * readings[other].terms[term])
        pairs[term] = max(pairs[term], closeness * readings[other].pairs[term])
      }
    }
    var sum = 0.0
    var covered = 0.0
    for term in worth.indices {
      sum += worth[term] * terms[term]
      if terms[term] > 0 { covered += worth[term] }
      if pairs[term] > 0, term + 1 < worth.count { sum += 0.5 * (worth[term] + worth[term + 1]) * pairs[term] }
    }
    return (sum, covered)
  }
}
