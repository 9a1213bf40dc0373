import Testing

@testable import agentlint

/// What `.agentlint.yaml` and the flags do, from end to end: files in, findings and status out.
@Suite struct ConfigurationScenarios {
  static let all =
    ConfigurationScenario.selection + ConfigurationScenario.thresholds + ConfigurationScenario.places
    + ConfigurationScenario.faults + ConfigurationScenario.projectRules

  @Test(arguments: all) func plays(_ scenario: ConfigurationScenario) throws {
    let files = [
      "agents/vague.agent.md": ConfigurationScenario.vague, "agents/good.agent.md": ConfigurationScenario.good,
    ]
    let folder = try ScenarioFolder(files.merging(scenario.files) { $1 })
    let paths = scenario.arguments.contains { $0.hasPrefix("FOLDER/") && !$0.hasSuffix(".yaml") } ? [] : ["FOLDER"]
    #expect(folder.found(paths + scenario.arguments) == scenario.found)
  }

  @Test func aFaultOfAConfigurationIsShownWithItsLineAndACure() throws {
    let folder = try ScenarioFolder([".agentlint.yaml": "tiers: strict\n", "a.agent.md": ConfigurationScenario.good])
    #expect(
      folder.run(["FOLDER", "--quiet"]).output == """
        .agentlint.yaml:1:1: error: `tiers` is not a key of this file; did you mean `tier`? [unknown-field]
            1 | tiers: strict
              | ^^^^^

        """)
  }

  /// Settings under a name that is not read would seem to count.
  @Test(arguments: [".agentlint.yml", ".agentlint.json", "agentlint.yaml"]) func aMisnamedConfigurationIsTold(
    _ name: String
  ) throws {
    let folder = try ScenarioFolder([
      name: "rules: { vague-description: off }\n", "agents/a.agent.md": ConfigurationScenario.vague,
    ])
    let result = folder.run(["FOLDER", "--format", "concise"])
    #expect(result.status == 1 && result.output.contains("[vague-description]"))
    #expect(
      result.errors.contains(
        "agentlint: FOLDER/\(name) is not read; rename it to .agentlint.yaml for its settings to count\n")
    )
    #expect(!folder.run(["FOLDER", "--no-config"]).errors.contains("is not read"))
    let json = folder.run(["FOLDER", "--format", "json"]).output
    #expect(json.contains("\(name) is not read; rename it"))
  }
}
