extension Dialect {
  /// `ID.chatmode.md`: what VS Code called its agents until 1.106; it still reads them and offers to rename them.
  package static let chatMode = Dialect(
    id: "chatmode", title: "VS Code chat mode", runtimes: [.roster, .visualStudioCode],
    shape: .markdown, endings: [".chatmode.md"], identity: .fileStem(endings: [".chatmode.md"]), unknownKeys: .warned,
    fields: [
      Field("name", .text, .name, "The display name; the id is the file's name."),
      .description(),
      .tools,
      .model,
      .infer,
      .disableModelInvocation,
      .userInvocable,
      .handoffs,
      .subagents,
      Field("argument-hint", .text, .kept, "What the input field suggests."),
      Field("target", .choice(["vscode", "github-copilot"]), .kept, "The one environment that the agent is for."),
      Field("title", .text, .kept, readBy: [], "Not read; the file's name is shown."),
      Field("mode", .text, .kept, readBy: [], "A prompt file's; nothing that reads these files knows it."),
    ],
    source: .codeCustomAgents, tools: .copilot, interpolation: .copilot,
    lookalikes: ["allowed-tools": "tools", "allowedTools": "tools", "readonly": "tools", "disallowedTools": "tools"],
    effects: [RuntimeEffect(.visualStudioCode, "loads it and offers to rename it to `.agent.md`")],
    onBrokenFrontMatter: { runtime, _ in
      runtime == .visualStudioCode
        ? RuntimeOutcome(runtime, .loads, "`: ` inside a value is text; a line without a key ends the front matter")
        : nil
    },
    builtInAgents: ["agent", "ask", "edit", "explore", "plan"],
    renamedTo: ".agent.md",
    readOnlySpelling: "tools: [read, search]",
    claim: { path, _ in path.hasSuffix(".chatmode.md") ? .suffix(".chatmode.md") : nil })
}
