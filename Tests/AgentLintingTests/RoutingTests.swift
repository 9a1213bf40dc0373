import AgentDefinitions
import JSONText
import TerminalText
import Testing

@testable import AgentLinting

/// Who gets which request, and how a team's own tests are tried.
@Suite struct RoutingTests {
  private static func team(_ tests: String = "[]") throws -> TeamDefinition {
    let text = """
      agents:
        - { name: finder, description: Finds where something is defined, prompt: You find. }
        - { name: editor, description: Edits existing files, prompt: You edit. }
        - { name: cleaner, description: Deletes unused files, infer: false, prompt: You delete. }
      tests: \(tests)
      """
    return try #require(FilesLoader.load(SourceFile(path: "team.yaml", text: text)).teams.first)
  }

  static let requests: [(prompt: String, agent: String?, headline: String)] = [
    ("find the parser", "finder", "finder gets it; no other agent matches"),
    ("edit files that you find", "editor", "editor gets it, 1.1 ahead of finder"),
    (
      "delete unused things", nil,
      "Nobody gets it: no agent: no word of the prompt is in any agent's name or description"
    ),
    ("@cleaner delete them", "cleaner", "cleaner gets it, because the prompt names it"),
    ("@nobody edit this", "editor", "editor gets it; no other agent matches"),
  ]

  @Test(arguments: requests) func aRequestGoesToWhomItFits(
    _ given: (prompt: String, agent: String?, headline: String)
  ) throws {
    let router = TeamRouter(try Self.team())
    let route = router.route(given.prompt)
    #expect(route.agent == given.agent)
    let text = RouteReport.text(route, router, TerminalStyle(isColoured: false))
    #expect(text.hasPrefix(given.headline + "\n"), "\(text)")
    #expect(text.contains("Only when a person names them: cleaner"))
    #expect(RouteReport.json(route)["agent"]?.string == given.agent)
  }

  @Test func testsOfATeamAreTried() throws {
    let team = try Self.team(
      "[{ prompt: find it, expect: finder }, { prompt: find it, expect: editor }, { prompt: hello, expect: none }]")
    let run = RoutingTestRun(of: team)
    #expect(run.outcomes.map(\.passed) == [true, false, true])
    let text = RoutingTestReport.text(run, team, TerminalStyle(isColoured: false))
    #expect(
      text == """
        team.yaml:5:56: failed: “find it” goes to finder, not to editor
           = \(run.failed[0].route.ranking?.explanation ?? "")

        meant for, and who gets it
                  finder  editor  nobody
          finder       1       ·       ·
          editor       1       ·       ·
          nobody       ·       ·       1

        2 of 3 requests go where the team says

        """)
    #expect(RoutingTestReport.json(run)["failed"] == 1)
  }
}
