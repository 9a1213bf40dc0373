extension DefinitionReader {
  /// Takes a value for what its field means.
  mutating func read(_ value: SourceValue, _ field: Field, key: String) {
    switch field.meaning {
    case .name, .displayName, .description, .prompt, .reasoningEffort: readText(value, field, key)
    case .model: readModel(value, field, key)
    case .fallback: readFallback(value, field, key)
    case .promptFiles: readPromptFiles(value, field, key)
    case .tools: readTools(value, field, key)
    case .sandboxMode: readSandboxMode(value, key)
    case .disallowedTools: readDenied(value, key)
    case .infer: readInfer(value, key, whenTrue: true)
    case .notInferable: readInfer(value, key, whenTrue: false)
    case .userInvocable:
      values.check(value, .flag, key: key)
      if let flag = value.flag { agent.userInvocable = agent.userInvocable ?? Located(flag, at: value.range) }
    case .mcpServers:
      values.check(value, field.type, key: key)
      agent.mcpServers += values.servers(value, key: key)
    case .skills:
      values.check(value, field.type, key: key)
      agent.skills += values.texts(value) ?? []
    case .handoffs:
      values.check(value, field.type, key: key)
      agent.handoffs += value.elements.compactMap(handoff)
    case .subagents: readSubagents(value)
    case .sandbox:
      values.check(value, field.type, key: key, stake: .limit)
      agent.sandbox = agent.sandbox ?? value.sandboxLevel
    case .limits: readLimits(value, field, key)
    case .maxTurns:
      values.check(value, field.type, key: key, stake: .limit)
      if let turns = value.integer, turns > 0 { agent.limits.turns = Located(turns, at: value.range) }
    case .timeoutMinutes:
      values.check(value, field.type, key: key, stake: .limit)
      if let minutes = value.number { agent.limits.timeout = Located(.seconds(60) * minutes, at: value.range) }
    case .agentMode: readMode(value, field, key)
    case .hidden: readHidden(value, key, isOff: false)
    case .disabled: readHidden(value, key, isOff: true)
    case .toolSwitches, .toolPermissions: readSwitches(value, field, key)
    case .readOnly:
      values.check(value, .flag, key: key)
      if value.flag != false { readOnlyAt = value.range }
    case .toolsets:
      values.check(value, field.type, key: key)
      guard value.kind == .sequence else { return }
      for toolset in value.elements { DockerToolsetKeys.check(toolset, key, into: &values.faults) }
      addToolsets(Array(value.elements), key)
    case .toolsetNames:
      values.check(value, field.type, key: key)
      addToolsets(named: values.texts(value) ?? [], key)
    case .kept: values.check(value, field.type, key: key)
    case .version, .provider, .agents, .agent, .systemMessage, .defaultAgent, .availableTools, .excludedTools,
      .permissions, .tests, .hooks, .skillDirectories, .instructionDirectories, .providers, .models, .prices:
      // A team's; no agent table has them.
      break
    }
  }

  private mutating func readText(_ value: SourceValue, _ field: Field, _ key: String) {
    values.check(value, field.type, key: key)
    values.checkComment(after: value, key: key)
    guard let text = value.locatedText, !text.value.isBlank else { return }
    switch field.meaning {
    case .name: name = name ?? text
    case .displayName: agent.displayName = agent.displayName ?? text
    case .description: agent.description = agent.description ?? text
    case .prompt: readPrompt(text, key)
    case .reasoningEffort: agent.reasoningEffort = agent.reasoningEffort ?? text
    default: break
    }
  }

  private mutating func readPrompt(_ text: Located<String>, _ key: String) {
    guard agent.prompt.value.isEmpty, agent.promptReference == nil else { return }
    if let form = dialect.promptReferences, let reference = PromptReference(key, in: text, as: form) {
      agent.promptReference = reference
    } else {
      agent.prompt = text
    }
  }

  /// Beside a prompt of its own they have no place.
  private mutating func readPromptFiles(_ value: SourceValue, _ field: Field, _ key: String) {
    values.check(value, field.type, key: key)
    guard
      let files = value.kind == .sequence ? value.elements.compactMap(\.locatedText) : value.locatedText.map({ [$0] }),
      !files.isEmpty
    else { return }
    agent.promptReference = PromptReference(key, files: files, at: value.range)
  }

  private mutating func readModel(_ value: SourceValue, _ field: Field, _ key: String) {
    values.check(value, field.type, key: key)
    guard agent.model == nil else { return }
    let models =
      value.kind == .sequence ? value.elements.compactMap(\.locatedText) : [value.locatedText].compactMap(\.self)
    let named = models.filter { !$0.value.isBlank }.map { shared.model($0) ?? $0 }
    agent.model = named.first
    agent.fallbackModels += named.dropFirst()
  }

  /// A list, or docker-agent's mapping with a list in it.
  private mutating func readFallback(_ value: SourceValue, _ field: Field, _ key: String) {
    values.check(value, field.type, key: key)
    let list = value["models"] ?? value
    agent.fallbackModels += list.elements.compactMap(\.locatedText).filter { !$0.value.isBlank }.map {
      shared.model($0) ?? $0
    }
  }

  /// A comma string is a list only where the dialect's table says so.
  private mutating func readTools(_ value: SourceValue, _ field: Field, _ key: String) {
    if case .list = field.type, case .string = value.scalar {
      values.faults.add(.unreadableTools(found: "one text"), at: value.range)
      return take(.none(at: value.range))
    }
    take(values.grant(value, key: key))
  }

  private mutating func readDenied(_ value: SourceValue, _ key: String) {
    guard let denied = values.denied(value, key: key) else { return }
    agent.disallowedTools += denied
    if let star = denied.first(where: { $0.value.written == "*" }) { take(.none(at: star.range)) }
  }

  /// Of several keys that speak of it, one that says no is enough.
  private mutating func readInfer(_ value: SourceValue, _ key: String, whenTrue: Bool) {
    if value.flag == nil { values.faults.add(.unreadableInfer(key: key, found: value.described), at: value.range) }
    let isInferable = value.flag.map { $0 == whenTrue } ?? false
    if agent.infer?.value ?? true { agent.infer = Located(isInferable, at: value.range) }
  }

  private mutating func readSubagents(_ value: SourceValue) {
    if value.isNull, !value.range.isEmpty { return }
    let names = value.isNull ? nil : values.texts(value)
    if names == nil { values.faults.add(.unreadableSubagents(found: value.wordsOfNames), at: value.range) }
    let listed = names ?? []
    if listed.contains(where: { $0.value == "*" }) { return }
    guard let known = agent.subagents else {
      agent.subagents = listed
      return
    }
    let allowed = Set(listed.map(\.value))
    agent.subagents = known.filter { allowed.contains($0.value) }
  }

  private mutating func readLimits(_ value: SourceValue, _ field: Field, _ key: String) {
    values.check(value, field.type, key: key, stake: .limit)
    agent.limits.turns = value["turns"]?.located(\.integer) ?? agent.limits.turns
    agent.limits.tokens = value["tokens"]?.located(\.integer) ?? agent.limits.tokens
    agent.limits.costUSD = value["costUSD"]?.located(\.number) ?? agent.limits.costUSD
    agent.limits.toolCalls = value["toolCalls"]?.located(\.integer) ?? agent.limits.toolCalls
    agent.limits.timeout = value["timeout"]?.locatedDuration ?? agent.limits.timeout
  }

  private func handoff(_ value: SourceValue) -> Handoff? {
    guard value.kind == .mapping else { return value.locatedText.map { Handoff(agent: $0, range: $0.range) } }
    return Handoff(
      label: value["label"]?.locatedText, agent: value["agent"]?.locatedText, prompt: value["prompt"]?.locatedText,
      send: value["send"]?.flag ?? false, model: value["model"]?.locatedText, range: value.range)
  }
}
