extension Dialect {
  /// Markdown in `.opencode/agent` or `.opencode/agents`, also in folders below. What the table does not have is passed
  /// on to the model's provider.
  package static let openCode = Dialect(
    id: "opencode", title: "OpenCode agent", runtimes: [.roster, .openCode],
    shape: .markdown, endings: [".md"], identity: .path(below: [".opencode/agent", ".opencode/agents"]),
    unknownKeys: .ignored,
    fields: [Field("name", .text, .name, "The agent's id; without it, the file's path below `agents`.")]
      + openCodeFields + [Field("prompt", .text, .kept, readBy: [], "Not read in Markdown: the body is the prompt.")],
    source: .openCodeAgents, tools: .openCode,
    lookalikes: openCodeLookalikes,
    effects: [RuntimeEffect(.openCode, "loads it; hands unknown keys to the model's provider")],
    onBrokenFrontMatter: { runtime, isOneLineColon in
      guard runtime == .openCode else { return nil }
      return isOneLineColon
        ? RuntimeOutcome(runtime, .loads, "a second try takes `: ` inside a value for text")
        : RuntimeOutcome(runtime, .skips, "the front matter is no YAML")
    },
    folder: ".opencode",
    builtInAgents: ["build", "compaction", "explore", "general", "plan", "scout", "summary", "title"],
    readOnlySpelling: "permission: {edit: deny, bash: deny}",
    claim: { path, _ in
      guard path.hasSuffix(".md") else { return nil }
      if path.isInside(".opencode/agents") { return .folder(".opencode/agents") }
      return path.isInside(".opencode/agent") ? .folder(".opencode/agent") : nil
    })

  /// An entry of the map `agent` in `opencode.json` or `opencode.jsonc`. The entry's key is the id.
  package static let openCodeJSON = Dialect(
    id: "opencode-json", title: "OpenCode JSON agent", runtimes: [.roster, .openCode],
    shape: .entry, endings: [], identity: .entryKey, unknownKeys: .ignored,
    fields: [
      Field("name", .text, .displayName, "The name people see; the key of the entry when absent."),
      Field(
        "prompt", .text, .prompt, requiredBy: [.roster], examples: ["\"{file:./prompts/review.txt}\""],
        "The agent's system prompt. `{file:PATH}` in it stands for the contents of a file, relative to this one."),
    ] + openCodeFields,
    source: .openCodeAgents, tools: .openCode, interpolation: .openCode, promptReferences: .braces,
    lookalikes: openCodeLookalikes,
    effects: [RuntimeEffect(.openCode, "loads it; hands unknown keys to the model's provider")],
    builtInAgents: openCode.builtInAgents,
    readOnlySpelling: "\"permission\": {\"edit\": \"deny\", \"bash\": \"deny\"}",
    claim: { _, _ in nil })

  private static let openCodeLookalikes = [
    "allowed-tools": "permission", "allowedTools": "permission", "disallowedTools": "permission",
    "readonly": "permission", "permissions": "permission",
  ]

  private static let openCodeFields: [Field] = [
    .description(),
    Field(
      "mode", .choice(["subagent", "primary", "all"]), .agentMode, examples: ["\"subagent\""],
      "Whether other agents call it, people select it, or both."),
    Field("hidden", .flag, .hidden, "Whether people do not get it offered."),
    Field("disable", .flag, .disabled, "Whether the agent is switched off."),
    Field(
      "tools", .map(of: .flag), .toolSwitches, examples: ["{\"write\": false}"], successor: "permission",
      "Tools that are switched on and off; what is not named is on. `permission` has taken its place."),
    Field(
      "permission", .anything, .toolPermissions, examples: ["{\"edit\": \"deny\", \"bash\": \"ask\"}"],
      "What happens when the agent wants to use a tool: `allow`, `ask` or `deny`, for all calls or by pattern."),
    Field("model", .text, .model, examples: ["\"anthropic/claude-sonnet-4-5\""], "Provider and model."),
    Field("variant", .text, .kept, "The model's variant."),
    Field("temperature", .number(0...2), .kept, "How free the model is in its choice of words."),
    Field("top_p", .number(0...1), .kept, "The same in another measure."),
    Field("steps", .integer(1...1_000_000), .maxTurns, "Model calls before the agent must answer."),
    Field("maxSteps", .integer(1...1_000_000), .maxTurns, successor: "steps", "What `steps` was called."),
    Field("color", .text, .kept, "The colour of its label."),
    Field("options", .anything, .kept, "Settings for the model's provider."),
  ]
}
