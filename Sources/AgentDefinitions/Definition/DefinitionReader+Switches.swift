extension DefinitionReader {
  /// Reads an entry of `agent` in OpenCode's configuration. `shared`: what the file says there for all agents.
  static func read(
    _ entry: SourceValue.Entry, sharing shared: [SwitchRules], isPrimary: Bool
  ) -> (agent: AgentDefinition?, faults: [Fault]) {
    var reader = DefinitionReader(entry.key.tree.file, .openCodeJSON, range: entry.range)
    reader.name = entry.key.locatedText
    let own = [("tools", false), ("permission", true)].compactMap { key, isPermission in
      entry.value[key].flatMap { SwitchRules($0, isPermission: isPermission) }
    }
    if let first = shared.first {
      let all = shared.dropFirst().reduce(first) { $1.after($0) }
      reader.switches = own.reduce(all) { $1.after($0) }
    }
    if entry.value.kind == .mapping {
      reader.readFields(entry.value)
    } else if !entry.value.isNull {
      reader.values.faults.add(
        .wrongType(key: "agent", expected: "a mapping", found: entry.value.words), at: entry.value.range)
    }
    if let switches = reader.switches { reader.apply(switches) }
    if isPrimary { reader.agent.infer = Located(false, at: entry.key.range) }
    return reader.finish()
  }

  /// `tools: {write: false}` and `permission: {edit: deny}`: everything is granted that they do not take away.
  ///
  /// A permission by pattern, such as `{"*": ask, "rm *": deny}`, cannot be kept as it is. Where any of its patterns is
  /// denied, the whole tool is: narrower than written, never wider.
  mutating func readSwitches(_ value: SourceValue, _ field: Field, _ key: String) {
    if value.isNull { return }
    let isPermission = field.meaning == .toolPermissions
    guard let rules = SwitchRules(value, isPermission: isPermission) else {
      if isPermission { values.faults.add(.unreadableDeny(key: key, found: value.words), at: value.range) }
      values.faults.add(.unreadableTools(found: value.words), at: value.range)
      return take(.none(at: value.range))
    }
    // With rules for all agents before them, they are among those that are applied together.
    if switches == nil { apply(rules) }
  }

  private mutating func apply(_ switches: SwitchRules) {
    let rules = switches.rules
    for rule in rules where rule.name.value == "task" { readCallable(rule.value) }
    // What comes later counts: `{"*": deny, read: allow}` leaves reading.
    let star = rules.lastIndex { $0.name.value == "*" }
    if let star, rules[star].isDenied {
      let allowed = rules[(star + 1)...].filter { !$0.isDenied }.map(\.name)
      let denied = Set(rules[(star + 1)...].filter(\.isDenied).flatMap { tools(of: $0.name) })
      let patterns = values.patterns(allowed).filter { !($0.value.tool.map(denied.contains) ?? false) }
      return take(.listed(patterns, switches.range))
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
