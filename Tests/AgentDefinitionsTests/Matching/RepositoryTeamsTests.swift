import Foundation
import Testing

@testable import AgentDefinitions

/// The `tests` of our own team and of the examples: who should get which request.
@Suite struct RepositoryTeamsTests {
  static let teams: [String] = {
    let repository = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
    let examples = repository.appending(path: "examples")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: examples.path)) ?? []
    return ([repository.appending(path: "agents")] + names.sorted().map { examples.appending(path: $0) })
      .map { $0.appending(path: "team.yaml").path }
      .filter { FileManager.default.fileExists(atPath: $0) }
  }()

  @Test(arguments: teams)
  func requestsGoWhereTheTeamSays(path: String) throws {
    let team = try #require(TeamLoader.load(path).team)
    let matcher = PromptMatcher(team.agents.filter(\.isInferable).map(AgentProfile.init))
    #expect(!team.tests.isEmpty)
    for test in team.tests {
      let ranking = matcher.rank(test.prompt.value)
      #expect(ranking.best?.id == test.expected?.value, "\(test.prompt.value): \(ranking.explanation)")
    }
  }

  @Test func thereAreTeams() {
    #expect(Self.teams.count >= 5)
  }
}
