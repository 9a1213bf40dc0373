package import AgentDefinitions

/// What one agent can do by itself: by its tools and its servers, less what it is denied.
package struct OwnGrants: Sendable {
  /// The first grant in the author's order that gives each capability.
  package private(set) var sources: [Capability: GrantSource] = [:]
  /// The servers that are granted and that nobody here knows, each once.
  package private(set) var unknownServers: [String] = []

  private let denied: Denied
  /// What its tools cannot do where they run; its servers run elsewhere.
  private let withheld: Set<Capability>

  /// `session`: the team whose servers and tools the agent is given to choose from; nil for an agent by itself.
  package init(of agent: AgentDefinition, in session: TeamDefinition? = nil) {
    let taken = agent.disallowedTools + (session?.excludedTools ?? [])
    self.init(
      tools: agent.tools, denied: taken, available: session?.availableTools,
      servers: agent.mcpServers + (session?.mcpServers ?? []), dialect: agent.dialect,
      withheld: agent.withheld.capabilities)
  }

  /// The session itself, before anybody is selected: everything, less what its default agent must not have.
  package init(ofMainAgentIn team: TeamDefinition) {
    self.init(
      tools: .all(nil), denied: team.excludedTools + team.defaultExcludedTools, available: team.availableTools,
      servers: team.mcpServers, dialect: .native, withheld: [])
  }

  private init(
    tools: ToolGrant, denied: [Located<ToolPattern>], available: ToolGrant?, servers: [MCPServerDefinition],
    dialect: Dialect, withheld: Set<Capability>
  ) {
    self.withheld = withheld
    self.denied = Denied(denied, available: available)
    let definitions = Dictionary(servers.map { ($0.name.value, $0) }, uniquingKeysWith: { first, _ in first })
    switch tools {
    case .all(let range): addEverything(range, servers, dialect)
    case .listed(let patterns, _): for pattern in patterns { add(pattern, definitions) }
    }
  }

  package func has(_ capability: Capability) -> Bool { sources[capability] != nil }

  // MARK: - Adding

  private mutating func addEverything(_ range: SourceRange?, _ servers: [MCPServerDefinition], _ dialect: Dialect) {
    // Where only this runtime reads the file, nobody has the tools of other systems.
    let isOursAlone = dialect.runtimes == [.roster]
    for row in ToolCatalogue.rows where (row.isOffered || !isOursAlone) && !denied.takes(row.name) {
      if let needed = row.needs, denied.takes(needed) { continue }
      add(row.touches.capabilities.subtracting(withheld), from: .everyTool(row.name))
    }
    for server in servers { add(server, tools: ["*"], at: range) }
  }

  private mutating func add(_ pattern: Located<ToolPattern>, _ servers: [String: MCPServerDefinition]) {
    switch pattern.value.kind {
    case .mcp("*", _):
      for server in servers.values.sorted(by: { $0.name.value < $1.name.value }) {
        add(server, tools: ["*"], at: pattern.range)
      }
    case .mcp(let name, let tool):
      if let server = servers[name] {
        add(server, tools: [tool], at: pattern.range)
      } else {
        add(name, KnownServer.named(name), tools: [tool], at: pattern.range)
      }
    case .tool(let name):
      guard !denied.takes(name) else { return }
      add(
        pattern.value.reach.capabilities.subtracting(withheld),
        from: .tool(Located(pattern.value.written, at: pattern.range)))
    case .foreign, .unknown:
      add(pattern.value.reach.capabilities, from: .tool(Located(pattern.value.written, at: pattern.range)))
    }
  }

  /// A server's own list of tools narrows what is granted of it.
  private mutating func add(_ server: MCPServerDefinition, tools: [String], at range: SourceRange?) {
    var tools = tools
    if let limit = server.tools?.map(\.value), !limit.contains("*") {
      tools = tools == ["*"] ? limit : tools.filter(limit.contains)
    }
    add(server.name.value, KnownServer.of(server), tools: tools, at: range)
  }

  private mutating func add(_ name: String, _ known: KnownServer?, tools: [String], at range: SourceRange?) {
    for tool in tools where !denied.takes(server: name, tool: tool) {
      if known == nil, !unknownServers.contains(name) { unknownServers.append(name) }
      add(known?.capabilities(of: tool) ?? [.unknown], from: .server(name, tool: tool, at: range))
    }
  }

  private mutating func add(_ capabilities: Set<Capability>, from source: GrantSource) {
    for capability in capabilities where sources[capability] == nil { sources[capability] = source }
  }
}

/// What is taken away, whoever grants it.
private struct Denied: Sendable {
  private var tools: Set<ToolName> = []
  private var servers: [String: Set<String>] = [:]
  private var available: Set<ToolName>?

  init(_ patterns: [Located<ToolPattern>], available: ToolGrant?) {
    for pattern in patterns {
      switch pattern.value.kind {
      case .tool(let name): tools.insert(name)
      case .mcp(let server, let tool): servers[server, default: []].insert(tool)
      case .foreign, .unknown: break
      }
    }
    if case .listed(let patterns, _)? = available { self.available = Set(patterns.compactMap(\.value.tool)) }
  }

  func takes(_ tool: ToolName) -> Bool {
    if tools.contains(tool) || available.map({ !$0.contains(tool) }) ?? false { return true }
    // Without the tool that starts a command there is none to be read or stopped.
    return Self.shellCompanions.contains(tool) && takes(.bash)
  }

  private static let shellCompanions: Set<ToolName> = [.readBash, .stopBash]

  func takes(server: String, tool: String) -> Bool {
    [server, "*"].contains { name in servers[name].map { $0.contains("*") || $0.contains(tool) } ?? false }
  }
}
