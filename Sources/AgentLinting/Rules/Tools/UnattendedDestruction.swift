internal import AgentDefinitions

/// Flags an agent that destroys things and may be called by a model of its own accord.
struct UnattendedDestruction: AgentRule {
  static let info = RuleInfo(
    id: "unattended-destruction",
    category: .tools,
    tier: .strict,
    severity: .warning,
    summary: "An agent that deletes data or infrastructure may be chosen without a person naming it.",
    why: "A request that merely sounds like it is enough, and what it deletes does not come back. Such an agent should "
      + "wait until somebody calls it by name.",
    fixes: [.unsafe],
    concernsAll: true,
    examples: [
      .flagged(
        "description: ↓Deletes stale database records and drops unused tables\ntools: [execute]",
        fixed:
          "description: Deletes stale database records and drops unused tables\ndisable-model-invocation: true\ntools: [execute]"
      ),
      .clean(
        "description: Deletes stale database records and drops unused tables\ntools: [execute]\n"
          + "disable-model-invocation: true"),
      .clean("description: Deletes stale database records\ntools: [read]"),
      .clean("description: Finds migrations that would drop tables with data\ntools: [execute]"),
      .clean("description: Never deletes production data\ntools: [execute]"),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    guard agent.isInferable, let description = agent.description, let words = Self.destruction(in: description.value)
    else { return }
    let own = OwnGrants(of: agent)
    guard own.has(.runsCommands) || own.has(.unknown) else { return }
    findings.add(.unattended(words, agent), at: description.range)
  }

  /// “deletes stale database records”: the verb to its object, when it says what the agent does.
  private static func destruction(in description: String) -> String? {
    let words = description.prefix(1500).split { !$0.isLetter && $0 != "-" && $0 != "'" }
    for (place, word) in words.enumerated() where destroying.contains(word.lowercased()) {
      let before = words[max(0, place - 4)..<place]
      guard !before.contains(where: { sparing.contains($0.lowercased()) }) else { continue }
      let after = words[(place + 1)..<min(words.count, place + 5)]
      guard let object = after.firstIndex(where: { objects.contains($0.lowercased()) }) else { continue }
      return words[place...object].joined(separator: " ")
    }
    return nil
  }

  private static let destroying: Set<String> = [
    "delete", "deletes", "destroys", "drops", "erases", "force-pushes", "purge", "purges", "truncates", "wipes",
  ]
  private static let objects: Set<String> = [
    "account", "accounts", "backup", "backups", "branch", "branches", "bucket", "buckets", "cluster", "clusters",
    "data", "database", "databases", "deployment", "deployments", "environment", "environments", "history",
    "infrastructure", "namespace", "namespaces", "production", "records", "repositories", "resources", "table",
    "tables", "volume", "volumes",
  ]
  private static let sparing: Set<String> = [
    "accidental", "avoid", "avoids", "before", "cannot", "create", "detects", "doesn't", "finds", "how", "if", "never",
    "no", "not", "prevent", "prevents", "proposes", "read", "recommends", "suggests", "that", "update", "when", "which",
    "without", "would",
  ]
}

extension FindingText {
  fileprivate static func unattended(_ words: String, _ agent: AgentDefinition) -> FindingText {
    let cure =
      agent.dialect.field(.notInferable) == nil
      ? "`infer: false`"
      : "`disable-model-invocation: true`"
    let ofClaude = agent.runtimes.contains(.claudeCode)
    return FindingText(
      "this agent \(words.quoted) and may be chosen without a person naming it; "
        + (ofClaude ? "deny it in the settings' `permissions`, and add \(cure) for agentrun" : "add \(cure)"),
      effects: ofClaude ? [RuntimeEffect(.claudeCode, "has no key for it; `permissions.deny` has")] : [],
      fixes: ofClaude ? [] : waiting(agent))
  }

  /// Until somebody calls it by name.
  private static func waiting(_ agent: AgentDefinition) -> [Fix] {
    guard let field = agent.dialect.field(.notInferable) ?? agent.dialect.field(.infer),
      let place = agent.field(.description)?.place
    else { return [] }
    let written = ScalarWriter(at: place.entry.key).entry(field.key, field.meaning == .infer ? "false" : "true")
    return .of("write `\(written)`", .unsafe, agent.adding(written, below: agent.field(.description)))
  }
}
