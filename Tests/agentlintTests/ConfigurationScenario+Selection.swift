extension ConfigurationScenario {
  /// Which rules run.
  static let selection: [ConfigurationScenario] = [
    ConfigurationScenario(name: "without anything", found: [warning, "status 1"]),
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
    ConfigurationScenario(name: "--tier strict", arguments: ["--tier", "strict"], found: [warning, "status 1"]),
    ConfigurationScenario(
      name: "--config FILE", files: ["ci/strict.yaml": "rules: { vague-description: error }"],
      arguments: ["--config", "FOLDER/ci/strict.yaml"],
      found: ["agents/vague.agent.md:2 error vague-description", "status 1"]),
  ]

  /// When findings make the status 1.
  static let thresholds: [ConfigurationScenario] = [
    configured("failOn", "failOn: error", [warning, "status 0"]),
    configured("--fail-on over failOn", "failOn: never", ["--fail-on", "info"], [warning, "status 1"]),
    configured("as many warnings as are let pass", "maxWarnings: 1", [warning, "status 0"]),
    configured("more than are let pass", "maxWarnings: 0\nfailOn: error", [warning, "status 1"]),
    configured("never is never", "maxWarnings: 0\nfailOn: never", [warning, "status 0"]),
    configured("--max-warnings over maxWarnings", "maxWarnings: 0", ["--max-warnings", "5"], [warning, "status 0"]),
    configured(
      "errors do not count as warnings", "maxWarnings: 9\nrules: { vague-description: error }",
      ["agents/vague.agent.md:2 error vague-description", "status 1"]),
    ConfigurationScenario(
      name: "each configuration counts its own",
      files: [
        "one/.agentlint.yaml": "maxWarnings: 1", "one/a.agent.md": vague, "two/.agentlint.yaml": "maxWarnings: 1",
        "two/a.agent.md": vague,
      ], arguments: ["FOLDER/one", "FOLDER/two"],
      found: ["one/a.agent.md:2 warning vague-description", "two/a.agent.md:2 warning vague-description", "status 0"]),
    ConfigurationScenario(
      name: "a limit from the command line is one for all",
      files: [
        "one/.agentlint.yaml": "maxWarnings: 1", "one/a.agent.md": vague, "two/.agentlint.yaml": "maxWarnings: 1",
        "two/a.agent.md": vague,
      ], arguments: ["FOLDER/one", "FOLDER/two", "--max-warnings", "1"],
      found: ["one/a.agent.md:2 warning vague-description", "two/a.agent.md:2 warning vague-description", "status 1"]),
  ]
}
