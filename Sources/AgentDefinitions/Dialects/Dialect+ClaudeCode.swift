extension Dialect {
  /// Markdown in `.claude/agents`, of a project or of a person.
  package static let claudeCode = Dialect(
    id: "claude-code", title: "Claude Code subagent", runtimes: [.roster, .claudeCode],
    shape: .markdown, endings: [".md"], identity: .name, unknownKeys: .ignored,
    fields: claudeFields(ofPlugin: false), source: .claudeAgents, tools: .claudeCode, interpolation: .shell,
    lookalikes: claudeLookalikes,
    effects: [
      RuntimeEffect(.claudeCode, "loads it; skips a file without `name` or `description`; ignores unknown keys")
    ],
    onBrokenFrontMatter: { runtime, isOneLineColon in
      isOneLineColon
        ? RuntimeOutcome(runtime, .loads, "a second, tolerant try takes `: ` inside a value for text")
        : RuntimeOutcome(
          runtime, .skips,
          "the front matter is no YAML; only the debug log says so. As part of a plugin it is loaded, with every tool")
    },
    folder: ".claude/agents", builtInAgents: claudeBuiltIns,
    readOnlySpelling: "tools: Read, Grep, Glob",
    claim: { path, bytes in
      guard path.hasSuffix(".md") else { return nil }
      guard path.isInside(".claude/agents"), !path.isMaterial(in: ".claude/agents", bytes) else { return nil }
      return path.isDocumentation && !ClaudeHead(bytes).isNamed ? nil : .folder(".claude/agents")
    })

  /// Markdown in the folder `agents` of a Claude Code plugin, which `SystemEvidence` tells from others' folders.
  package static let claudePlugin = Dialect(
    id: "claude-plugin", title: "Claude Code plugin subagent", runtimes: [.roster, .claudeCode],
    shape: .markdown, endings: [".md"], identity: .name, unknownKeys: .ignored,
    fields: claudeFields(ofPlugin: true), source: .claudeAgents, tools: .claudeCode, interpolation: .shell,
    lookalikes: claudeLookalikes,
    effects: [
      RuntimeEffect(
        .claudeCode,
        "loads it; with front matter that is no YAML it loads under the file's name with all tools; ignores `hooks`, "
          + "`mcpServers` and `permissionMode`")
    ],
    onBrokenFrontMatter: { runtime, isOneLineColon in
      isOneLineColon
        ? RuntimeOutcome(runtime, .loads, "a second, tolerant try takes `: ` inside a value for text")
        : RuntimeOutcome(
          runtime, .dropsToolLimit,
          "the front matter is no YAML; `tools`, `model` and the description are lost, and the file's name is all that is used"
        )
    },
    folder: "agents", builtInAgents: claudeBuiltIns,
    readOnlySpelling: "tools: Read, Grep, Glob",
    claim: { _, _ in nil })

  private static let claudeBuiltIns: Set<String> = [
    "claude-code-guide", "explore", "general-purpose", "plan", "statusline-setup",
  ]

  private static let claudeLookalikes = [
    "allowed-tools": "tools", "allowedTools": "tools", "readonly": "disallowedTools", "read-only": "disallowedTools",
  ]

  private static func claudeFields(ofPlugin: Bool) -> [Field] {
    let projectOnly: [AgentRuntime]? = ofPlugin ? [] : nil
    return [
      Field("name", .text, .name, requiredBy: [.claudeCode, .roster], "The agent's id: lower case and hyphens."),
      .description(requiredBy: [.claudeCode]),
      Field("tools", .toolList, .tools, "The tools that the agent may use: a list, or names with commas between."),
      .disallowedTools,
      Field(
        "mcpServers", .anything, .mcpServers, readBy: projectOnly,
        "MCP servers: names of configured ones, or definitions in place."),
      Field("model", .text, .model, examples: ["\"sonnet\"", "\"inherit\""], "An alias, a full id, or `inherit`."),
      Field("effort", .choice(["low", "medium", "high", "xhigh", "max"]), .reasoningEffort, "How hard to think."),
      .skills,
      Field("maxTurns", .integer(1...1_000_000), .maxTurns, "Model calls before the agent is stopped."),
      Field(
        "permissionMode",
        .choice(["default", "acceptEdits", "auto", "dontAsk", "bypassPermissions", "plan", "manual"]), .kept,
        readBy: projectOnly, "What Claude Code asks before it acts."),
      Field("hooks", .anything, .kept, readBy: projectOnly, "Commands that run at certain moments."),
      Field("memory", .choice(["user", "project", "local"]), .kept, "Where the agent keeps notes."),
      Field("background", .flag, .kept, "Whether the agent runs beside the main one."),
      Field("isolation", .choice(["worktree"]), .kept, "`worktree` gives the agent a worktree of its own."),
      Field("color", .text, .kept, "The colour of its label."),
      Field("initialPrompt", .text, .kept, "What is asked first when the agent is the main one."),
      Field("infer", .flag, .infer, readBy: [.roster], "Whether the agent may be chosen without a person naming it."),
      Field(
        "disable-model-invocation", .flag, .notInferable, readBy: [.roster],
        "True means that only a person can call the agent. Claude Code does not read it here."),
    ]
  }
}
