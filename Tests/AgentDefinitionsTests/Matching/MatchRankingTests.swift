import Testing

@testable import AgentDefinitions

@Suite struct MatchRankingTests {
  @Test func saysWhy() {
    let ranking = PromptMatcher(ExampleTeams.pair).rank("Where is the code that answers?")
    #expect(
      ranking.matches == [
        AgentMatch(
          id: "researcher", score: 5.816,
          words: [
            MatchedWord(word: "Where", matched: "researcher", field: .id, weight: 2.879, isSynonym: true),
            MatchedWord(word: "answers", matched: "answers", field: .description, weight: 2.937, isSynonym: false),
          ]),
        AgentMatch(
          id: "editor", score: 1.019,
          words: [MatchedWord(word: "code", matched: "code", field: .description, weight: 1.019, isSynonym: false)]),
      ])
    #expect(ranking.margin == 4.797)
    #expect(
      ranking.explanation
        == "researcher 5.8 (answers: description; \"Where\" suggests looking something up) · next editor 1.0 · margin 4.8"
    )
  }

  @Test func refusedWordsCountAgainst() throws {
    let team = [
      AgentProfile(id: "a", description: "Reviews schemas. Not for migrations."),
      AgentProfile(id: "b", description: "Runs migrations and reviews them"),
    ]
    let ranking = PromptMatcher(team).rank("Review the schema migrations")
    #expect(ranking.best?.id == "b")
    let refused = ranking.matches.first { $0.id == "a" }?.words.first { $0.word == "migrations" }
    #expect(try #require(refused).weight < 0)
    #expect(PromptMatcher(team).rank("Migrations only").matches.map(\.id) == ["b"])
  }

  @Test func equalsComeInTheOrderOfTheTeam() {
    let team = ["x", "y", "z"].map { AgentProfile(id: $0, description: "Parses invoices") }
    let ranking = PromptMatcher(team).rank("invoices")
    #expect(ranking.matches.map(\.id) == ["x", "y", "z"])
    #expect(ranking.margin == 0)
    #expect(Set(ranking.matches.map(\.score)).count == 1)
  }

  @Test func ambiguousPromptsHaveASmallMargin() {
    let ranking = PromptMatcher(ExampleTeams.pair).rank("Find it and fix it")
    let clear = PromptMatcher(ExampleTeams.pair).rank("Find it")
    #expect(ranking.margin < clear.margin / 3)
  }

  @Test func noAgentsNoMatch() {
    #expect(PromptMatcher([]).rank("Parse it").abstained == .nothingMatches)
    #expect(PromptMatcher([AgentProfile(id: "")]).rank("Parse it").best == nil)
  }

  static let prompts = [
    "Fix the typo in README.md", "Review my pull request", "write a migration", "Where is the retry logic?", "",
    "Optimise the hot loop in src/main.py", "Translate this into French", "単体テスト", "исправь ошибку",
  ]

  static let teams = [
    ExampleTeams.pair, ExampleTeams.product, ExampleTeams.claude, ExampleTeams.web, ExampleTeams.languages,
    ExampleTeams.office, ExampleTeams.international,
  ]

  @Test(arguments: prompts, teams)
  func theOrderOfAgentsChangesNoScore(prompt: String, team: [AgentProfile]) {
    var random = SeededRandom(seed: UInt64(prompt.utf8.count))
    let ranking = PromptMatcher(team).rank(prompt)
    for _ in 0..<3 {
      let other = PromptMatcher(team.shuffled(using: &random)).rank(prompt)
      #expect(other.matches.sorted { $0.id < $1.id } == ranking.matches.sorted { $0.id < $1.id })
      #expect(other.matches.map(\.score) == ranking.matches.map(\.score))
      #expect(other.margin == ranking.margin)
    }
  }

  @Test(arguments: prompts, teams)
  func caseDoesNotMatter(prompt: String, team: [AgentProfile]) {
    let ranking = PromptMatcher(team).rank(prompt.lowercased())
    let other = PromptMatcher(team).rank(prompt.uppercased())
    #expect(other.matches.map(\.id) == ranking.matches.map(\.id))
    #expect(other.matches.map(\.score) == ranking.matches.map(\.score))
  }

  @Test(arguments: prompts, teams)
  func asksTwiceGetsTheSame(prompt: String, team: [AgentProfile]) {
    let matcher = PromptMatcher(team)
    #expect(matcher.rank(prompt) == matcher.rank(prompt))
    #expect(matcher.rank(prompt) == PromptMatcher(team).rank(prompt))
    #expect(matcher.rank(prompt).matches.allSatisfy { $0.score > 0 })
  }

  @Test func tenThousandAgents() {
    let team = (0..<10_000).map {
      AgentProfile(id: "agent-\($0)", description: "Knows all about topic\($0) and answers questions on subject\($0)")
    }
    #expect(PromptMatcher(team).rank("What is topic7777?").best?.id == "agent-7777")
  }

  @Test(arguments: [
    String(repeating: "a", count: 200_000), String(repeating: "fix ", count: 50_000),
    String(repeating: "<example>", count: 20_000), String(repeating: "not for ", count: 20_000),
    String(repeating: "漢", count: 50_000), "\u{0}\u{FFFF}\u{202E}", String(repeating: "aB", count: 50_000),
    String(repeating: "user: ", count: 20_000), String(repeating: "<a", count: 20_000),
  ])
  func endlessTextEnds(text: String) {
    let team = [AgentProfile(id: "a", description: text), AgentProfile(id: "fix", description: "Fixes things")]
    #expect(PromptMatcher(team).rank(text).matches.count <= 2)
    #expect(PromptMatcher(team).rank("fix").best != nil)
  }
}
