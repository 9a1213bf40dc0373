internal import AgentDefinitions

/// Flags a key that should limit the agent and that nobody reads in this kind of file.
struct IgnoredRestriction: FaultRule, AgentRule {
  static let info = RuleInfo(
    id: "ignored-restriction",
    category: .fields,
    severity: .error,
    summary: "A key that should limit the agent is not read in this kind of file.",
    why: "Each system has keys of its own for what an agent may do. One that it does not know is passed over, mostly "
      + "without a word, and the agent does more than its author allowed. `agentrun` does not start with a misspelled "
      + "limit.",
    fixes: [.unsafe],
    examples: [
      .flagged("↓allowed-tools: [view]", fixed: "tools: [view]"),
      .flagged("↓allowedTools: Read, Grep", at: ".claude/agents/example.md", fixed: "tools: Read, Grep"),
      .flagged("↓readonly: true", at: ".claude/agents/example.md", fixed: "tools: Read, Grep, Glob"),
      .flagged("tools: [view, bash]\n↓disallowedTools: [bash]"),
      .flagged("↓disable-model-invocation: true", at: ".claude/agents/example.md"),
      .flagged(
        "---\nname: planner\ndescription: Plans database migrations\n↓permissionMode: plan\n---\nYou plan.\n",
        at: "plugins/planning/agents/planner.md"),
      .flagged("↓tools: Read, Grep", at: ".cursor/agents/example.md", fixed: "readonly: true"),
      .flagged("↓tools: Read, Edit, Bash", at: ".cursor/agents/example.md"),
      .clean("tools: [view]"),
      .clean("tools: \"*\"", at: ".cursor/agents/example.md"),
      .clean("tools: Read, Grep\nreadonly: true", at: ".cursor/agents/example.md"),
      .clean("readonly: false\ntools: Read", at: ".claude/agents/example.md"),
      .clean("permissionMode: plan", at: ".claude/agents/example.md"),
      .clean("disallowedTools: Bash", at: ".claude/agents/example.md"),
      .clean("infer: true", at: ".claude/agents/example.md"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .ignoredLimit(let key, let instead, let blocks) = kind, let dialect = context.dialect else { return nil }
    return .misspelled(
      key, instead: instead, in: dialect, agent: context.agent, blocks: blocks, fixes: limiting(by: instead, context))
  }

  /// The key that limits the agent in the place of the one that does not.
  private func limiting(by key: String, _ context: FaultContext) -> [Fix] {
    guard let (mapping, entry) = context.entry, let dialect = context.dialect, let field = dialect.field(spelled: key),
      mapping.entry(key) == nil
    else { return [] }
    let isFlag = entry.value.isText("true") || entry.value.isText("false")
    if field.type.fits(entry.value), !isFlag { return .renaming((mapping, entry), to: key, .unsafe) }
    guard entry.value.isText("true"), mapping.entry(dialect.limitKey) == nil else { return [] }
    return .of(
      "write `\(dialect.readOnlySpelling)`", .unsafe,
      MappingEdits(mapping).replacing(entry, with: dialect.readOnlySpelling))
  }

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    let runtimes = agent.runtimes.filter { $0 != .roster }
    guard !runtimes.isEmpty else { return }
    for reading in agent.fields {
      guard let field = reading.field, let readBy = field.readBy,
        !runtimes.contains(where: readBy.contains)
      else { continue }
      if reading.meaning == .tools {
        if Self.isUnreadList(reading, of: agent) { findings.add(.unreadList(of: agent), at: reading.key.range) }
      } else if let cure = Self.cure(reading, of: agent) {
        findings.add(.unread(reading, by: runtimes, of: agent, cure), at: reading.key.range)
      }
    }
  }

  /// Whether the author meant a limit that is none: then there is no more to say of how far the agent's tools reach.
  static func isMeant(in agent: AgentDefinition) -> Bool {
    agent.fields.contains { reading in
      guard let readBy = reading.field?.readBy else {
        return agent.dialect.lookalikes[reading.key.value] != nil && !reading.value.isText("false")
      }
      guard !readBy.contains(where: { $0 != .roster && agent.runtimes.contains($0) }) else { return false }
      return reading.meaning == .tools ? isUnreadList(reading, of: agent) : cure(reading, of: agent) != nil
    }
  }

  /// A list where only a switch is read. Beside the switch it does no harm.
  private static func isUnreadList(_ reading: FieldReading, of agent: AgentDefinition) -> Bool {
    let isLimited = agent.field(.readOnly).map { !$0.value.isText("false") } ?? false
    return !isLimited && !reading.value.isText("*")
  }

  /// What to do instead; nil when the key, or this value of it, limits nothing.
  private static func cure(_ reading: FieldReading, of agent: AgentDefinition) -> String? {
    let value = reading.value
    switch (reading.meaning, reading.key.value) {
    case (.disallowedTools, _) where !agent.disallowedTools.isEmpty && !agent.isToolListRead:
      // The list of those that are allowed has been told already.
      if agent.field(.tools).map({ isUnreadList($0, of: agent) }) ?? false { return nil }
      return "`readonly: true` is the only limit there is"
    case (.disallowedTools, _) where !agent.disallowedTools.isEmpty:
      return "list under `tools` what the agent may use"
    case (.infer, _) where value.isText("false"), (.notInferable, _) where value.isText("true"):
      return "deny the agent in the settings, as in `\"permissions\": {\"deny\": [\"Agent(\(agent.id.value))\"]}`"
    case (_, "permissionMode") where value.isText("plan") || value.isText("dontAsk"):
      return "list under `tools` what the agent may use, or put the file into .claude/agents"
    case (_, "hooks") where value["PreToolUse"] != nil || value["PermissionRequest"] != nil:
      return "put the hooks into the plugin's hooks/hooks.json"
    default: return nil
    }
  }
}

extension FindingText {
  fileprivate static func misspelled(
    _ key: String, instead: String, in dialect: Dialect, agent: AgentDefinition?, blocks: Bool,
    fixes: [Fix]
  ) -> FindingText {
    let meaning = dialect.field(spelled: instead)?.meaning
    let isUnlimited = agent?.tools.isAll ?? false && (meaning == .tools || meaning == .disallowedTools)
    let consequence = isUnlimited ? "the agent has every tool" : "what it should limit is not limited"
    let noun = dialect == .native ? "an agent" : dialect.titleWithArticle
    return FindingText(
      "\(key.coded) is not a key of \(noun), so \(consequence); write \(instead.coded)",
      effects: dialect.runtimes.map { runtime in
        if runtime == .roster { return RuntimeEffect(runtime, blocks ? "does not start" : "ignores it") }
        switch dialect.unknownKeys {
        case .refused, .rejected: return RuntimeEffect(runtime, "refuses the file")
        case .warned:
          return RuntimeEffect(runtime, "ignores it, with a warning where there is somebody to see it: \(consequence)")
        case .ignored: return RuntimeEffect(runtime, "ignores it without a word: \(consequence)")
        }
      }, fixes: fixes)
  }

  /// A list of tools where only a switch is read.
  fileprivate static func unreadList(of agent: AgentDefinition) -> FindingText {
    let systems = agent.dialect.systems
    let mayWrite = agent.tools.patterns.contains { $0.value.tool.flatMap(ToolCatalogue.row)?.isReadOnly == false }
    let cure =
      mayWrite
      ? "the only limit there is `readonly: true`; take the list out, or give what needs no writing to an agent with it"
      : "write `readonly: true` instead"
    return FindingText(
      "\(systems) reads no `tools`, so the list limits nothing and the agent has every tool; \(cure)",
      severity: mayWrite ? .warning : .error,
      effects: agent.runtimes.map { RuntimeEffect($0, $0 == .roster ? "heeds it" : "gives the agent every tool") },
      fixes: mayWrite ? [] : switching(agent))
  }

  /// The switch in the place of a list that only reads.
  private static func switching(_ agent: AgentDefinition) -> [Fix] {
    guard let (mapping, entry) = agent.field(.tools)?.place, agent.field(.readOnly) == nil else { return [] }
    return .of(
      "write `\(agent.dialect.readOnlySpelling)` in its place", .unsafe,
      MappingEdits(mapping).replacing(entry, with: agent.dialect.readOnlySpelling))
  }

  fileprivate static func unread(
    _ reading: FieldReading, by runtimes: [AgentRuntime], of agent: AgentDefinition, _ cure: String
  ) -> FindingText {
    let heeded = reading.field?.readBy?.contains(.roster) ?? false
    return FindingText(
      "\(reading.key.value.coded) is not read by \(agent.dialect.systems) in a file like this, so the agent may do more "
        + "there than this says; \(cure)",
      effects: agent.runtimes.map {
        RuntimeEffect($0, $0 == .roster && heeded ? "heeds it" : "ignores it")
      })
  }
}
