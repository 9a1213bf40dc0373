import AgentDefinitions
import Testing

/// One model has many spellings, and few of them say more than the others.
@Suite struct ModelNameTests {
  @Test(
    arguments: [
      ("claude-sonnet-4-20250514", "claude-sonnet-4", true, nil),
      ("claude-sonnet-4@20250514", "claude-sonnet-4", true, nil),
      ("Claude Sonnet 4 (copilot)", "claude-sonnet-4", false, "copilot"),
      ("GPT-5-Codex (Preview) (copilot)", "gpt-5-codex", false, "copilot"),
      ("gpt-4.1-2025-04-14", "gpt-4-1", true, nil),
      ("claude-sonnet-4-6[1m]", "claude-sonnet-4-6", false, nil),
      ("20250514", "20250514", false, nil),
      ("gpt-4-0613", "gpt-4-0613", false, nil),
      ("( (", "( (", false, nil), ("", "", false, nil), ("()", "", false, ""),
    ] as [(String, String, Bool, String?)])
  func isTakenApart(written: String, base: String, isDated: Bool, vendor: String?) {
    let name = ModelName(written)
    #expect(name.written == written)
    #expect(name.base == base.replacing(" ", with: "-"))
    #expect(name.isDated == isDated)
    #expect(name.vendor == vendor)
  }

  @Test func retirementsAreFoundByEverySpelling() {
    let names = ["Claude Sonnet 4", "claude-sonnet-4", "Claude Sonnet 4 (copilot)", "claude-sonnet-4-20250514"]
    #expect(
      names.map { ModelRetirement.of(ModelName($0), in: .copilot)?.name }
        == Array(repeating: "Claude Sonnet 4", count: 4))
    #expect(ModelRetirement.of(ModelName("claude-sonnet-4-6"), in: .copilot) == nil)
  }

  @Test func noModelIsRetiredTwiceAndNoSuccessorIsRetired() {
    for service in ModelRetirement.Service.allCases {
      let rows = ModelRetirement.all.filter { $0.service == service }
      #expect(Set(rows.map { ModelName($0.name).base }).count == rows.count)
      let successors = rows.compactMap(\.successor).map(ModelName.init)
      #expect(successors.filter { ModelRetirement.of($0, in: service) != nil }.map(\.written) == [])
      #expect(rows.filter { $0.date > service.source.date }.map(\.name) == [])
    }
  }
}
