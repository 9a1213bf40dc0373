/// What a field of some dialect says in terms of `AgentDefinition` or `TeamDefinition`.
package enum FieldMeaning: String, CaseIterable, Sendable {
  // An agent's.
  /// The id or the display name: `Dialect.identity` decides.
  case name
  case displayName
  case description
  case prompt
  /// docker-agent's `instruction_file`: paths of the files that the prompt stands in.
  case promptFiles
  case tools
  case disallowedTools
  case mcpServers
  case infer
  /// `disable-model-invocation`: the opposite of `infer`.
  case notInferable
  case userInvocable
  /// A text, or a list: the first is the model, and the others stand in for it in their order.
  case model
  /// Models that stand in for it.
  case fallback
  case reasoningEffort
  case skills
  case handoffs
  case subagents
  case limits
  case maxTurns
  case timeoutMinutes
  /// OpenCode's `mode`: `primary` is for people only.
  case agentMode
  case hidden
  case disabled
  /// OpenCode's `tools`: names and whether they are on.
  case toolSwitches
  /// OpenCode's `permission`: names and `allow`, `ask` or `deny`.
  case toolPermissions
  /// True takes away every tool that changes something.
  case readOnly
  /// docker-agent's groups of tools: an agent has what they hold and nothing else.
  case toolsets
  /// Names of toolsets that the file defines elsewhere.
  case toolsetNames
  /// Codex's `sandbox_mode` and the like: how far the agent's tools may reach.
  case sandboxMode
  /// Ours: how much commands may touch.
  case sandbox
  // A team's.
  case version
  case provider
  case agents
  case agent
  case systemMessage
  case defaultAgent
  case availableTools
  case excludedTools
  case permissions
  case tests
  case hooks
  case skillDirectories
  case instructionDirectories
  case providers
  case models
  case prices
  /// Legal in its dialect and without a counterpart here.
  case kept

  /// True when ignoring the field would let an agent do more than its author wrote: a misspelling of such a key must
  /// not be passed over.
  package var isRestriction: Bool {
    switch self {
    case .tools, .disallowedTools, .infer, .notInferable, .subagents, .limits, .maxTurns,
      .readOnly, .timeoutMinutes, .agentMode, .disabled, .toolSwitches, .toolPermissions, .sandboxMode, .sandbox,
      .defaultAgent,
      .availableTools, .excludedTools, .permissions:
      true
    default: false
    }
  }
}
