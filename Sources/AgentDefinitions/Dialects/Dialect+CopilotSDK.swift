extension Dialect {
  /// The SDK's `customAgents` as JSON: entries of a list in `agents.json`, `NAME.agents.json`, or a JSON file with the key.
  package static let copilotSDK = Dialect(
    id: "copilot-sdk", title: "Copilot SDK custom agent", runtimes: [.roster, .copilotSDK],
    shape: .entry, endings: [], identity: .name, unknownKeys: .warned,
    fields: [
      Field("name", .text, .name, requiredBy: [.copilotSDK, .roster], "The agent's id."),
      .displayName,
      .description(),
      Field("prompt", .text, .prompt, requiredBy: [.copilotSDK, .roster], "The agent's system prompt."),
      .tools,
      .disallowedTools,
      Field("mcpServers", .map(of: .record(.mcpServer)), .mcpServers, "MCP servers of the agent's own, by name."),
      .infer,
      .skills,
      Field("model", .text, .model, "The model to use; the session's when it cannot be had."),
      .reasoningEffort,
      .limits,
    ],
    source: .copilotSDK, tools: .native,
    lookalikes: ["allowedTools": "tools", "excludedTools": "disallowedTools", "readonly": "tools"],
    effects: [RuntimeEffect(.copilotSDK, "loads it; unknown keys have no effect")],
    readOnlySpelling: "\"tools\": [\"view\", \"grep\", \"glob\"]",
    claim: { _, _ in nil })
}
