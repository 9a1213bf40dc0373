/// The table of a team file's keys: a session configuration's, with the SDK's names wherever it has one.
package enum TeamFields {
  package static let all: [Field] = [
    Field("version", .integer(1...1_000_000), .version, examples: ["1"], "The format of this file; absent is 1."),
    Field("name", .text, .name, examples: ["\"code-team\""], "What the team is called."),
    Field("model", .text, .model, examples: ["\"gpt-4.1\""], "The model of every agent that names none."),
    Field(
      "reasoningEffort", .choice(["none", "minimal", "low", "medium", "high", "xhigh", "max"]), .reasoningEffort,
      "How hard the model should think."),
    Field("provider", .record(.provider), .provider, "How to reach the model."),
    Field(
      "providers", .either([.list(of: .record(.provider)), .map(of: .record(.provider))]), .providers,
      "Several providers, each with a name."),
    Field("models", .list(of: .record(.providedModel)), .models, "Models of those providers, called `provider/id`."),
    Field(
      "fallback", .list(of: .text), .fallback, examples: ["[\"backup/claude-sonnet-4-6\"]"],
      "Models that stand in, in this order, where the model cannot be had."),
    Field(
      "prices", .map(of: .record(.price)), .prices,
      "What models cost, by name, in US dollars for a million tokens: besides those that are known, and over them."),
    Field(
      "agents", .list(of: .agent), .agents, or: ["customAgents"],
      examples: ["[\"../agents/researcher.agent.md\"]", "[\".github/agents/*.agent.md\"]"],
      "The agents: paths and globs, relative to this file, and definitions in place."),
    Field(
      "agent", .text, .agent, examples: ["\"researcher\""],
      "The agent that is selected from the start. It must be one of the team's."),
    Field(
      "systemMessage", .either([.record(.systemMessage), .text]), .systemMessage,
      "What the main agent is told besides, or instead of, the usual."),
    Field("defaultAgent", .record(.defaultAgent), .defaultAgent, "What holds for the main agent only."),
    Field(
      "availableTools", .either([.list(of: .text), .text]), .availableTools,
      "The only tools that the session has. Absent is all."),
    Field(
      "excludedTools", .either([.list(of: .text), .text]), .excludedTools, examples: ["[\"bash\"]"],
      "Tools that the session does not have."),
    Field("mcpServers", .map(of: .record(.mcpServer)), .mcpServers, "MCP servers that the whole team shares, by name."),
    Field(
      "permissions", .record(.permissions), .permissions,
      "What is allowed, asked and denied. Deny beats ask beats allow."),
    .sandbox,
    Field("limits", .record(.teamLimits), .limits, "Where the run is stopped."),
    Field("tests", .list(of: .record(.routingTest)), .tests, "Who should get which request; checked without a model."),
    Field("hooks", .anything, .hooks, "Commands that run at certain moments."),
    Field("skillDirectories", .list(of: .text), .skillDirectories, "Folders with skills."),
    Field("instructionDirectories", .list(of: .text), .instructionDirectories, "Folders with instructions."),
    Field("disabledSkills", .list(of: .text), .kept, "Skills that are not used."),
    Field("infiniteSessions", .anything, .kept, "When a long conversation is shortened, as the SDK describes it."),
    Field("largeOutput", .anything, .kept, "How large tool output is treated, as the SDK describes it."),
  ]
}

extension FieldRecord {
  static let provider = FieldRecord(
    "A model provider",
    [
      Member("name", .text, "What `providers` and `models` call it."),
      Member("type", .choice(["openai", "anthropic", "azure"]), "Which protocol it speaks."),
      Member("wireApi", .choice(["completions", "responses"]), "Which of OpenAI's interfaces it has."),
      Member("baseUrl", .text, "Where it answers."),
      Member("apiKey", .text, "The key, as `${env:NAME}`."),
      Member("bearerToken", .text, "A token in place of a key, as `${env:NAME}`."),
      Member("headers", .map(of: .written), "Headers of every request; `${env:NAME}` takes a variable of ours."),
      Member("azure", .record(.azure), "What only Azure needs."),
      Member("modelId", .text, "The model, where `model` names none; its limits and price are looked up by it."),
      Member("wireModel", .text, "What the server calls that model."),
      Member("maxPromptTokens", .integer(1...1_000_000_000), "A longer request is not sent."),
      Member("maxOutputTokens", .integer(1...1_000_000_000), "The most tokens of a reply."),
      Member("transport", .choice(["http", "websockets"]), "How responses are transported; always `http` here."),
    ])

  static let azure = FieldRecord(
    "What only Azure needs",
    [Member("apiVersion", .text, "The version of the interface; without it the one that has no versions is used.")])

  static let providedModel = FieldRecord(
    "A model of a provider",
    [
      Member("id", .text, isRequired: true, "What it is called here, after the provider's name and a slash."),
      Member("provider", .text, isRequired: true, "The name of the provider that has it."),
      Member("wireModel", .text, "What the server calls it; `id` where this is absent."),
      Member("modelId", .text, "The model that it is, by whose name limits and price are looked up."),
      Member("name", .text, "What people call it."),
      Member("maxPromptTokens", .integer(1...1_000_000_000), "A longer request is not sent."),
      Member("maxContextWindowTokens", .integer(1...1_000_000_000), "The most tokens of a conversation."),
      Member("maxOutputTokens", .integer(1...1_000_000_000), "The most tokens of a reply."),
      Member("capabilities", .anything, "What it can do, as the SDK describes it."),
    ])

  static let price = FieldRecord(
    "What a model costs, in US dollars for a million tokens",
    [
      Member("input", .number(0...1_000_000), isRequired: true, "What is sent."),
      Member("cachedInput", .number(0...1_000_000), "What of it the vendor had in its cache."),
      Member("cacheWrite", .number(0...1_000_000), "What of it the vendor puts into its cache."),
      Member("output", .number(0...1_000_000), isRequired: true, "What comes back, reasoning included."),
    ])

  static let systemMessage = FieldRecord(
    "A system message",
    [
      Member(
        "mode", .choice(SystemMessage.Mode.allCases.map(\.rawValue)), "Whether it is added or replaces; `append`."),
      Member("content", .text, "The text."),
      Member("sections", .anything, "Changes to single sections, as the SDK describes them."),
    ])

  static let defaultAgent = FieldRecord(
    "The main agent",
    [Member("excludedTools", .either([.list(of: .text), .text]), "Tools that it does not have; its agents may.")])

  static let permissions = FieldRecord(
    "Permission rules",
    [
      Member("allow", .list(of: .text), "What happens without a question."),
      Member("ask", .list(of: .text), "What a person is asked about."),
      Member("deny", .list(of: .text), "What never happens."),
    ])

  static let teamLimits = FieldRecord(
    "Limits of a run",
    [
      Member("turns", .integer(0...1_000_000), "Model calls of all agents together."),
      Member("tokens", .integer(0...1_000_000_000_000), "Tokens, in and out."),
      Member("costUSD", .number(0...1_000_000), "Money, in US dollars."),
      Member("toolCalls", .integer(0...1_000_000), "Tool calls of all agents together."),
      Member("depth", .integer(0...64), "How deep agents may call agents."),
      Member("concurrency", .integer(1...1024), "How many agents work at the same time."),
      Member("timeout", .duration, "Time, as `30m` or in seconds."),
    ])

  static let routingTest = FieldRecord(
    "A routing test",
    [
      Member("prompt", .text, isRequired: true, "A request as a person would write it."),
      Member("expect", .either([.text, .null]), isRequired: true, "The agent that should get it; `none` for nobody."),
    ])
}
