/// What says for which system an agent is written when its folder does not: its front matter, or what lies around it.
struct SystemEvidence: Sendable {
  let dialect: Dialect
  /// After “because”.
  let words: String

  func claim(instead claim: Claim) -> (dialect: Dialect, claim: Claim) {
    (dialect, .evidence(words, isByPath: claim.isByPath))
  }
}

extension SystemEvidence {
  /// What the front matter says by itself: a model that only one system has, tools as only one calls them, or keys that
  /// only one reads. Nil when that is nothing, or not the same throughout, and where it is Gemini CLI's: that refuses a
  /// file for one wrong word, and looks nowhere but in its own folder and in extensions.
  init?(in head: ArraySlice<UInt8>) {
    let front = FrontMatterHead(head, keys: Self.askedKeys)
    if let model = front.values["model"] {
      if model.hasPrefix("gemini-") { return nil }
      if model == "inherit" || ModelName.claudeAliases.contains(model) {
        self.init(dialect: .claudeCode, words: "of its model, `\(model)`")
        return
      }
    }
    for dialect in [Dialect.claudeCode, .gemini, .agentMarkdown] {
      if let tool = front.tools.first(where: { Self.isOwn($0, of: dialect) }) {
        if dialect == .gemini { return nil }
        self.init(dialect: dialect, words: "of its tool `\(tool)`")
        return
      }
    }
    // Anthropic's full names are read elsewhere too.
    if let model = front.values["model"], model.hasPrefix("claude-"), !model.utf8.contains(UInt8(ascii: ".")) {
      self.init(dialect: .claudeCode, words: "of its model, `\(model)`")
      return
    }
    let owners = Self.keys.filter { row in row.keys.contains { front.values[$0] != nil } }
    guard owners.count == 1, let owner = owners.first, owner.dialect != .gemini,
      let key = owner.keys.first(where: { front.values[$0] != nil })
    else { return nil }
    self.init(dialect: owner.dialect, words: "of its key `\(key)`")
  }

  /// Whether a tool is called so in this system and, going by the form of its name, in no other.
  private static func isOwn(_ name: String, of dialect: Dialect) -> Bool {
    if dialect == .claudeCode, name.hasPrefix("mcp__") { return true }
    guard let row = dialect.tools.row(name), row.name == name else { return false }
    switch dialect {
    case .claudeCode: return name.utf8.first.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } ?? false
    case .gemini: return name.utf8.contains(UInt8(ascii: "_"))
    default:
      return name.utf8.contains { $0 == UInt8(ascii: "/") || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }
  }

  private static let askedKeys = Set(keys.flatMap(\.keys) + ["model"])

  private static let keys: [(dialect: Dialect, keys: [String])] = [
    (
      .claudeCode,
      [
        "background", "color", "disallowedTools", "hooks", "isolation", "maxTurns", "mcpServers", "memory",
        "permissionMode",
      ]
    ),
    (.agentMarkdown, ["argument-hint", "handoffs", "mcp-servers", "target", "user-invocable"]),
    (.cursor, ["is_background", "readonly"]),
    (.gemini, ["max_turns", "mcp_servers", "timeout_mins"]),
    (.kiro, ["includeMcpJson", "resources", "toolsSettings"]),
    (.openCode, ["permission", "steps"]),
  ]
}

extension Claim {
  /// Whether what tells is the name of a tool.
  var isByTool: Bool {
    if case .evidence(let words, _) = self { words.hasPrefix("of its tool ") } else { false }
  }
}
