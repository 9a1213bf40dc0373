extension ConfigurationScenario {
  /// Where configurations and the files that they are about lie.
  static let places: [ConfigurationScenario] = [
    ConfigurationScenario(
      name: "the nearest counts alone",
      files: [".agentlint.yaml": "rules: { vague-description: error }", "agents/.agentlint.yaml": "failOn: never"],
      found: [warning, "status 0"]),
    ConfigurationScenario(
      name: "an override for some files",
      files: [
        ".agentlint.yaml": "overrides:\n  - { paths: [\"drafts/**\"], rules: { vague-description: off } }",
        "drafts/a.agent.md": vague,
      ], found: [warning, "status 1"]),
    ConfigurationScenario(
      name: "a later override over an earlier one",
      files: [
        ".agentlint.yaml": """
        overrides:
          - { paths: [agents], rules: { vague-description: off } }
          - { paths: ["**/vague.*"], rules: { vague-description: error } }
        """
      ], found: ["agents/vague.agent.md:2 error vague-description", "status 1"]),
    ConfigurationScenario(
      name: "excluded files",
      files: [".agentlint.yaml": "exclude: [\"agents/vague*\", drafts]", "drafts/a.agent.md": vague],
      found: ["status 0"]),
    ConfigurationScenario(
      name: "excluded also when named", files: [".agentlint.yaml": "exclude: [agents/]"],
      arguments: ["FOLDER/agents/vague.agent.md"], found: ["status 0"]),
    ConfigurationScenario(
      name: "a configuration above the repository does not count",
      files: [".agentlint.yaml": "failOn: never", "inner/.git/HEAD": "ref: x\n", "inner/a.agent.md": vague],
      found: [warning, "inner/a.agent.md:2 warning vague-description", "status 1"]),
    ConfigurationScenario(
      name: "extends, the extending file over what it extends",
      files: [
        ".agentlint.yaml": "extends: [shared/base.yaml, shared/more.yaml]\nfailOn: error",
        "shared/base.yaml": "failOn: never\nrules: { vague-description: off }",
        "shared/more.yaml": "rules: { vague-description: warning }\noverrides:\n"
          + "  - { paths: [agents/good*], rules: { vague-description: off } }",
      ], found: [warning, "status 0"]),
    ConfigurationScenario(
      name: "a circle of extends",
      files: [".agentlint.yaml": "extends: a.yaml", "a.yaml": "extends: b.yaml", "b.yaml": "extends: a.yaml"],
      found: [warning, "b.yaml:1 error invalid-value", "status 2"]),
    ConfigurationScenario(
      name: "a file that extends itself", files: [".agentlint.yaml": "extends: ./.agentlint.yaml"],
      found: [".agentlint.yaml:1 error invalid-value", warning, "status 2"]),
    ConfigurationScenario(
      name: "extends what is not there", files: [".agentlint.yaml": "extends: none.yaml\nfailOn: never"],
      found: [".agentlint.yaml:1 error unreadable-file", warning, "status 2"]),
    ConfigurationScenario(
      name: "extends what lies outside", files: [".agentlint.yaml": "extends: /etc/passwd"],
      found: ["/etc/passwd:1 error escaping-path", warning, "status 2"]),
  ]
}
