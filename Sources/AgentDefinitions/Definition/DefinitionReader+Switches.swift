extension DefinitionReader {
  /// `tools: {write: false}` and `permission: {edit: deny}`: everything is granted that they do not take away.
  ///
  /// A permission by pattern, such as `{"*": ask, "rm *": deny}`, cannot be kept as it is. Where any of its patterns is
  /// denied, the whole tool is: narrower than written, never wider.
  mutating func readSwitches(_ value: SourceValue, _ field: Field, _ key: String) {
    if value.isNull { return }
    let isPermission = field.meaning == .toolPermissions
    guard let rules = rules(value, isPermission: isPermission) else {
      if isPermission { values.faults.add(.unreadableDeny(key: key, found: value.words), at: value.range) }
      values.faults.add(.unreadableTools(found: value.words), at: value.range)
      return take(.none(at: value.range))
    }
    for rule in rules where rule.name.value == "task" { readCallable(rule.value) }
    // What comes later counts: `{"*": deny, read: allow}` leaves reading.
    let star = rules.lastIndex { $0.name.value == "*" }
    if let star, rules[star].isDenied {
      let allowed = rules[(star + 1)...].filter { !$0.isDenied }.map(\.name)
      let denied = Set(rules[(star + 1)...].filter(\.isDenied).flatMap { tools(of: $0.name) })
      let patterns = values.patterns(allowed).filter { !($0.value.tool.map(denied.contains) ?? false) }
      return take(.listed(patterns, value.range))
    }
    for rule in rules where rule.isDenied { deny(rule.name) }
  }

  /// A name, or the beginning of names and a star. Which of the servers' tools that is cannot be told before they have
  /// started, so that none of them is left.
  private mutating func deny(_ name: Located<String>) {
    guard let star = name.value.utf8.firstIndex(of: UInt8(ascii: "*")) else {
      agent.disallowedTools += values.patterns([name])
      return
    }
    guard name.value.utf8.index(after: star) == name.value.endIndex else { return take(.none(at: name.range)) }
    let beginning = String(name.value[..<star])
    let named = values.tools.rows.filter { $0.name.hasPrefix(beginning) }
    agent.disallowedTools += values.patterns(named.map { Located($0.name, at: name.range) })
    agent.disallowedTools.append(Located(.mcp(server: "*", tool: "*", written: name.value), at: name.range))
  }

  private struct Rule {
    let name: Located<String>
    let value: SourceValue
    let isDenied: Bool
  }

  /// In the order of the file; nil when anything in it is neither yes nor no.
  private func rules(_ value: SourceValue, isPermission: Bool) -> [Rule]? {
    if isPermission, value.kind == .scalar {
      guard let denied = Self.isDenied(value) else { return nil }
      return [Rule(name: Located("*", at: value.range), value: value, isDenied: denied)]
    }
    guard value.kind == .mapping, value.count <= SourceLimits.names else { return nil }
    var rules: [Rule] = []
    for entry in value.entries {
      guard let name = entry.key.text else { return nil }
      let denied = isPermission ? Self.isDenied(entry.value) : entry.value.flag.map { !$0 }
      guard let denied else { return nil }
      rules.append(Rule(name: Located(name, at: entry.key.range), value: entry.value, isDenied: denied))
    }
    return rules
  }

  private static func isDenied(_ value: SourceValue) -> Bool? {
    switch value.kind {
    case .scalar:
      switch value.text {
      case "deny": return true
      case "allow", "ask": return false
      default: return nil
      }
    case .mapping:
      let parts = value.entries.map { $0.value.kind == .scalar ? isDenied($0.value) : nil }
      return parts.contains(nil) ? nil : parts.contains(true)
    case .sequence, .alias: return nil
    }
  }

  private func tools(of name: Located<String>) -> [ToolName] { values.patterns([name]).compactMap(\.value.tool) }

  /// `task: {"*": deny, reviewer: allow}` names the agents that may be called. The tool itself counts as denied, since
  /// one of its patterns is, so that nobody else can be called either.
  private mutating func readCallable(_ value: SourceValue) {
    guard value.kind == .mapping, agent.subagents == nil else { return }
    agent.subagents = value.entries.compactMap { entry in
      guard let name = entry.key.text, !name.contains("*"), entry.value.isText("allow") else { return nil }
      return Located(name, at: entry.key.range)
    }
  }

  // MARK: - Who calls it

  /// Only people start a primary agent. What cannot be read is taken for one.
  mutating func readMode(_ value: SourceValue, _ field: Field, _ key: String) {
    values.check(value, field.type, key: key)
    if value.isNull || value.isText("all") || value.isText("subagent") { return }
    agent.infer = Located(false, at: value.range)
  }

  mutating func readHidden(_ value: SourceValue, _ key: String, isOff: Bool) {
    values.check(value, .flag, key: key)
    guard value.flag != false, !value.isNull else { return }
    agent.userInvocable = Located(false, at: value.range)
    if isOff { agent.infer = Located(false, at: value.range) }
  }
}
