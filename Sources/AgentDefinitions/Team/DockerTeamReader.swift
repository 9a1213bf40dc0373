/// Reads a docker-agent file: a whole team, whose agents are entries of a map. Its `root` is the agent that a session
/// starts with, or the first one when none has that name.
struct DockerTeamReader {
  private(set) var team: TeamDefinition
  private var values: ValueReader
  private var agentFaults: FaultList

  var faults: [Fault] { values.faults.faults + agentFaults.faults }

  static func read(_ root: SourceValue, base: String) -> DockerTeamReader {
    var reader = DockerTeamReader(root.tree.file, base: base)
    var shared = SharedDefinitions(root)
    for entry in root.entries { reader.read(entry, &shared) }
    let first = reader.team.agents.first { $0.id.value == "root" } ?? reader.team.agents.first
    reader.team.agent = first?.id
    return reader
  }

  private init(_ file: SourceFile, base: String) {
    team = TeamDefinition(base: base)
    team.file = file
    team.dialect = .dockerAgent
    agentFaults = FaultList(file)
    values = ValueReader(
      faults: FaultList(file), tools: .dockerAgent, interpolation: .shell, unknownKeys: .rejected)
  }

  private mutating func read(_ entry: SourceValue.Entry, _ shared: inout SharedDefinitions) {
    guard let key = entry.key.text else { return }
    let field = DockerTeamFields.field(spelled: key)
    team.fields.append(FieldReading(key: Located(key, at: entry.key.range), field: field, value: entry.value))
    guard let field else {
      let suggestion = Spelling.nearest(key, among: DockerTeamFields.all.map(\.key))
      return values.faults.add(.unknownKey(key, suggestion: suggestion, blocks: true), at: entry.key.range)
    }
    switch field.meaning {
    case .agents:
      for agent in entry.value.entries {
        let (read, faults) = DefinitionReader.read(agent, as: .dockerAgent, shared: &shared)
        agentFaults.add(faults)
        if let read { team.agents.append(read) }
      }
    case .permissions: readPermissions(entry.value, key)
    default:
      values.check(entry.value, field.type, key: key)
      guard key == "toolsets" || key == "mcps" else { return }
      for toolset in entry.value.entries {
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

  static func field(spelled key: String) -> Field? { byKey[key] }

  private static let byKey = Dictionary(all.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
}
