import Testing

@testable import agentlint

/// What `.agentlint.yaml` and the flags do, from end to end: files in, findings and status out.
@Suite struct ConfigurationScenarios {
  struct Scenario: Sendable, CustomTestStringConvertible {
    let name: String
    /// Besides `agents/vague.agent.md` and `agents/good.agent.md`.
    var files: [String: String] = [:]
    var arguments: [String] = []
    let found: [String]

    var testDescription: String { name }
  }

  static let vague = "---\ndescription: Helps with code\ntools: [read, search]\n---\nYou help.\n"
  static let good =
    "---\ndescription: Names data races in Swift code\ntools: [read]\nmodel: gpt-5.2\n---\nYou look.\n"
  static let warning = "agents/vague.agent.md:2 warning vague-description"

  private static func configured(_ name: String, _ text: String, _ found: [String]) -> Scenario {
    Scenario(name: name, files: [".agentlint.yaml": text], found: found)
  }

  private static func configured(
    _ name: String, _ text: String, _ arguments: [String], _ found: [String]
  ) -> Scenario {
    Scenario(name: name, files: [".agentlint.yaml": text], arguments: arguments, found: found)
  }

  static let selection: [Scenario] = [
    Scenario(name: "without anything", found: [warning, "status 1"]),
    configured("an empty file", "", [warning, "status 1"]),
    configured("only comments", "# nothing\n", [warning, "status 1"]),
    configured("a rule is off", "rules: { vague-description: off }", ["status 0"]),
    configured(
      "a rule is an error", "rules: { vague-description: error }",
      ["agents/vague.agent.md:2 error vague-description", "status 1"]),
    configured(
      "a rule is information", "rules:\n  vague-description: { severity: info }",
      ["agents/vague.agent.md:2 info vague-description", "status 0"]),
    configured("ignored by id", "ignore: [vague-description]", ["status 0"]),
    configured("ignored by category", "ignore: [description]", ["status 0"]),
    configured("ignored altogether but for one", "ignore: [ALL]\nselect: [vague-description]", [warning, "status 1"]),
    configured("other rules selected", "select: [tools]", ["status 0"]),
    configured("other rules selected besides the tier's", "tier: recommended\nselect: [tools]", [warning, "status 1"]),
    configured("--no-config", "rules: { vague-description: off }", ["--no-config"], [warning, "status 1"]),
    configured(
      "--select over off", "rules: { vague-description: off }", ["--select", "vague-description"],
      [warning, "status 1"]),
    configured("--select others", "tier: all", ["--select", "tools,team"], ["status 0"]),
    configured("--ignore over a severity", "rules: { vague-description: error }", ["--ignore", "ALL"], ["status 0"]),
    Scenario(name: "--tier strict", arguments: ["--tier", "strict"], found: [warning, "status 1"]),
    Scenario(
      name: "--config FILE", files: ["ci/strict.yaml": "rules: { vague-description: error }"],
      arguments: ["--config", "FOLDER/ci/strict.yaml"],
      found: ["agents/vague.agent.md:2 error vague-description", "status 1"]),
  ]

  static let places: [Scenario] = [
    Scenario(
      name: "the nearest counts alone",
      files: [".agentlint.yaml": "rules: { vague-description: error }", "agents/.agentlint.yaml": "failOn: never"],
      found: [warning, "status 0"]),
    Scenario(
      name: "an override for some files",
      files: [
        ".agentlint.yaml": "overrides:\n  - { paths: [\"drafts/**\"], rules: { vague-description: off } }",
        "drafts/a.agent.md": vague,
      ], found: [warning, "status 1"]),
    Scenario(
      name: "a later override over an earlier one",
      files: [
        ".agentlint.yaml": """
        overrides:
          - { paths: [agents], rules: { vague-description: off } }
          - { paths: ["**/vague.*"], rules: { vague-description: error } }
        """
      ], found: ["agents/vague.agent.md:2 error vague-description", "status 1"]),
    Scenario(
      name: "excluded files",
      files: [".agentlint.yaml": "exclude: [\"agents/vague*\", drafts]", "drafts/a.agent.md": vague],
      found: ["status 0"]),
    Scenario(
      name: "excluded also when named", files: [".agentlint.yaml": "exclude: [agents/]"],
      arguments: ["FOLDER/agents/vague.agent.md"], found: ["status 0"]),
    Scenario(
      name: "a configuration above the repository does not count",
      files: [".agentlint.yaml": "failOn: never", "inner/.git/HEAD": "ref: x\n", "inner/a.agent.md": vague],
      found: [warning, "inner/a.agent.md:2 warning vague-description", "status 1"]),
    Scenario(
      name: "extends, the extending file over what it extends",
      files: [
        ".agentlint.yaml": "extends: [shared/base.yaml, shared/more.yaml]\nfailOn: error",
        "shared/base.yaml": "failOn: never\nrules: { vague-description: off }",
        "shared/more.yaml": "rules: { vague-description: warning }\noverrides:\n"
          + "  - { paths: [agents/good*], rules: { vague-description: off } }",
      ], found: [warning, "status 0"]),
    Scenario(
      name: "a circle of extends",
      files: [".agentlint.yaml": "extends: a.yaml", "a.yaml": "extends: b.yaml", "b.yaml": "extends: a.yaml"],
      found: [warning, "b.yaml:1 error invalid-value", "status 2"]),
    Scenario(
      name: "a file that extends itself", files: [".agentlint.yaml": "extends: ./.agentlint.yaml"],
      found: [".agentlint.yaml:1 error invalid-value", warning, "status 2"]),
    Scenario(
      name: "extends what is not there", files: [".agentlint.yaml": "extends: none.yaml\nfailOn: never"],
      found: [".agentlint.yaml:1 error unreadable-file", warning, "status 2"]),
    Scenario(
      name: "extends what lies outside", files: [".agentlint.yaml": "extends: /etc/passwd"],
      found: ["/etc/passwd:1 error escaping-path", warning, "status 2"]),
  ]

  static let faults: [Scenario] = [
    configured("a misspelled key", "tiers: strict", [".agentlint.yaml:1 error unknown-field", warning, "status 2"]),
    configured("a free key", "x-owner: ops", [warning, "status 1"]),
    configured(
      "a misspelled rule", "rules:\n  vague-descripton: off",
      [".agentlint.yaml:2 error unknown-field", warning, "status 2"]),
    configured(
      "a misspelled selector", "ignore: [vague-descripton]",
      [".agentlint.yaml:1 error invalid-value", warning, "status 2"]),
    configured(
      "a severity that is none", "rules: { vague-description: loud }",
      [".agentlint.yaml:1 error invalid-value", warning, "status 2"]),
    configured(
      "an option out of range", "rules: { over-broad-tools: { most: 0 } }",
      [".agentlint.yaml:1 error invalid-value", warning, "status 2"]),
    configured(
      "an option of another rule", "rules: { vague-description: { most: 3 } }",
      [".agentlint.yaml:1 error unknown-field", warning, "status 2"]),
    configured(
      "what cannot be switched off", "rules: { unreadable-file: off }",
      [".agentlint.yaml:1 error invalid-value", warning, "status 2"]),
    configured("no mapping", "- a\n- b\n", [".agentlint.yaml:1 error wrong-type", warning, "status 2"]),
    configured("no YAML", "rules: [\n", [".agentlint.yaml:1 error invalid-yaml", warning, "status 2"]),
    configured("a newer version", "version: 2", [".agentlint.yaml:1 error newer-version", warning, "status 2"]),
    configured("a broken glob", "exclude: [\"{a\"]", [".agentlint.yaml:1 error invalid-value", warning, "status 2"]),
    configured(
      "a rule of the project named like one that exists",
      "forbid: [{ id: vague-description, field: model, message: No. }]",
      [".agentlint.yaml:1 error invalid-value", warning, "status 2"]),
    configured(
      "a rule of the project without a message", "forbid: [{ id: a, field: model }]",
      [".agentlint.yaml:1 error missing-field", warning, "status 2"]),
    Scenario(
      name: "--config names nothing", arguments: ["--config", "FOLDER/none.yaml"],
      found: [warning, "none.yaml:1 error unreadable-file", "status 2"]),
  ]

  static let thresholds: [Scenario] = [
    configured("failOn", "failOn: error", [warning, "status 0"]),
    configured("--fail-on over failOn", "failOn: never", ["--fail-on", "info"], [warning, "status 1"]),
    configured("as many warnings as are let pass", "maxWarnings: 1", [warning, "status 0"]),
    configured("more than are let pass", "maxWarnings: 0\nfailOn: error", [warning, "status 1"]),
    configured("never is never", "maxWarnings: 0\nfailOn: never", [warning, "status 0"]),
    configured("--max-warnings over maxWarnings", "maxWarnings: 0", ["--max-warnings", "5"], [warning, "status 0"]),
    configured(
      "errors do not count as warnings", "maxWarnings: 9\nrules: { vague-description: error }",
      ["agents/vague.agent.md:2 error vague-description", "status 1"]),
    Scenario(
      name: "each configuration counts its own",
      files: [
        "one/.agentlint.yaml": "maxWarnings: 1", "one/a.agent.md": vague, "two/.agentlint.yaml": "maxWarnings: 1",
        "two/a.agent.md": vague,
      ], arguments: ["FOLDER/one", "FOLDER/two"],
      found: ["one/a.agent.md:2 warning vague-description", "two/a.agent.md:2 warning vague-description", "status 0"]),
    Scenario(
      name: "a limit from the command line is one for all",
      files: [
        "one/.agentlint.yaml": "maxWarnings: 1", "one/a.agent.md": vague, "two/.agentlint.yaml": "maxWarnings: 1",
        "two/a.agent.md": vague,
      ], arguments: ["FOLDER/one", "FOLDER/two", "--max-warnings", "1"],
      found: ["one/a.agent.md:2 warning vague-description", "two/a.agent.md:2 warning vague-description", "status 1"]),
  ]

  private static let claude =
    "---\nname: race-reviewer\ndescription: Reviews Swift code for data races\n---\nYou review.\n"

  static let projectRules: [Scenario] = [
    configured(
      "forbidden value",
      "ignore: [ALL]\nforbid: [{ id: no-gpt, field: model, pattern: \"gpt-*\", message: Not here. }]",
      ["agents/good.agent.md:4 warning no-gpt", "status 1"]),
    configured(
      "not a whole match", "ignore: [ALL]\nforbid: [{ id: no-gpt, field: model, pattern: gpt, message: Not here. }]",
      ["status 0"]),
    configured(
      "forbidden element of a list",
      "ignore: [ALL]\nforbid: [{ id: no-search, field: tools, pattern: [web, search], message: No., severity: error }]",
      ["agents/vague.agent.md:3 error no-search", "status 1"]),
    configured(
      "required field", "ignore: [ALL]\nrequire: [{ id: own-model, field: model, message: Name one., severity: info }]",
      ["agents/vague.agent.md:1 info own-model", "status 0"]),
    configured(
      "required text in the prompt, for some files",
      "ignore: [ALL]\nrequire: [{ id: says-look, field: prompt, pattern: \"*look*\", message: Say so., paths: [agents/v*] }]",
      ["agents/vague.agent.md:5 warning says-look", "status 1"]),
    Scenario(
      name: "a comment allows it, and is unused elsewhere",
      files: [
        ".agentlint.yaml":
          "select: [comments]\nforbid: [{ id: no-gpt, field: model, pattern: \"gpt-*\", message: No. }]",
        "agents/good.agent.md": good.replacing("model:", with: "# agentlint: allow no-gpt -- until July\nmodel:"),
        "agents/vague.agent.md": vague.replacing(
          "tools:", with: "# agentlint: allow no-gpt -- until July\ntools:"),
      ], found: ["agents/vague.agent.md:3 warning unused-allowance", "status 1"]),
    Scenario(
      name: "--select runs only what it names",
      files: [".agentlint.yaml": "forbid: [{ id: no-gpt, field: model, message: No. }]"],
      arguments: ["--select", "vague-description"], found: [warning, "status 1"]),
    Scenario(
      name: "targets leave out what concerns only others",
      files: [".agentlint.yaml": "targets: [copilot-cli]", ".claude/agents/race-reviewer.md": claude],
      found: [warning, "status 1"]),
    Scenario(
      name: "agentrun is a target like others: it gives every tool too",
      files: [".agentlint.yaml": "targets: [roster]", ".claude/agents/race-reviewer.md": claude],
      found: [".claude/agents/race-reviewer.md:3 warning over-broad-tools", warning, "status 1"]),
    Scenario(
      name: "a remark about one system leaves the others concerned",
      files: [
        ".agentlint.yaml": "targets: [roster]\nselect: [foreign-model]",
        "agents/good.agent.md": good.replacing("gpt-5.2", with: "sonnet"),
      ], found: ["agents/good.agent.md:4 warning foreign-model", "status 1"]),
    Scenario(
      name: "targets keep what concerns them",
      files: [".agentlint.yaml": "targets: [claude-code]", ".claude/agents/race-reviewer.md": claude],
      found: [".claude/agents/race-reviewer.md:3 warning over-broad-tools", warning, "status 1"]),
  ]

  @Test(arguments: selection + places + faults + thresholds + projectRules) func plays(_ scenario: Scenario) throws {
    let files = ["agents/vague.agent.md": Self.vague, "agents/good.agent.md": Self.good]
    let folder = try ScenarioFolder(files.merging(scenario.files) { $1 })
    let paths = scenario.arguments.contains { $0.hasPrefix("FOLDER/") && !$0.hasSuffix(".yaml") } ? [] : ["FOLDER"]
    #expect(folder.found(paths + scenario.arguments) == scenario.found)
  }

  @Test func aFaultOfAConfigurationIsShownWithItsLineAndACure() throws {
    let folder = try ScenarioFolder([".agentlint.yaml": "tiers: strict\n", "a.agent.md": Self.good])
    #expect(
      folder.run(["FOLDER", "--quiet"]).output == """
        .agentlint.yaml:1:1: error: `tiers` is not a key of this file; did you mean `tier`? [unknown-field]
            1 | tiers: strict
              | ^^^^^

        """)
  }

  @Test(arguments: [
    ["--select", "vage-description"], ["--ignore", "tool"], ["--tier", "some"], ["--max-warnings", "-1"],
    ["--config", "a", "--no-config"], ["--stdin"], ["--stdin-filename", ""], ["--since", ""],
    ["--since", "--output=x"],
    ["--stdin", "--stdin-filename", "a.agent.md", "FOLDER"],
  ]) func wrongUsageIsTwo(_ arguments: [String]) throws {
    let result = try ScenarioFolder([:]).run(arguments)
    #expect(result.status == 2)
    #expect(result.output.isEmpty && result.errors.contains("Usage:"))
  }

  /// Settings under a name that is not read would seem to count.
  @Test(arguments: [".agentlint.yml", ".agentlint.json", "agentlint.yaml"]) func aMisnamedConfigurationIsTold(
    _ name: String
  ) throws {
    let folder = try ScenarioFolder([name: "rules: { vague-description: off }\n", "agents/a.agent.md": Self.vague])
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

  private static let secret = "q7Tz9LmW2bXc4KpR"

  /// The line is shown for another rule's sake, while the rule about secrets is off.
  @Test(arguments: [
    ["--select", "prompt,fields,tools,description"], ["--ignore", "literal-secret"], ["--tier", "all"],
  ])
  func noSettingShowsASecret(_ arguments: [String]) throws {
    let folder = try ScenarioFolder([
      "a.agent.yaml": "name: a\ndescription: Helps with code\nprompt: You look.\nmcpServers:\n"
        + "  docs: { command: d, env: { DOCS_API_KEY: \(Self.secret) }, comand: x, args: {} }\nmodell: \(Self.secret)\n",
      "b.agent.yaml": "name: b\nDOCS_API_KEY: \(Self.secret)\ntools: [view, \"--token=\(Self.secret)\"]\nprompt: [\n",
    ])
    for format in ["text", "concise", "json"] {
      let result = folder.run(["FOLDER", "--format", format] + arguments)
      #expect(result.output.contains("b.agent.yaml"))
      #expect(!(result.output + result.errors).contains(Self.secret), "\(result.output)")
    }
  }

  @Test func quietAndShowAllowed() throws {
    let allowed = Self.vague.replacing(
      "description:", with: "# agentlint: allow vague-description -- for the tour\ndescription:")
    let folder = try ScenarioFolder(["a.agent.md": allowed])
    #expect(folder.run(["FOLDER", "--quiet"]).output.isEmpty)
    #expect(folder.run(["FOLDER/.git", "--quiet"]).errors.isEmpty)
    #expect(folder.run(["FOLDER"]).output == "No findings in 1 file with 1 agent, 1 allowed by comments\n")
    let shown = folder.run(["FOLDER", "--show-allowed"])
    #expect(shown.output.contains("[vague-description]") && shown.output.contains("= allowed: for the tour\n"))
    #expect(shown.status == 0)
    #expect(
      folder.run(["FOLDER", "--show-allowed", "--format", "json"]).output.contains("\"reason\": \"for the tour\""))
  }

  @Test func eachCommandHasItsOwnHelp() throws {
    for (arguments, part) in [
      (["check", "--help"], "--max-warnings"), (["help", "check"], "--max-warnings"),
      (["rules", "--help"], "List the"),
      (["--help"], "SUBCOMMANDS"), (["help"], "SUBCOMMANDS"),
    ] {
      let result = try ScenarioFolder([:]).run(arguments)
      #expect(result.status == 0 && result.output.contains(part), "\(arguments)")
    }
  }
}
