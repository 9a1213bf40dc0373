/// What the matcher knows of an agent.
package struct AgentProfile: Sendable, Equatable {
  package let id: String
  package let displayName: String?
  package let description: String?

  package init(id: String, displayName: String? = nil, description: String? = nil) {
    self.id = id
    self.displayName = displayName
    self.description = description
  }
}

/// Why one word of a prompt counts for an agent.
package struct MatchedWord: Sendable, Equatable {
  package enum Field: String, Sendable {
    case id, displayName, description
  }

  /// As in the prompt.
  package let word: String
  /// As in the profile.
  package let matched: String
  package let field: Field
  /// The word's share of the score. Negative where the description says what the agent is not for.
  package let weight: Double
  /// The two are different words for the same kind of work.
  package let isSynonym: Bool
}

package struct AgentMatch: Sendable, Equatable {
  package let id: String
  package let score: Double
  /// In the order of the prompt.
  package let words: [MatchedWord]
}

/// The agents that a prompt may be for, best first, and among equals in the order of the team.
package struct MatchRanking: Sendable, Equatable {
  package enum Abstention: Sendable, Equatable {
    /// Nothing in the prompt but words that any request may have.
    case noContent
    /// No word of the prompt is in any profile.
    case nothingMatches
    /// The prompt is in a script without spaces, and no pair of its characters is in any profile.
    case scriptWithoutSpaces(String)
  }

  package let matches: [AgentMatch]
  /// How far the best is ahead of the next; the whole score when it is alone.
  package let margin: Double
  package let abstained: Abstention?

  package var best: AgentMatch? { matches.first }

  /// One line for people:
  /// `researcher 3.1 (retry: description; "where" suggests looking something up) · next editor 0.4 · margin 2.7`.
  package var explanation: String {
    if let abstained { return abstained.description }
    guard let best else { return "" }
    var line = "\(best.id) \(best.score.withOneDecimal) (\(best.reasons))"
    if matches.count > 1 { line += " · next \(matches[1].id) \(matches[1].score.withOneDecimal)" }
    return line + " · margin \(margin.withOneDecimal)"
  }
}

extension MatchRanking.Abstention: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noContent: "no agent: the prompt has no words that could tell agents apart"
    case .nothingMatches: "no agent: no word of the prompt is in any agent's name or description"
    case .scriptWithoutSpaces(let script):
      "no agent: \(script) text cannot be split into words, and no part of it matches"
    }
  }
}

extension AgentMatch {
  /// `find ≈ explores, retry: description; parser: id; "where" suggests looking something up`.
  ///
  /// A question word is not in a profile as other words are, so it is told as what it hints at.
  fileprivate var reasons: String {
    var groups: [(field: MatchedWord.Field, words: [String])] = []
    for word in words where word.hint == nil {
      if groups.last?.field != word.field { groups.append((word.field, [])) }
      groups[groups.count - 1].words.append(word.shown)
    }
    return (groups.map { "\($0.words.joined(separator: ", ")): \($0.field.rawValue)" } + words.compactMap(\.hint))
      .joined(separator: "; ")
  }
}

extension MatchedWord {
  fileprivate var shown: String {
    if weight < 0 { return "not \(word)" }
    return isSynonym ? "\(word) ≈ \(matched)" : word
  }

  /// What a question word says of the work that is wanted; nil for other words.
  fileprivate var hint: String? {
    isSynonym && weight > 0 ? QuestionWord.hint(word) : nil
  }
}

extension Double {
  /// Without Foundation, and the same everywhere.
  package var withOneDecimal: String {
    let tenths = Int((self * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}
