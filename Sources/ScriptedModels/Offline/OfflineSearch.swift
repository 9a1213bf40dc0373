internal import AgentDefinitions
internal import JSONText
internal import SessionCore

/// Looks for an answer with the tools at hand: first in which files the words are, then where in the best of them,
/// then what stands there. Each turn follows from the results of those before.
struct OfflineSearch {
  private let conversation: OfflineConversation
  private let question: SearchQuestion
  private let whyAlone: String?

  /// `whyAlone`: why no agent of the team got the question.
  init(_ conversation: OfflineConversation, whyAlone: String?) {
    self.conversation = conversation
    self.whyAlone = whyAlone
    question = SearchQuestion(conversation.question)
  }

  private static let filesRead = 8
  private static let linesRead = 200
  private static let quotes = 3
  private static let furtherQuotes = 3

  var step: OfflineStep {
    guard !question.terms.isEmpty else { return nothing("the question has no words to search for") }
    if conversation.has(.grep) { return stepWithGrep }
    if conversation.has(.view), conversation.has(.glob) || !question.paths.isEmpty { return stepWithoutGrep }
    return nothing(whyAlone ?? "there is no tool to search with here (grep, or glob and view)")
  }

  // MARK: With grep

  private var stepWithGrep: OfflineStep {
    let turns = conversation.turns
    guard let first = turns.first else { return .call(question.terms.map(count) + question.quotations.map(lines)) }
    let counts = question.terms.map { term in
      first.first { $0.arguments["pattern"]?.string == term.pattern }.map { ToolTextReading.counts($0.result) } ?? []
    }
    let ranking = FileRanking(question, counts: counts)
    guard !ranking.files.isEmpty else {
      return nothing(Self.failure(of: first).map { "the search failed: \($0)" } ?? "no file has any of the words")
    }
    guard turns.count > 1 else {
      return .call(ranking.files.prefix(Self.filesRead).flatMap { matchingLines(of: $0, ranking) })
    }

    let lines = turns[1].flatMap { ToolTextReading.matches($0.result) }
    let files = PlaceRanking.files(lines, ranking)
    return answer(from: files, ranking, quoted: quoted(in: first), viewed: turns.count > 2 ? turns[2] : nil)
  }

  /// What the tools said where it was neither matches nor their absence: a refusal, for instance.
  private static func failure(of calls: [OfflineConversation.Exchange]) -> String? {
    let said = calls.map { $0.result.prefix { !$0.isNewline } }
    return said.first { !$0.isEmpty && !$0.hasPrefix("No matches found") }.map(String.init)
  }

  private func count(_ term: SearchTerm) -> OfflineCall {
    OfflineCall(tool: .grep, arguments: ["pattern": .string(term.pattern), "-i": true, "output_mode": "count"])
  }

  private func lines(with quotation: String) -> OfflineCall {
    let pattern = Quotations.pattern(for: quotation)
    return OfflineCall(tool: .grep, arguments: ["pattern": .string(pattern), "-n": true, "output_mode": "content"])
  }

  /// The lines that have what the question quotes: sources before documents and tests, unless it is about those.
  private func quoted(in first: [OfflineConversation.Exchange]) -> [SearchLine] {
    let patterns = question.quotations.map(Quotations.pattern)
    let found = first.filter { patterns.contains($0.arguments["pattern"]?.string ?? "") }
      .flatMap { ToolTextReading.matches($0.result) }
    func share(_ line: SearchLine) -> Double { PathKind(line.path).share(for: question) }
    return found.sorted { (share($1), $0.path, $0.number) < (share($0), $1.path, $1.number) }
  }

  /// All lines with any of the words, and what is declared around them; in files where that would be more than a tool
  /// shows, without the words that are everywhere.
  private func matchingLines(of file: String, _ ranking: FileRanking) -> [OfflineCall] {
    var room = Self.linesRead
    let byWorth = question.terms.indices.sorted { (ranking.worth[$1], $0) < (ranking.worth[$0], $1) }
    let kept = byWorth.filter { term in
      let count = ranking.counts[term][file] ?? 0
      guard count <= room || room == Self.linesRead else { return false }
      room -= count
      return true
    }
    let found = ranking.counts.reduce(0) { $0 + ($1[file] ?? 0) }
    let isLong = found > Self.linesRead / 3
    let words = kept.sorted().map { term in
      let isEverywhere = isLong && (ranking.counts[term][file] ?? 0) > Self.linesRead / 5
      return isEverywhere ? question.terms[term].pattern : question.terms[term].widePattern
    }
    .joined(separator: "|")
    func call(_ pattern: String, ignoresCase: Bool) -> OfflineCall {
      OfflineCall(
        tool: .grep,
        arguments: [
          "pattern": .string(pattern), "paths": [.string(file)], "-i": .bool(ignoresCase), "-n": true,
          "output_mode": "content",
        ])
    }
    return isLong
      ? [call(words, ignoresCase: true), call(Self.declarations, ignoresCase: false)]
      : [call(words + "|" + Self.declarations, ignoresCase: true)]
  }

  /// Lines that declare a function or a type, in most languages.
  private static let declarations =
    "\\b(func|function|fn|def|init|deinit|class|struct|enum|actor|protocol|extension|interface|trait|impl|subscript)\\b"
    + "|\\bvar .*[{]$"

  private func answer(
    from files: [SearchedFile], _ ranking: FileRanking, quoted: [SearchLine], viewed: [OfflineConversation.Exchange]?
  ) -> OfflineStep {
    var places = PlaceRanking(ranking).best(Self.quotes, and: Self.furtherQuotes, in: files)
    // What stands there word for word is what was asked for.
    for line in quoted.prefix(Self.quotes - 1).reversed() {
      let place = Place(path: line.path, line: line.number, text: line.text, score: .infinity, coverage: 1)
      places = [place] + places.filter { !$0.isNear(place) }
    }
    places = Array(places.prefix(Self.quotes + Self.furtherQuotes))
    guard !places.isEmpty else { return nothing("no place has enough of the words together") }
    if viewed == nil, conversation.has(.view) { return .call(places.map(view)) }
    return found(places, viewed: viewed ?? [])
  }

  private func view(_ place: Place) -> OfflineCall {
    OfflineCall(
      tool: .view,
      arguments: [
        "path": .string(place.path),
        "view_range": [.int(Int64(max(1, place.line - 2))), .int(Int64(place.line + 6))],
      ])
  }

  /// Quotes what was viewed; where that did not work, the line that the search showed.
  private func found(_ places: [Place], viewed: [OfflineConversation.Exchange]) -> OfflineStep {
    let quotes = places.enumerated().map { index, place in
      let shown = viewed.indices.contains(index) ? ToolTextReading.viewed(viewed[index].result) : []
      let isThere = shown.contains { $0.number == place.line }
      return Quote(place: place, lines: isThere ? shown : [(place.line, place.text)])
    }
    return .answer(OfflineAnswer.found(quotes, question), isEmptyHanded: false)
  }

  // MARK: Without grep

  /// Reads the files whose names fit best, or those that the question names.
  private var stepWithoutGrep: OfflineStep {
    var turns = conversation.turns[...]
    var paths = question.paths
    if conversation.has(.glob) {
      guard let first = turns.popFirst() else {
        return .call([OfflineCall(tool: .glob, arguments: ["pattern": "**/*"])])
      }
      paths = first.flatMap { ToolTextReading.paths($0.result) }
    }
    let ranking = FileRanking(question, counts: countsInNames(of: paths))
    let files = ranking.files.prefix(Self.quotes)
    guard !files.isEmpty else { return nothing("no file is named like the question, and there is no grep") }
    guard let views = turns.first else {
      return .call(files.map { OfflineCall(tool: .view, arguments: ["path": .string($0)]) })
    }
    let lines = zip(files, views).flatMap { path, exchange in
      ToolTextReading.viewed(exchange.result).map { SearchLine(path: path, number: $0.number, text: $0.text) }
    }
    let places = PlaceRanking(ranking).best(
      Self.quotes, and: Self.furtherQuotes, in: PlaceRanking.files(lines, ranking))
    return places.isEmpty ? nothing("no place has enough of the words together") : found(places, viewed: [])
  }

  private func countsInNames(of paths: [String]) -> [[(path: String, count: Int)]] {
    question.terms.map { term in paths.filter { $0.lowercased().contains(term.root) }.map { (path: $0, count: 1) } }
  }

  private func nothing(_ reason: String) -> OfflineStep {
    let searched = conversation.turns.isEmpty ? "" : "\n\n" + OfflineAnswer.searched(question)
    return .answer(OfflineAnswer.nothing(reason) + searched, isEmptyHanded: true)
  }
}
