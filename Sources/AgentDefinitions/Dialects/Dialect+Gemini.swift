extension Dialect {
  /// Markdown in `.gemini/agents`. Its schema is strict: an unknown key or tool name rejects the file.
  package static let gemini = Dialect(
    id: "gemini", title: "Gemini CLI subagent", runtimes: [.roster, .geminiCLI],
    shape: .markdown, endings: [".md"], identity: .name, unknownKeys: .rejected,
    fields: [
      Field(
        "name", .text, .name, requiredBy: [.geminiCLI, .roster],
        "The agent's id: lower-case letters, digits, hyphens and underscores."),
      .description(requiredBy: [.geminiCLI]),
      Field("display_name", .text, .displayName, "The name people see."),
      Field("kind", .choice(["local", "remote"]), .kept, "Whether the agent runs here or answers over A2A."),
      Field(
        "tools", .list(of: .text), .tools, examples: ["[\"read_file\", \"mcp_docs_*\"]"],
        "Exactly the tools that the agent may use. An MCP server's are `mcp_SERVER_TOOL`, `mcp_SERVER_*` or `mcp_*`."),
      Field("model", .text, .model, "The model to use; absent is the session's."),
      Field("temperature", .number(0...2), .kept, "How free the model is in its choice of words."),
      Field("max_turns", .integer(1...1_000_000), .maxTurns, "Model calls before the agent is stopped."),
      Field("timeout_mins", .integer(1...1_000_000), .timeoutMinutes, "Minutes before the agent is stopped."),
      // With filters of its own (`include_tools`, `exclude_tools`), which nothing here would heed.
      Field("mcp_servers", .anything, .kept, "MCP servers of the agent's own, which Gemini CLI starts."),
      Field("policy", .anything, .kept, readBy: [.geminiCLI], "Which calls of its tools are allowed, asked or denied."),
      Field("agent_card_url", .text, .kept, "Where a remote agent describes itself."),
      Field("auth", .anything, .kept, "How to sign in to a remote agent."),
    ],
    source: .geminiAgents, tools: .gemini,
    lookalikes: [
      "allowed-tools": "tools", "allowedTools": "tools", "disallowedTools": "tools", "readonly": "tools",
    ],
    effects: [RuntimeEffect(.geminiCLI, "loads it; refuses a file with an unknown key or tool name")],
    folder: ".gemini/agents",
    builtInAgents: ["browser_agent", "cli_help", "codebase_investigator", "generalist"],
    readOnlySpelling: "tools: [read_file, grep_search, glob]",
    claim: { path, head in
      guard path.hasSuffix(".md"), path.isInside(".gemini/agents"), !path.isDocumentation,
        !path.isMaterial(in: ".gemini/agents", head)
      else { return nil }
      return path.name.hasPrefix("_") ? nil : .folder(".gemini/agents")
    })
}
