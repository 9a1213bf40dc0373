/// Reads OpenCode's configuration as far as it speaks of agents: the map `agent`, and what all of them share.
///
/// An entry with the name of an agent that OpenCode brings along, and without a prompt, only sets something about that
/// agent (`isBareEntry`). It is checked, and whoever loads the file takes it out once it is merged with a Markdown file
/// of the same name.
struct OpenCodeTeamReader: TeamFileReader {
  static let table = FieldTable(OpenCodeTeamFields.all)

  var team: TeamDefinition
  var values: ValueReader
  var agentFaults: FaultList
  /// What `tools` and `permission` say for every agent that does not say otherwise.
  private var shared: [SwitchRules] = []

  static func read(_ root: SourceValue, base: String) -> OpenCodeTeamReader {
    var reader = OpenCodeTeamReader(root.tree.file, base: base)
    for key in ["tools", "permission"] {
      if let value = root[key] { reader.readShared(value, key) }
    }
    for entry in root.entries { reader.read(entry) }
    reader.selectAgent(root)
    return reader
  }

  private init(_ file: SourceFile, base: String) {
    team = TeamDefinition(in: file, base: base, dialect: .openCodeJSON)
    agentFaults = FaultList(file)
    values = ValueReader(
      faults: FaultList(file), tools: .openCode, interpolation: .openCode, unknownKeys: .ignored)
  }

  mutating func read(_ value: SourceValue, _ field: Field, _ key: String) {
    switch field.meaning {
    case .agents: readAgents(value, field, key)
    case .toolSwitches, .toolPermissions: break
    case .mcpServers:
      values.check(value, field.type, key: key)
      team.mcpServers = value.entries.compactMap(server)
    default: values.check(value, field.type, key: key)
    }
  }

  /// OpenCode passes over a key that it does not know. A misspelled limit must not be passed over here.
  mutating func report(unknown key: String, nearest: Field?, at range: SourceRange) {
    guard let nearest else { return }
    values.faults.add(.unknownKey(key, suggestion: nearest.key, blocks: nearest.meaning.isRestriction), at: range)
  }

  private mutating func readShared(_ value: SourceValue, _ key: String) {
    if value.isNull { return }
    if let rules = SwitchRules(value, isPermission: key == "permission") { return shared.append(rules) }
    values.faults.add(.unreadableDeny(key: key, found: value.words), at: value.range)
    shared.append(.none(at: value))
  }

  // MARK: - Agents

  private mutating func readAgents(_ value: SourceValue, _ field: Field, _ key: String) {
    values.check(value, field.type, key: key)
    for entry in value.entries {
      guard team.agents.count < SourceLimits.agents else { return }
      let (agent, faults) = DefinitionReader.read(entry, sharing: shared, isPrimary: key == "mode")
      agentFaults.add(faults)
      if let agent { team.agents.append(agent) }
    }
  }

  /// OpenCode starts with `default_agent`, and without it with `build`. Those that it brings along are nobody here.
  private mutating func selectAgent(_ root: SourceValue) {
    let written = root["default_agent"]?.locatedText
    let name = written?.value ?? "build"
    if let agent = team.agents.first(where: { $0.id.value == name && !$0.isBareEntry }) {
      team.agent = Located(name, at: written?.range ?? agent.id.range)
    } else if let written, !Dialect.openCodeJSON.builtInAgents.contains(name) {
      team.agent = written
    }
  }

  // MARK: - Servers

  private func server(_ entry: SourceValue.Entry) -> MCPServerDefinition? {
    guard let name = entry.key.locatedText, entry.value.kind == .mapping else { return nil }
    var server = MCPServerDefinition(
      name: name, transport: transport(entry.value), range: entry.key.range.union(entry.value.range))
    server.environment = values.variables(entry.value["environment"])
    server.headers = values.variables(entry.value["headers"])
    return server
  }

  /// `command` is the program and its arguments in one list. An entry without one switches on or off what another
  /// configuration has.
  private func transport(_ value: SourceValue) -> MCPServerDefinition.Transport {
    if let url = value["url"]?.locatedText { return .http(url) }
    guard let words = value["command"]?.elements.prefix(SourceLimits.names).compactMap(\.locatedText),
      let command = words.first
    else { return .reference }
    return .command(command, arguments: Array(words.dropFirst()), workingDirectory: nil)
  }
}

extension AgentDefinition {
  /// Whether an entry describes no agent of its own: without a prompt, it sets something about one that OpenCode brings
  /// along, switches one off, or is the rest of one whose Markdown lies elsewhere.
  var isBareEntry: Bool {
    guard prompt.value.isEmpty, promptReference == nil else { return false }
    if Dialect.openCodeJSON.builtInAgents.contains(id.value) || field(.disabled)?.value.flag == true { return true }
    return description == nil && field(.prompt) == nil && field(.description) == nil
  }
}

/// The keys of OpenCode's configuration.
enum OpenCodeTeamFields {
  static let all: [Field] =
    [
      Field("agent", .map(of: .anything), .agents, source: .openCodeConfiguration, "The agents, by name."),
      Field(
        "mode", .map(of: .anything), .agents, source: .openCodeConfiguration, successor: "agent",
        "Primary agents, by name: what `agent` was called."),
      Field(
        "default_agent", .text, .agent, source: .openCodeConfiguration,
        "The primary agent that a session starts with; `build` when absent."),
      Field(
        "permission", .anything, .toolPermissions, source: .openCodeConfiguration,
        "What happens when any agent wants to use a tool, unless the agent says otherwise."),
      Field(
        "tools", .map(of: .flag), .toolSwitches, source: .openCodeConfiguration, successor: "permission",
        "Tools that are switched on and off for every agent."),
      Field("mcp", .map(of: .anything), .mcpServers, source: .openCodeConfiguration, "MCP servers, by name."),
      Field(
        "model", .text, .kept, readBy: [.openCode], source: .openCodeConfiguration,
        "The model of agents that name none, as `provider/model`."),
    ]
    + [
      "$schema", "attachment", "autoshare", "autoupdate", "command", "compaction", "disabled_providers",
      "enabled_providers", "enterprise", "experimental", "formatter", "instructions", "json_response", "keybinds",
      "layout", "logLevel", "lsp", "plugin", "provider", "reference", "server", "share", "shell", "skills",
      "small_model", "snapshot", "theme", "tool_output", "tui", "username", "watcher",
    ].map {
      Field($0, .anything, .kept, readBy: [.openCode], source: .openCodeConfiguration, "A setting of OpenCode's own.")
    }
}
