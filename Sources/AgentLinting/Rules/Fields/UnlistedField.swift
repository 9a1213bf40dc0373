internal import AgentDefinitions

/// Flags a key that no system reads in this kind of file and that resembles none which is read.
struct UnlistedField: AgentRule {
  static let info = RuleInfo(
    id: "unlisted-field",
    category: .fields,
    tier: .optional,
    severity: .info,
    summary: "The key is one that nobody reads in this kind of file.",
    why: "Such a key does nothing. Collections write some for themselves, as `category` and `tags`, and those are let "
      + "pass; another one may be a setting that its author counts on.",
    options: [.allow],
    examples: [
      .flagged("↓temperature: 0.2"),
      .flagged("↓steps: 5", at: ".claude/agents/example.md"),
      .clean("category: review\nemoji: bolt\ntags: [swift]"),
      .clean("x-owner: ops"),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    // Keys that their dialect refuses are errors already, and those of broken front matter may be no keys.
    guard !agent.dialect.refusesUnknownKeys, !agent.isRecovered else { return }
    let allowed = findings.options.list(.allow)
    for reading in agent.fields where agent.isUnread(reading) && !agent.explains(reading) {
      let key = reading.key.value
      guard !key.hasPrefix("x-"), !allowed.contains(key) else { continue }
      findings.add(.unlisted(key, in: agent.dialect), at: reading.key.range)
    }
  }
}

extension AgentDefinition {
  /// Whether the dialect has no such key, or has it only to say that nobody reads it. OpenCode hands keys that it does
  /// not know to the model's provider.
  fileprivate func isUnread(_ reading: FieldReading) -> Bool {
    reading.field.map { $0.readBy?.isEmpty ?? false } ?? !runtimes.contains(.openCode)
  }

  /// Whether another rule speaks about the key: it resembles one that is read, or is a limit that is not.
  fileprivate func explains(_ reading: FieldReading) -> Bool {
    let key = reading.key.value
    if reading.field != nil { return key == "hooks" || key == "permissionMode" || key == "mcpServers" }
    let known = dialect.fields.lazy.filter { $0.readBy?.isEmpty != true }.map(\.key)
    return dialect.lookalikes[key] != nil || Spelling.nearest(key, among: known) != nil
  }
}

extension RuleOption {
  fileprivate static let allow = RuleOption.list(
    "allow",
    default: [
      "author", "authors", "category", "color", "created", "date", "domain", "emoji", "icon", "id", "keywords",
      "license", "owner", "role", "services", "source", "status", "subcategory", "tag", "tags", "team", "title",
      "updated", "version", "vibe",
    ],
    "Keys that are let pass.")
}

extension FindingText {
  fileprivate static func unlisted(_ key: String, in dialect: Dialect) -> FindingText {
    FindingText(
      "\(key.coded) is read by no system in a \(dialect.title) file and does nothing; take it out, or begin it with `x-` "
        + "if it is meant for something else")
  }
}
