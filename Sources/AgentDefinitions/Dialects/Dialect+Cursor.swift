extension Dialect {
  /// Markdown in `.cursor/agents`. Cursor limits an agent with `readonly` alone; a tool list is this runtime's.
  package static let cursor = Dialect(
    id: "cursor", title: "Cursor subagent", runtimes: [.roster, .cursor],
    shape: .markdown, endings: [".md"], identity: .nameOrFileStem(endings: [".md"]), unknownKeys: .ignored,
    fields: [
      Field("name", .text, .name, "The agent's id: lower case and hyphens. Absent, it is the file's name."),
      .description(),
      Field(
        "model", .text, .model, examples: ["\"inherit\"", "\"fast\""],
        "`inherit`, which is the default, `fast`, or an id."),
      Field("readonly", .flag, .readOnly, examples: ["true"], "True: no edits, and no commands that change something."),
      Field("is_background", .flag, .kept, readBy: [.cursor], "Whether the main agent goes on without waiting."),
      Field(
        "tools", .toolList, .tools, readBy: [.roster], "The tools that the agent may use. Cursor does not read it."),
      Field("disallowedTools", .textList, .disallowedTools, readBy: [.roster], "Tools that the agent may not use."),
      Field("infer", .flag, .infer, readBy: [.roster], "Whether the agent may be chosen without a person naming it."),
    ],
    source: .cursorAgents, tools: .claudeCode, interpolation: .shell,
    lookalikes: [
      "allowed-tools": "tools", "allowedTools": "tools", "permissionMode": "readonly", "read-only": "readonly",
      "readOnly": "readonly",
    ],
    effects: [RuntimeEffect(.cursor, "loads it; `readonly` is the only limit that it reads")],
    folder: ".cursor/agents", builtInAgents: ["bash", "browser", "explore"],
    readOnlySpelling: "readonly: true",
    claim: { path, head in
      guard path.hasSuffix(".md"), path.isInside(".cursor/agents"), !path.isMaterial(in: ".cursor/agents", head)
      else { return nil }
      return path.isDocumentation && !ClaudeHead(head).isNamed ? nil : .folder(".cursor/agents")
    })
}
