extension Dialect {
  /// `ID.agent.md`: what Copilot's cloud agent, Copilot CLI and VS Code read, and this project's own Markdown too.
  package static let agentMarkdown = Dialect(
    id: "agent-md", title: "Copilot custom agent",
    runtimes: [.roster, .copilotCloud, .copilotCLI, .visualStudioCode],
    shape: .markdown, endings: [".md"], identity: .fileStem(endings: [".agent.md", ".md"]), unknownKeys: .warned,
    fields: [
      Field(
        "name", .text, .name, examples: ["\"Research Agent\""],
        "The display name; the id is the file's name. With `displayName` beside it, `name` is the id."),
      .displayName,
      .description(requiredBy: [.copilotCloud, .copilotCLI]),
      .tools,
      .disallowedTools,
      .infer,
      .disableModelInvocation,
      .userInvocable,
      Field(
        "mcp-servers", .map(of: .record(.mcpServer)), .mcpServers, or: ["mcpServers"],
        readBy: [.roster, .copilotCloud, .copilotCLI], "MCP servers of the agent's own, by name."),
      .model,
      Field(
        "models", .list(of: .text), .kept, readBy: [.copilotCLI], source: .gitHubCommandLine,
        "Models in order of preference."),
      Field(
        "modelPolicy", .choice(["preferred", "required"]), .kept, readBy: [.copilotCLI], source: .gitHubCommandLine,
        "Whether another model may stand in."),
      .reasoningEffort,
      .skills,
      .handoffs,
      Field(
        "agents", .textList, .subagents, or: ["subagents"], readBy: [.roster, .visualStudioCode],
        source: .codeCustomAgents, examples: ["[\"researcher\"]"],
        "The agents that this one may call, when its tools grant `agent`. Absent is any."),
      .limits,
      Field("argument-hint", .text, .kept, readBy: [.visualStudioCode], "What the input field suggests."),
      Field("target", .choice(["vscode", "github-copilot"]), .kept, "The one environment that the agent is for."),
      Field("metadata", .anything, .kept, readBy: [.copilotCloud, .copilotCLI], "Annotations of the author's."),
      Field("hooks", .anything, .kept, readBy: [.visualStudioCode], "Commands that run at certain moments."),
      Field("advancedOptions", .anything, .kept, readBy: [.visualStudioCode], "Settings of VS Code's."),
      Field("github", .anything, .kept, readBy: [.visualStudioCode, .copilotCloud], "Settings for GitHub."),
      Field(
        "include-custom-instructions", .flag, .kept, readBy: [.copilotCloud, .copilotCLI],
        "Whether the repository's instructions are added."),
      Field("sidekick", .anything, .kept, readBy: [.copilotCLI], "Whether the agent runs beside the main one."),
      Field("deferred-tool-loading", .flag, .kept, readBy: [.copilotCLI], "Whether tools are loaded when needed."),
      Field("mode", .text, .kept, readBy: [], "OpenCode's; nothing that reads these files knows it."),
      Field("hidden", .flag, .kept, readBy: [], "OpenCode's; nothing that reads these files knows it."),
      Field("agent", .text, .kept, readBy: [], "A prompt file's; nothing that reads these files knows it."),
    ],
    source: .gitHubCustomAgents, tools: .copilot, interpolation: .copilot,
    lookalikes: ["allowed-tools": "tools", "allowedTools": "tools", "readonly": "tools", "read-only": "tools"],
    effects: [
      RuntimeEffect(.copilotCloud, "loads it; unknown keys and tool names are ignored with a warning"),
      RuntimeEffect(.copilotCLI, "loads it; unknown tool names are ignored"),
      RuntimeEffect(.visualStudioCode, "loads it; `mcp-servers` is ignored"),
    ],
    onBrokenFrontMatter: { runtime, _ in
      runtime == .visualStudioCode
        ? RuntimeOutcome(runtime, .loads, "`: ` inside a value is text; a line without a key ends the front matter")
        : nil
    },
    folder: ".github/agents", builtInAgents: ["agent", "ask", "edit", "explore", "plan"],
    readOnlySpelling: "tools: [read, search]",
    claim: { path, head in
      if path.hasSuffix(".agent.md") { return .suffix(".agent.md") }
      return path.hasSuffix(".md") && path.isInside(".github/agents") && !path.isDocumentation
        && !path.isMaterial(in: ".github/agents", head)
        ? .folder(".github/agents") : nil
    })
}
