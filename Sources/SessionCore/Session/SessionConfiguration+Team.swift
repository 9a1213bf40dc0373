package import AgentDefinitions

/// What a team's file says about the session that it is for.
extension SessionConfiguration {
  /// - Parameters:
  ///   - selectedAgent: where it is not the one that the team names.
  ///   - limits: where they are not only the team's.
  package init(
    team: TeamDefinition, sessionID: String, version: String, origin: SessionStart.Origin? = nil,
    workingDirectory: String, model: String? = nil, selectedAgent: String? = nil, policy: PermissionPolicy,
    sandbox: SandboxPolicy = SandboxPolicy(), limits: RunLimits? = nil, secrets: [String] = []
  ) {
    self.init(
      sessionID: sessionID, version: version, origin: origin, workingDirectory: workingDirectory, model: model,
      agents: team.agents, selectedAgent: selectedAgent ?? team.agent?.value,
      systemMessage: team.systemMessage.map(SystemPrompt.Custom.init),
      availableTools: team.availableTools.isAll ? nil : team.availableTools.patterns.compactMap(\.value.tool?.text),
      excludedTools: team.excludedTools.compactMap(\.value.tool?.text),
      excludedFromMain: team.defaultExcludedTools.compactMap(\.value.tool?.text), policy: policy,
      sandbox: sandbox, limits: limits ?? RunLimits(team.limits), secrets: secrets)
    reasoningEffort = team.reasoningEffort?.value
    fallbackModels = team.fallback.map(\.value)
  }
}

extension SystemPrompt.Custom {
  package init(_ message: SystemMessage) {
    switch message.mode {
    case .replace: self = .replace(message.content.value)
    case .append, .customize: self = .append(message.content.value)
    }
  }
}

extension PermissionPolicy.Layer {
  /// - Parameters:
  ///   - file: where the rules stand.
  ///   - servers: the MCP servers that rules may name.
  package init(
    _ rules: PermissionRules, of origin: String, in file: SourceFile?, servers: Set<String> = []
  ) throws(PermissionRuleError) {
    func parsed(_ texts: [Located<String>]) throws(PermissionRuleError) -> [PermissionRule] {
      var rules: [PermissionRule] = []
      for text in texts {
        do throws(PermissionRuleError) {
          var rule = try PermissionRule(text.value, servers: servers)
          rule.origin = origin
          rules.append(rule)
        } catch {
          var error = error
          error.place = file.map { "\($0.path):\($0.place(of: Int(text.range.lower)).line)" } ?? origin
          throw error
        }
      }
      return rules
    }
    self.init(allow: try parsed(rules.allow), ask: try parsed(rules.ask), deny: try parsed(rules.deny))
  }
}

extension TeamDefinition {
  /// The names of the MCP servers that the team or one of its agents brings.
  package var serverNames: Set<String> {
    Set(mcpServers.map(\.name.value) + agents.flatMap { $0.mcpServers.map(\.name.value) })
  }
}

extension RunLimits {
  /// - Parameter fallback: what counts where `limits` says nothing.
  package init(_ limits: TeamLimits, else fallback: TeamLimits = TeamLimits()) {
    self.init(
      turns: (limits.turns ?? fallback.turns)?.value, tokens: (limits.tokens ?? fallback.tokens)?.value,
      cost: (limits.costUSD ?? fallback.costUSD).flatMap { Money(dollars: $0.value) },
      toolCalls: (limits.toolCalls ?? fallback.toolCalls)?.value, timeout: (limits.timeout ?? fallback.timeout)?.value)
    depth = (limits.depth ?? fallback.depth)?.value ?? depth
    concurrency = (limits.concurrency ?? fallback.concurrency)?.value ?? concurrency
  }
}
