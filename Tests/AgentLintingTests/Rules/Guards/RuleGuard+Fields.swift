import AgentLinting

extension RuleGuard {
  static let fields: [RuleGuard] = [
    clean(
      "missing-prompt", "it is nothing but the files that it is given",
      "{\"name\": \"one\", \"description\": \"Names data races\", \"resources\": [\"file://README.md\"]}\n",
      at: ".kiro/agents/one.json"),
    flagged(
      "missing-prompt", "Kiro does without", .info, "↓{\"name\": \"one\", \"description\": \"Names data races\"}\n",
      at: ".kiro/agents/one.json"),
    clean(
      "deprecated-field", "what cannot be read is told as that",
      "---\ndescription: Names data races\ntools: [read]\n---\nYou look.\n", at: ".opencode/agents/one.md"),
    clean(
      "unlisted-field", "what is passed on to the model's provider",
      "---\ndescription: Names data races\nreasoningEffort: high\ntextVerbosity: low\n---\nYou look.\n",
      at: ".opencode/agents/one.md"),
    clean("ignored-restriction", "one limit, told once", "disallowedTools: Bash\ntools: \"*\"", at: claude),
    clean("foreign-model", "a gateway's name", "model: gpt-oss:20b", at: claude),
    clean("foreign-model", "of a vendor that is named", "model: sonnet (copilot)"),
    clean("retired-model", "in the form of another platform", "model: claude-sonnet-4@20250514", at: claude),
    clean("dated-model", "several in one text, which another rule tells", "model: gpt-5-2025-08-07 | gpt-6-2026-08-07"),
    clean("dated-model", "a retired one, which another rule tells", "model: claude-sonnet-4-20250514", at: claude),
    flagged("retired-model", "alone", .warning, "model: ↓GPT-4.1"),
    flagged("retired-model", "one of several", .info, "model: [Claude Sonnet 4.6, ↓GPT-4.1]"),
    clean(
      "foreign-key-spelling", "beside the right one",
      "mcp-servers:\n  docs: { type: local, command: docs-server, tools: [search] }\nmcpServers: {}"),
    flagged("deprecated-field", "alone", .warning, "↓infer: false"),
    flagged("deprecated-field", "beside what replaces it", .info, "↓infer: false\ndisable-model-invocation: true"),
    clean("unlisted-field", "a misspelling, which another rule tells", "user-invokable: false"),
    clean(
      "unlisted-field", "of front matter that is no YAML",
      "---\nname: a\ndescription: Names races: in Swift\nsteps: 5\n---\nYou look.\n", at: claude),
    clean("irregular-name", "one that does not load, which another rule tells", "name: docs:writer", at: claude),
    flagged("irregular-name", "a capital and a blank", .warning, "name: ↓Code Reviewer", at: claude),
    flagged("irregular-name", "an underscore", .info, "name: ↓code_reviewer", at: claude),
    clean("unloadable-name", "an id that Claude Code does not read", "name: docs:writer\ndisplayName: Docs"),
    plugin("ignored-restriction", "a mode that limits nothing", "permissionMode: acceptEdits"),
    flagged(
      "malformed-skill", "a description is needed", .error,
      skill(in: ".github", agent: ".github/agents/editor.agent.md")),
    flagged(
      "malformed-skill", "Claude Code does without it", .warning,
      skill(in: ".claude", agent: ".claude/agents/editor.md")),
  ]

  private static func skill(in folder: String, agent: String) -> String {
    """
    ==> \(agent)
    ---
    name: editor
    description: Renames Swift functions
    skills: [swift-names]
    ---
    You rename.
    ==> \(folder)/skills/swift-names/SKILL.md
    ↓---
    name: swift-names
    ---
    Begin with a verb.
    """
  }
}
