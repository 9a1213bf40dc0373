import Testing

@testable import AgentDefinitions

/// The SDK's custom agents as JSON.
@Suite struct CustomAgentsTests {
  private func load(_ text: String, as path: String = "agents.json") -> LoadedTeam {
    var loader = TeamLoader()
    let team = loader.load(SourceFile(path: path, text: text))
    return LoadedTeam(team: team, faults: loader.faults)
  }

  private static let one = #"{"name": "r", "displayName": "R", "prompt": "p", "description": "d", "tools": ["view"]}"#

  @Test(arguments: ["[\(one)]", #"{"customAgents": [\#(one)], "streaming": true}"#])
  func aListAndASessionAreTeams(text: String) throws {
    let loaded = load(text)
    let team = try #require(loaded.team)
    #expect(
      team.agents.map(Sketch.lines) == [["id: r", "displayName: R", "description: d", "prompt: p", "tools: view"]])
    #expect(team.agents.allSatisfy { $0.dialect == .copilotSDK })
    #expect(Sketch.faults(loaded.faults) == [])
  }

  @Test func whatTheSessionLimitsIsLimited() throws {
    let loaded = load(#"{"customAgents": [\#(Self.one)], "excludedTools": ["bash"], "agent": "r"}"#)
    #expect(loaded.team?.excludedTools.map(\.value.description) == ["bash"])
    #expect(loaded.team?.agent?.value == "r")
    #expect(load(#"{"customAgents": [], "excludeTools": ["bash"]}"#).isBlocked)
  }

  @Test func aTeamOfOursInJSONStaysOurs() {
    let loaded = load(#"{"customAgents": [\#(Self.one)], "streaming": true}"#, as: "team.json")
    #expect(loaded.team?.agents.first?.dialect == .native)
    #expect(loaded.isBlocked)
  }

  @Test(arguments: [
    #""tools": null"#, #""tools": 7"#, #""tools": []"#, #""tool": ["view"]"#, #""infer": "false""#,
  ])
  func neverWidens(member: String) throws {
    let loaded = load(#"[{"name": "r", "prompt": "p", "description": "d", \#(member)}]"#)
    let agent = try #require(loaded.team?.agents.first)
    let isWhole = agent.tools.isAll && agent.isInferable && !loaded.isBlocked
    #expect(isWhole == member.contains("null"))
  }
}
