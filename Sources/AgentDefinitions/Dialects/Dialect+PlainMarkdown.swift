extension Dialect {
  /// Markdown with the front matter of an agent where no system's folder, manifest or spelling says whose it is. What
  /// it says of tools is taken as narrowly as any system would; what only one system can judge is not judged.
  package static let plainMarkdown = Dialect(
    id: "plain-md", title: "agent of no particular system", runtimes: [.roster],
    shape: .markdown, endings: [".md"], identity: .nameOrFileStem(endings: [".md"]), unknownKeys: .ignored,
    fields: [
      Field("name", .text, .name, "The agent's id. Absent, it is the file's name."),
      .description(),
      Field(
        "tools", .toolList, .tools, or: ["allowed-tools", "allowedTools"],
        "The tools that the agent may use: a list, or names with commas between."),
      .disallowedTools,
      Field("readonly", .flag, .readOnly, "True: no edits, and no commands that change something."),
      .mcpServers,
      .model,
      .skills,
      Field("maxTurns", .integer(1...1_000_000), .maxTurns, "Model calls before the agent is stopped."),
      .infer,
      .disableModelInvocation,
      .userInvocable,
    ],
    source: .roster, tools: .copilot, interpolation: .shell,
    readOnlySpelling: "tools: [view, grep, glob]",
    claim: { path, bytes in
      guard path.hasSuffix(".md"), !path.isDocumentation else { return nil }
      let head = ClaudeHead(bytes)
      if path.isInside("agents") {
        let isElsewhere = path.isInside(".gemini/agents") || path.isInside(".opencode/agents")
        return head.isNamed && !isElsewhere ? .folder("agents") : nil
      }
      // Each system has its own folders for agents; what else lies below its folder is none, as an old copy.
      return head.isAgent && !path.isInSystemFolder ? .content("front matter with name and description") : nil
    })
}
