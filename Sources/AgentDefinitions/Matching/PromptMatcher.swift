/// Ranks a team's agents for a prompt by their names and descriptions. Uses no model, and always says why.
///
/// The scores are BM25F: rare words weigh more than common ones, the id more than the description, and repeating a
/// word gains little. Words are compared by stem; where an agent lacks a word, another for the same kind of work counts
/// for less. What a description says the agent is not for counts against it.
package struct PromptMatcher: Sendable {
  private let ids: [String]
  private let index: MatchIndex

  /// Reads the profiles once; ranking a prompt then takes microseconds.
  package init(_ profiles: [AgentProfile]) {
    ids = profiles.map(\.id)
    index = MatchIndex(profiles)
  }

  package func rank(_ prompt: String) -> MatchRanking {
    let query = MatchQuery(prompt)
    var scoring = Scoring(agentCount: ids.count)
    for word in query.words { score(word, into: &scoring) }

    let matches = scoring.scores.indices
      .filter { scoring.scores[$0] > 0 }
      .sorted { (scoring.scores[$1], $0) < (scoring.scores[$0], $1) }
      .map { AgentMatch(id: ids[$0], score: Double(scoring.scores[$0]) / 1000, words: scoring.words[$0]) }
    guard let best = matches.first else {
      return MatchRanking(matches: [], margin: 0, abstained: query.abstention)
    }
    let margin = matches.count > 1 ? best.score - matches[1].score : best.score
    return MatchRanking(matches: matches, margin: (margin * 1000).rounded() / 1000, abstained: nil)
  }

  private func score(_ word: MatchQuery.Word, into scoring: inout Scoring) {
    let entries = index.entries[word.stem] ?? []
    let rarity = index.rarity(entries)
    for entry in entries {
      if entry.frequency > 0 {
        scoring.add(entry, word, weight: word.weight * rarity * Self.saturated(entry.frequency))
      }
      if entry.isRefused { scoring.add(entry, word, weight: -word.weight * rarity * Self.refusalShare) }
    }
    // The best of the groups that the word is in, for agents that do not have the word itself.
    var best: [Int: (entry: MatchIndex.Entry, weight: Double)] = [:]
    for group in TaskWords.groups(of: word.stem) {
      let entries = index.groupEntries[group] ?? []
      let share = TaskWords.groups[group].weight * index.rarity(entries) * word.weight
      for entry in entries {
        let weight = share * Self.saturated(entry.frequency)
        if weight > best[entry.agent]?.weight ?? 0 { best[entry.agent] = (entry, weight) }
      }
    }
    for entry in entries { best[entry.agent] = nil }
    for (_, synonym) in best { scoring.add(synonym.entry, word, weight: synonym.weight, isSynonym: true) }
  }

  private static func saturated(_ frequency: Double) -> Double {
    frequency / (frequency + 1.2)
  }

  private static let refusalShare = 0.6
}

/// Scores in thousandths: whole numbers add up alike in any order.
private struct Scoring {
  private(set) var scores: [Int]
  private(set) var words: [[MatchedWord]]

  init(agentCount: Int) {
    scores = [Int](repeating: 0, count: agentCount)
    words = [[MatchedWord]](repeating: [], count: agentCount)
  }

  mutating func add(_ entry: MatchIndex.Entry, _ word: MatchQuery.Word, weight: Double, isSynonym: Bool = false) {
    // Ten times BM25, so that scores of small teams are easy to read.
    let thousandths = Int((weight * 10_000).rounded())
    guard thousandths != 0 else { return }
    scores[entry.agent] += thousandths
    words[entry.agent].append(
      MatchedWord(
        word: word.text, matched: entry.text, field: entry.field, weight: Double(thousandths) / 1000,
        isSynonym: isSynonym))
  }
}

/// The words of a prompt that can tell agents apart, each stem once.
struct MatchQuery {
  struct Word {
    let text: String
    let stem: String
    let weight: Double
  }

  private(set) var words: [Word] = []
  /// What to say when no agent matches.
  private(set) var abstention = MatchRanking.Abstention.noContent

  init(_ prompt: String) {
    var seen: Set<String> = []
    for word in WordSplitter.words(in: Self.start(of: prompt)) {
      if word.kind == .pairs, let scalar = word.text.unicodeScalars.first, words.isEmpty {
        abstention = .scriptWithoutSpaces(TextScript.nameOfScriptWithoutSpaces(scalar) ?? "this")
      } else if word.kind != .pairs, word.parts.contains(where: { !StopWords.contains($0.term) }) {
        abstention = .nothingMatches
      }
      let partWeight = word.parts.count > 1 && word.kind != .hyphenated ? 0.6 : 1
      for part in word.parts
      where !StopWords.contains(part.term) && (word.kind == .pairs || part.term.unicodeScalars.count > 1) {
        add(part.term, part.text, weight: partWeight, seen: &seen)
      }
      if word.parts.count > 1, word.kind != .pairs { add(word.joined, word.text, weight: 1, seen: &seen) }
    }
    // "How are you?" asks for nothing that an agent does.
    if words.allSatisfy({ Self.questionWords.contains($0.stem) }) {
      if !words.isEmpty { abstention = .noContent }
      words = []
    }
  }

  private mutating func add(_ term: String, _ text: String, weight: Double, seen: inout Set<String>) {
    let stem = Stemmer.stem(term)
    guard seen.insert(stem).inserted else { return }
    words.append(Word(text: text, stem: stem, weight: StopWords.isWeak(term) ? weight * 0.3 : weight))
  }

  /// A prompt may carry whole files; what it asks for is at its beginning.
  private static func start(of prompt: String) -> String {
    prompt.utf8.count <= lengthLimit ? prompt : String(decoding: prompt.utf8.prefix(lengthLimit), as: UTF8.self)
  }

  private static let lengthLimit = 16_384
  private static let questionWords = Set(["how", "what", "where", "who", "why", "which", "when"].map(Stemmer.stem))
}
