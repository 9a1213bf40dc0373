internal import AgentDefinitions

/// Flags a key that is spelled as another system spells it.
struct ForeignKeySpelling: FaultRule, AgentRule {
  static let info = RuleInfo(
    id: "foreign-key-spelling",
    category: .fields,
    severity: .warning,
    summary: "The key is spelled as another system spells it.",
    why: "`mcpServers`, `mcp-servers` and `mcp_servers` are the same thing in three systems, and each of them knows "
      + "one. Another spelling is ignored, or the whole file refused.",
    fixes: [.safe, .unsafe],
    examples: [
      .flagged(
        "↓mcp_servers:\n  docs: { type: local, command: docs-server, tools: [\"*\"] }",
        fixed: "mcp-servers:\n  docs: { type: local, command: docs-server, tools: [\"*\"] }"),
      .flagged("↓mcpServers:\n  docs: { type: local, command: docs-server, tools: [\"*\"] }"),
      .flagged("↓mcp-servers: [docs]", at: ".claude/agents/example.md"),
      .flagged(
        "name: one\ndescription: Renames Swift functions\n↓reasoning_effort: low\nprompt: You rename.\n",
        at: "one.agent.yaml",
        fixed: "name: one\ndescription: Renames Swift functions\nreasoningEffort: low\nprompt: You rename.\n"),
      .clean("mcp-servers:\n  docs: { type: local, command: docs-server, tools: [\"*\"] }"),
      .clean("mcpServers: [docs]", at: ".claude/agents/example.md"),
      .clean(
        "name: one\ndescription: Renames Swift functions\nuser-invocable: false\nprompt: You rename.\n",
        at: "one.agent.yaml"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .foreignSpelling(let key, let instead, _) = kind, let dialect = context.dialect else { return nil }
    let isRefused = dialect.refusesUnknownKeys
    // What nobody heeded so far starts servers or takes tools away once it is read.
    let safety: Fix.Safety =
      isRefused || dialect.field(spelled: instead).map { !$0.changesGrants } ?? false ? .safe : .unsafe
    return .foreign(
      key, instead, in: dialect, severity: isRefused ? .error : .warning,
      fixes: .renaming(context.entry, to: instead, safety)
    ) { runtime in
      isRefused ? (runtime == .roster ? "does not start" : "refuses the file") : "ignores it"
    }
  }

  /// Spellings that only this project's own runtime takes for the key.
  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    let others = agent.runtimes.filter { $0 != .roster }
    guard !others.isEmpty else { return }
    for reading in agent.fields {
      guard let field = reading.field, reading.key.value != field.key, Spelling.areSame(reading.key.value, field.key),
        field.readBy.map({ others.contains(where: $0.contains) }) ?? true,
        !agent.fields.contains(where: { $0.key.value == field.key })
      else { continue }
      let text = FindingText.foreign(
        reading.key.value, field.key, in: agent.dialect, severity: .warning,
        fixes: .renaming(reading.place, to: field.key, field.changesGrants ? .unsafe : .safe)
      ) { runtime in
        runtime == .roster ? "reads it all the same" : "ignores it"
      }
      findings.add(text, at: reading.key.range)
    }
  }
}

extension Field {
  /// Whether an agent may do more or less once the key is read.
  fileprivate var changesGrants: Bool { meaning.isRestriction || meaning == .mcpServers }
}

extension FindingText {
  fileprivate static func foreign(
    _ key: String, _ instead: String, in dialect: Dialect, severity: Severity, fixes: [Fix],
    effect: (AgentRuntime) -> String
  ) -> FindingText {
    let owner = Dialect.all.first { $0 != dialect && $0 != .native && $0.field(spelled: key)?.key == key }
    let whose = owner.map { "the spelling of a \($0.title)" } ?? "not how the key is spelled"
    return FindingText(
      "\(key.coded) is \(whose), and \(dialect.systems) does not read it; write \(instead.coded)", severity: severity,
      effects: dialect.runtimes.map { RuntimeEffect($0, effect($0)) }, fixes: fixes)
  }
}
