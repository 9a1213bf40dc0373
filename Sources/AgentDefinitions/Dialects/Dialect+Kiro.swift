extension Dialect {
  /// Markdown in `.kiro/agents`.
  package static let kiro = Dialect(
    id: "kiro", title: "Kiro agent", runtimes: [.roster, .kiro],
    shape: .markdown, endings: [".md"], identity: .nameOrFileStem(endings: [".md"]), unknownKeys: .ignored,
    fields: kiroFields, source: .kiroAgents, tools: .kiro, interpolation: .shell, lookalikes: kiroLookalikes,
    effects: [RuntimeEffect(.kiro, "loads it once the workspace is trusted; ignores unknown keys")],
    folder: ".kiro/agents", grantsNothingUnasked: true,
    readOnlySpelling: "tools: [read]",
    claim: { path, head in
      guard path.hasSuffix(".md"), path.isInside(".kiro/agents") else { return nil }
      // Prompts that JSON agents refer to lie beside them.
      return head.starts(with: "---".utf8) ? .folder(".kiro/agents") : nil
    })

  /// JSON in `.kiro/agents`: the same, with the prompt as a key.
  package static let kiroJSON = Dialect(
    id: "kiro-json", title: "Kiro agent in JSON", runtimes: [.roster, .kiro],
    shape: .yaml, endings: [], endingsInFolder: [".json"], identity: .nameOrFileStem(endings: [".json"]),
    unknownKeys: .ignored,
    fields: kiroFields + [Field("prompt", .text, .prompt, "The agent's system prompt, or a `file://` URI of it.")],
    source: .kiroCommandLine, tools: .kiro, interpolation: .shell, promptReferences: .uri, lookalikes: kiroLookalikes,
    effects: [RuntimeEffect(.kiro, "loads it once the workspace is trusted; ignores unknown keys")],
    folder: ".kiro/agents", grantsNothingUnasked: true,
    readOnlySpelling: "\"tools\": [\"read\"]",
    claim: { path, _ in
      path.hasSuffix(".json") && path.isInside(".kiro/agents") ? .folder(".kiro/agents") : nil
    })

  private static let kiroLookalikes = [
    "allowed-tools": "tools", "disallowedTools": "excludedTools", "readonly": "tools",
  ]

  private static let kiroFields: [Field] = [
    Field("name", .text, .name, "The agent's id. Absent, it is the file's name."),
    .description(),
    Field(
      "tools", .toolList, .tools, examples: ["[\"read\", \"@docs/search\"]"],
      "Exactly the tools that the agent has: tags, names, `@server` and `@server/tool`. `*` is all."),
    Field("excludedTools", .textList, .disallowedTools, "Tools that the agent does not have, whatever `tools` says."),
    Field("allowedTools", .textList, .kept, readBy: [.kiro], "Tools that are used without asking. It grants none."),
    Field("toolAliases", .map(of: .text), .kept, readBy: [.kiro], "Other names for tools."),
    Field("toolsSettings", .anything, .kept, readBy: [.kiro], "Settings of single tools."),
    Field("permissions", .anything, .kept, readBy: [.kiro], "What is allowed, asked and denied, by capability."),
    .mcpServers,
    Field("includeMcpJson", .flag, .kept, readBy: [.kiro], "Whether configured MCP servers are added."),
    Field(
      "useLegacyMcpJson", .flag, .kept, readBy: [.kiro], successor: "includeMcpJson",
      "What `includeMcpJson` was called."),
    Field("includePowers", .flag, .kept, readBy: [.kiro], "Whether powers are added."),
    Field("resources", .anything, .kept, readBy: [.kiro], "Files, skills and knowledge that the agent gets."),
    Field("hooks", .anything, .kept, readBy: [.kiro], "Commands that run at certain moments."),
    Field("model", .text, .model, "The model to use."),
    Field("keyboardShortcut", .text, .kept, readBy: [.kiro], "The keys that select the agent."),
    Field("welcomeMessage", .text, .kept, readBy: [.kiro], "What is shown when the agent is selected."),
    Field("infer", .flag, .infer, readBy: [.roster], "Whether the agent may be chosen without a person naming it."),
  ]
}
