package import JSONText

/// How well each agent of the team fits the prompt: answers "why this agent".
package struct RosterMatch: EventData {
  package struct Candidate: Sendable, Equatable {
    package var agent: String
    package var score: Double
    package var words: [String]

    package init(agent: String, score: Double, words: [String]) {
      self.agent = agent
      self.score = score
      self.words = words
    }
  }

  package static let type = "roster.match"
  package static let isEphemeral = false
  package static let example = RosterMatch(
    candidates: [Candidate(agent: "researcher", score: 3.25, words: ["where", "retry"])], margin: 2.5,
    explanation: "researcher 3.25 (where, retry)")

  /// Best first.
  package var candidates: [Candidate]
  package var margin: Double
  package var explanation: String

  package init(candidates: [Candidate], margin: Double, explanation: String) {
    self.candidates = candidates
    self.margin = margin
    self.explanation = explanation
  }

  package init(json: JSONObject) throws(EventReadError) {
    var candidates: [Candidate] = []
    for candidate in json["candidates"]?.array ?? [] {
      guard let agent = candidate["agent"]?.string else {
        throw EventReadError(field: "candidates", reason: "lacks an agent")
      }
      candidates.append(
        Candidate(
          agent: agent, score: candidate["score"]?.double ?? 0,
          words: candidate["words"]?.array?.compactMap(\.string) ?? []))
    }
    self.candidates = candidates
    margin = json["margin"]?.double ?? 0
    explanation = json["explanation"]?.string ?? ""
  }

  package var json: JSONObject {
    [
      "candidates": .array(
        candidates.map {
          [
            "agent": .string($0.agent), "score": .double($0.score), "words": .array($0.words.map { .string($0) }),
          ]
        }), "margin": .double(margin), "explanation": .string(explanation),
    ]
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {}
}
