/// Reads a docker-agent file: a whole team, whose agents are entries of a map. Its `root` is the agent that a session
/// starts with, or the first one when none has that name.
struct DockerTeamReader: TeamFileReader {
  static let table = FieldTable(DockerTeamFields.all)

  var team: TeamDefinition
  var values: ValueReader
  var agentFaults: FaultList
  private var shared: SharedDefinitions

  static func read(_ root: SourceValue, base: String) -> DockerTeamReader {
    var reader = DockerTeamReader(root, base: base)
    for entry in root.entries { reader.read(entry) }
    let first = reader.team.agents.first { $0.id.value == "root" } ?? reader.team.agents.first
    reader.team.agent = first?.id
    return reader
  }

  private init(_ root: SourceValue, base: String) {
    let file = root.tree.file
    team = TeamDefinition(in: file, base: base, dialect: .dockerAgent)
    shared = SharedDefinitions(root)
    agentFaults = FaultList(file)
    values = ValueReader(
      faults: FaultList(file), tools: .dockerAgent, interpolation: .shell, unknownKeys: .rejected)
  }

  mutating func report(unknown key: String, nearest: Field?, at range: SourceRange) {
    values.faults.add(.unknownKey(key, suggestion: nearest?.key, blocks: true), at: range)
  }

  mutating func read(_ value: SourceValue, _ field: Field, _ key: String) {
    switch field.meaning {
    case .agents:
      for agent in value.entries {
        let (read, faults) = DefinitionReader.read(agent, as: .dockerAgent, shared: &shared)
        agentFaults.add(faults)
        if let read { team.agents.append(read) }
      }
    case .permissions: readPermissions(value, key)
    default:
      values.check(value, field.type, key: key)
      guard key == "toolsets" || key == "mcps" else { return }
      for toolset in value.entries {
        DockerToolsetKeys.check(toolset.value, key, isServer: key == "mcps", into: &values.faults)
      }
    }
  }

  /// What is denied is denied here too, the whole tool where only some calls of it are meant. What is allowed without a
  /// question there is asked about here.
  private mutating func readPermissions(_ value: SourceValue, _ key: String) {
    guard value.kind == .mapping else { return values.check(value, .map(of: .anything), key: key, stake: .deny) }
    for entry in value.entries where entry.key.text == "deny" {
      values.check(entry.value, .list(of: .text), key: "\(key).deny", stake: .deny)
      team.excludedTools += entry.value.elements.compactMap(\.locatedText).flatMap(denied)
    }
  }

  /// `shell`, `read_*`, `shell:cmd=rm*` and `mcp:server:tool`.
  private func denied(_ rule: Located<String>) -> [Located<ToolPattern>] {
    let parts = rule.value.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let name = parts[0]
    if name == "mcp", parts.count > 1 {
      let tool = parts.count > 2 && !parts[2].contains("*") ? parts[2] : "*"
      return [Located(.mcp(server: parts[1], tool: tool, written: rule.value), at: rule.range)]
    }
    if name == "*" { return values.deniedPatterns([Located("*", at: rule.range)]) }
    guard let star = name.firstIndex(of: "*") else { return values.patterns([Located(name, at: rule.range)]) }
    let matching = ToolNameTable.dockerAgent.rows.filter { $0.name.hasPrefix(name[..<star]) }
    return values.patterns(matching.map { Located($0.name, at: rule.range) })
  }
}

/// The keys of a docker-agent file.
enum DockerTeamFields {
  static let all: [Field] =
    [
      Field("version", .written, .kept, source: .dockerSchema, "The version of the format."),
      Field("agents", .map(of: .anything), .agents, source: .dockerSchema, "The agents, by name."),
      Field("models", .map(of: .anything), .kept, source: .dockerSchema, "Models that agents refer to."),
      Field(
        "providers", .map(of: .anything), .kept, readBy: [.dockerAgent], source: .dockerSchema, "Providers of models."),
      Field("mcps", .map(of: .anything), .kept, source: .dockerSchema, "MCP servers that toolsets refer to."),
      Field("toolsets", .map(of: .anything), .kept, source: .dockerSchema, "Toolsets that agents refer to."),
      Field(
        "permissions", .map(of: .anything), .permissions, source: .dockerSchema, "What is allowed, asked and denied."),
    ]
    + ["budget", "budgets", "commands", "flavors", "metadata", "rag", "runtime", "skills"].map {
      Field($0, .anything, .kept, readBy: [.dockerAgent], source: .dockerSchema, "docker-agent's own.")
    }
}
