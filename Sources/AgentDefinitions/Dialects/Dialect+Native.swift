extension Dialect {
  /// `ID.agent.yaml`, and the entries of a team file: the SDK's custom agents, with GitHub's spellings beside its own.
  package static let native = Dialect(
    id: "native", title: "agent in YAML", runtimes: [.roster], shape: .yaml,
    endings: [".agent.yaml", ".agent.yml", ".agent.json"], identity: .name, unknownKeys: .refused,
    fields: [
      Field(
        "name", .text, .name, requiredBy: [.roster], examples: ["\"researcher\""],
        "The agent's id: what `agent`, `@id`, `subagents` and `tests` refer to."),
      .displayName,
      .description(),
      .prompt,
      .tools,
      .disallowedTools,
      .infer,
      .disableModelInvocation,
      .userInvocable,
      .mcpServers,
      .model,
      .reasoningEffort,
      .skills,
      .handoffs,
      .subagents,
      .limits,
      .sandbox,
      Field(
        "largeOutput", .anything, .kept, source: .copilotSDK, "How the SDK's runtime treats large output."),
    ],
    source: .roster, tools: .native,
    readOnlySpelling: "tools: [view, grep, glob]",
    claim: { path, head in
      if path.hasSuffix(".agent.yaml") || path.hasSuffix(".agent.yml") { return .suffix(".agent.yaml") }
      return path.hasSuffix(".agent.json") && !isAgentCard(head) ? .suffix(".agent.json") : nil
    })

  /// The card by which a server makes itself known to others' agents (the Agent2Agent protocol): an address and what can
  /// be had there, and no prompt.
  private static func isAgentCard(_ head: ArraySlice<UInt8>) -> Bool {
    func has(_ key: String) -> Bool { ByteSearch.first(Array("\"\(key)\"".utf8), in: head) != nil }
    return has("url") && !has("prompt")
      && ["capabilities", "defaultInputModes", "protocolVersion"].contains(where: has)
  }
}
