import AgentDefinitions
import AgentLinting
import Testing

/// A team whose descriptions are too long together; as a rule's example it would be a page of them.
@Suite struct OversizedTeamTests {
  private func rules(agents count: Int) -> [String] {
    let words = String(repeating: "careful ", count: 120)
    let agents = (0..<count).map {
      "  - { name: a\($0), prompt: P., tools: [view], description: Renames \($0) \(words)}\n"
    }
    let file = SourceFile(path: "team.yaml", text: "version: 1\nagents:\n" + agents.joined())
    return Linter().report(on: FilesLoader.load(file)).findings.map(\.rule).filter { $0 == "oversized-team" }
  }

  @Test func countsWhatEveryRequestCarries() {
    #expect(rules(agents: 70) == ["oversized-team"])
    #expect(rules(agents: 50) == [])
  }
}
