/// The rows that several dialects share. A dialect's table says which of them it has.
extension Field {
  static let displayName = Field(
    "displayName", .text, .displayName, or: ["display-name"], source: .copilotSDK,
    examples: ["\"Research Agent\""],
    "The name people see.")

  static func description(requiredBy runtimes: [AgentRuntime] = []) -> Field {
    Field(
      "description", .text, .description, requiredBy: runtimes,
      examples: ["\"Analyzes Python test coverage and names untested paths\""],
      "Which requests the agent is for. Requests go to the agent whose description fits.")
  }

  static let prompt = Field(
    "prompt", .text, .prompt, requiredBy: [.roster], examples: ["\"You are a code analyst. Do not modify files.\""],
    "The agent's system prompt.")

  static let tools = Field(
    "tools", .toolList, .tools, examples: ["[\"view\", \"grep\", \"glob\"]", "[]", "[\"docs/*\"]"],
    "Exactly the tools that the agent may use. Absent or `*` is all that the session has, an empty list is none; an MCP "
      + "server's are `server/tool` or `server/*`.")

  static let disallowedTools = Field(
    "disallowedTools", .textList, .disallowedTools, readBy: [.roster, .claudeCode], examples: ["[\"bash\"]"],
    "Tools that the agent may not use, whatever `tools` says.")

  static let infer = Field(
    "infer", .flag, .infer, source: .copilotSDK, examples: ["false"],
    "Whether the agent may be chosen without a person naming it. True unless it says false.")

  static let disableModelInvocation = Field(
    "disable-model-invocation", .flag, .notInferable, source: .gitHubCustomAgents, examples: ["true"],
    "The opposite of `infer`: true means that only a person can call the agent.")

  static let userInvocable = Field(
    "user-invocable", .flag, .userInvocable, or: ["userInvocable"], source: .gitHubCustomAgents, examples: ["false"],
    "Whether people can select the agent. False is for agents that only other agents call.")

  static let mcpServers = Field(
    "mcpServers", .map(of: .record(.mcpServer)), .mcpServers, or: ["mcp-servers"],
    "MCP servers of the agent's own, by name.")

  static let model = Field(
    "model", .either([.text, .list(of: .text)]), .model, examples: ["\"gpt-4.1\""],
    "The model to use; in a list, the later ones stand in for the first. One that the provider does not know falls back "
      + "to the session's.")

  static let reasoningEffort = Field(
    "reasoningEffort", .choice(["none", "minimal", "low", "medium", "high", "xhigh", "max"]), .reasoningEffort,
    source: .copilotSDK, examples: ["\"low\""], "How hard the model should think.")

  static let skills = Field(
    "skills", .textList, .skills, examples: ["[\"release-notes\"]"], "Skills whose text the agent gets at its start.")

  static let handoffs = Field(
    "handoffs", .list(of: .record(.handoff)), .handoffs, readBy: [.roster, .visualStudioCode],
    source: .codeCustomAgents, "Next steps that are offered to the person when the agent is done.")

  static let subagents = Field(
    "subagents", .textList, .subagents, or: ["agents"], readBy: [.roster, .visualStudioCode],
    source: .codeCustomAgents, examples: ["[\"researcher\"]"],
    "The agents that this one may call, when its tools grant `task`. Absent is any.")

  static let sandbox = Field(
    "sandbox", .sandboxLevel, .sandbox, readBy: [.roster],
    examples: ["\"workspace\"", "\"workspace+net:registry.npmjs.org,*.example.com\""],
    "How much commands may touch: of an agent, it only narrows what the session has.")

  static let limits = Field(
    "limits", .record(.agentLimits), .limits, readBy: [.roster], examples: ["{\"turns\": 20}"],
    "Where the agent is stopped.")
}

extension FieldType {
  /// A text, where a number or a word like `true` is taken as it is written.
  static let written: FieldType = .either([.flag, .number(-1e300...1e300), .text])

  /// Texts, one text with commas between, or null.
  static let toolList: FieldType = .either([.list(of: .text), .text, .null])
}

extension FieldRecord {
  static let handoff = FieldRecord(
    "A next step",
    [
      Member("label", .text, isRequired: true, "What the button says."),
      Member("agent", .text, isRequired: true, "The agent that takes over."),
      Member("prompt", .text, "What it is asked."),
      Member("send", .flag, "Whether the prompt is sent at once."),
      Member("model", .text, "The model to use for it."),
    ])

  static let mcpServer = FieldRecord(
    "An MCP server",
    [
      Member(
        "type", .choice(["stdio", "local", "http", "streamable-http", "sse"]), "How to reach it; stdio by default."),
      Member("command", .text, "The program to start."),
      Member("args", .list(of: .written), "Its arguments."),
      Member("env", .map(of: .written), "Its environment; `${env:NAME}` takes a variable of ours."),
      Member("cwd", .text, "The folder it starts in."),
      Member("workingDirectory", .text, "The same as `cwd`."),
      Member("url", .text, "Where a remote server answers."),
      Member("headers", .map(of: .written), "Headers of every request; `${env:NAME}` takes a variable of ours."),
      Member("tools", .either([.list(of: .text), .text]), "The server's tools that may be used; `*` is all."),
      Member("timeout", .duration, "How long a call may take; a number is milliseconds."),
      Member("sandbox", .choice(MCPServerDefinition.sandboxLevels), "What its process may touch."),
      Member("hosts", .list(of: .text), "The hosts that its process may reach."),
    ])

  static let agentLimits = FieldRecord(
    "Limits of one agent",
    [
      Member("turns", .integer(0...1_000_000), "Model calls."),
      Member("tokens", .integer(0...1_000_000_000_000), "Tokens, in and out."),
      Member("costUSD", .number(0...1_000_000), "Money, in US dollars."),
      Member("toolCalls", .integer(0...1_000_000), "Tool calls."),
      Member("timeout", .duration, "Time, as `30m` or in seconds."),
    ])
}
