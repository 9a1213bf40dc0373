import AgentLinting

extension RuleGuard {
  static let fields: [RuleGuard] = [
    clean("foreign-model", "a gateway's name", "model: gpt-oss:20b", at: claude),
    clean("dated-model", "a retired one, which another rule tells", "model: claude-sonnet-4-20250514", at: claude),
    flagged("retired-model", "alone", .warning, "model: ↓GPT-4.1"),
    flagged("retired-model", "one of several", .info, "model: [Claude Sonnet 4.6, ↓GPT-4.1]"),
    clean(
      "foreign-key-spelling", "beside the right one",
      "mcp-servers:\n  docs: { type: local, command: docs-server, tools: [search] }\nmcpServers: {}"),
    flagged("deprecated-field", "alone", .warning, "↓infer: false"),
    flagged("deprecated-field", "beside what replaces it", .info, "↓infer: false\ndisable-model-invocation: true"),
    clean("unlisted-field", "a misspelling, which another rule tells", "user-invokable: false"),
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
