extension ConfigurationScenario {
  /// A project's own rules, and the systems that its files are for.
  static let projectRules: [ConfigurationScenario] = [
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
    ConfigurationScenario(
      name: "a comment allows it, and is unused elsewhere",
      files: [
        ".agentlint.yaml":
          "select: [comments]\nforbid: [{ id: no-gpt, field: model, pattern: \"gpt-*\", message: No. }]",
        "agents/good.agent.md": good.replacing("model:", with: "# agentlint: allow no-gpt -- until July\nmodel:"),
        "agents/vague.agent.md": vague.replacing(
          "tools:", with: "# agentlint: allow no-gpt -- until July\ntools:"),
      ], found: ["agents/vague.agent.md:3 warning unused-allowance", "status 1"]),
    ConfigurationScenario(
      name: "--select runs only what it names",
      files: [".agentlint.yaml": "forbid: [{ id: no-gpt, field: model, message: No. }]"],
      arguments: ["--select", "vague-description"], found: [warning, "status 1"]),
    ConfigurationScenario(
      name: "targets leave out what concerns only others",
      files: [".agentlint.yaml": "targets: [copilot-cli]", ".claude/agents/race-reviewer.md": claude],
      found: [warning, "status 1"]),
    ConfigurationScenario(
      name: "agentrun is a target like others: it gives every tool too",
      files: [".agentlint.yaml": "targets: [roster]", ".claude/agents/race-reviewer.md": claude],
      found: [".claude/agents/race-reviewer.md:3 warning over-broad-tools", warning, "status 1"]),
    ConfigurationScenario(
      name: "a remark about one system leaves the others concerned",
      files: [
        ".agentlint.yaml": "targets: [roster]\nselect: [foreign-model]",
        "agents/good.agent.md": good.replacing("gpt-5.2", with: "sonnet"),
      ], found: ["agents/good.agent.md:4 warning foreign-model", "status 1"]),
    ConfigurationScenario(
      name: "targets keep what concerns them",
      files: [".agentlint.yaml": "targets: [claude-code]", ".claude/agents/race-reviewer.md": claude],
      found: [".claude/agents/race-reviewer.md:3 warning over-broad-tools", warning, "status 1"]),
  ]

  private static let claude =
    "---\nname: race-reviewer\ndescription: Reviews Swift code for data races\n---\nYou review.\n"
}
