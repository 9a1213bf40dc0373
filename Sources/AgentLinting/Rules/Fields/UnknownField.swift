internal import AgentDefinitions

/// Flags a key that the file's kind does not have.
struct UnknownField: FaultRule {
  static let info = RuleInfo(
    id: "unknown-field",
    category: .fields,
    severity: .warning,
    summary: "The key is not one that this kind of file has.",
    why:
      "A key that nobody reads does nothing, and a misspelled one that should limit the agent leaves it unlimited. In "
      + "this project's own YAML files and team files unknown keys are errors; keys that begin with `x-` are free.",
    fixes: [.safe, .unsafe],
    examples: [
      .flagged("↓user-invokable: false", fixed: "user-invocable: false"),
      .flagged(
        "name: one\n↓desciption: Renames Swift functions\nprompt: You rename.\n", at: "one.agent.yaml",
        fixed: "name: one\ndescription: Renames Swift functions\nprompt: You rename.\n"),
      .flagged(
        "↓mcp-server:\n  docs: { type: local, command: docs-server, tools: [\"*\"] }",
        fixed: "mcp-servers:\n  docs: { type: local, command: docs-server, tools: [\"*\"] }"),
      .flagged(
        """
        agents:
          root:
            model: openai/gpt-5-mini
            description: Renames Swift functions
            instruction: You rename.
            toolsets:
              - type: filesystem
                ↓reodnly: true
              - type: shell
                ↓allow_list: ["."]
        """, at: "agent.yaml"),
      .clean("user-invocable: false"),
      .clean("category: review"),
      .clean(
        "name: one\nx-owner: ops\ndescription: Renames Swift functions\nprompt: You rename.\n", at: "one.agent.yaml"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    if case .misplacedKey(let key, let type, let types) = kind {
      return FindingText(
        "\(key.coded) is no key of the type \(type.coded), only of \(types.listed()); take it out or change the type",
        severity: .error, effects: effects(context, blocks: true))
    }
    guard case .unknownKey(let key, let suggestion, let blocks) = kind else { return nil }
    let cure = suggestion.map { "; did you mean \($0.coded)?" }
    if blocks {
      let limits = suggestion.flatMap { context.dialect?.field(spelled: $0)?.meaning.isRestriction } ?? false
      let consequence = limits ? ", so what it should limit is not limited" : ""
      return FindingText(
        "\(key.coded) is not a key of \(noun(context))\(consequence)"
          + (cure ?? "; take it out" + (isFree(context) ? ", or begin it with `x-`" : "")),
        severity: .error, effects: effects(context, blocks: true), fixes: renaming(suggestion, context))
    }
    return FindingText(
      "\(key.coded) is not a key of \(noun(context)) and does nothing" + (cure ?? "; take it out"),
      severity: suggestion == nil ? .info : .warning, effects: effects(context, blocks: false),
      fixes: renaming(suggestion, context))
  }

  /// Safe where it cannot be meant otherwise, and changes nothing about what the agent may do that did not stand there.
  private func renaming(_ key: String?, _ context: FaultContext) -> [Fix] {
    guard let key, let (mapping, entry) = context.entry, let written = entry.key.text else { return [] }
    let field = mapping.parent == nil ? context.dialect?.field(spelled: key) : nil
    if let field, !field.type.fits(entry.value) { return [] }
    let isClear = Spelling.isSlip(written, for: key) && written.utf8.count > 4
    let isRefused = context.dialect?.refusesUnknownKeys ?? false
    let isGrant = field.map { $0.meaning.isRestriction || $0.meaning == .mcpServers } ?? false
    return .renaming((mapping, entry), to: key, isClear && (isRefused || !isGrant) ? .safe : .unsafe)
  }

  private func isFree(_ context: FaultContext) -> Bool { context.dialect?.unknownKeys != .rejected }

  private func noun(_ context: FaultContext) -> String {
    guard let dialect = context.dialect, dialect != .native else { return "this file" }
    // Which of its entries, or the whole, is not known here.
    return dialect.shape == .entry ? "this file" : "\(dialect.titleWithArticle) file"
  }

  private func effects(_ context: FaultContext, blocks: Bool) -> [RuntimeEffect] {
    guard let dialect = context.dialect else { return [] }
    let others =
      switch dialect.unknownKeys {
      case .refused, .rejected: "refuses the file"
      case .warned: "ignores it, with a warning where there is somebody to see it"
      case .ignored: "ignores it without a word"
      }
    return dialect.runtimes.map { runtime in
      RuntimeEffect(runtime, runtime == .roster ? (blocks ? "does not start" : "ignores it") : others)
    }
  }
}
