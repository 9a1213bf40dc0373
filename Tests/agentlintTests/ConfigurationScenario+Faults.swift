extension ConfigurationScenario {
  /// What is wrong with a configuration; what could be read of it counts all the same.
  static let faults: [ConfigurationScenario] = [
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
    ConfigurationScenario(
      name: "--config names nothing", arguments: ["--config", "FOLDER/none.yaml"],
      found: [warning, "none.yaml:1 error unreadable-file", "status 2"]),
  ]
}
