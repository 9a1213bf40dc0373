internal import AgentDefinitions

/// The words that the tables and the workspace have for a place.
struct CompletionWords {
  private let loaded: LoadedFiles
  private let layout: FileLayout
  private let path: String

  init(_ loaded: LoadedFiles, _ layout: FileLayout, path: String) {
    self.loaded = loaded
    self.layout = layout
    self.path = path
  }

  // MARK: - Keys

  /// Those that are not there yet.
  func keys(_ context: FieldContext, _ place: WritingPlace, isComplete: Bool) -> [Completion] {
    Self.keys(context, place, isComplete: isComplete, runtimes: layout.runtimes)
  }

  static func keys(
    _ context: FieldContext, _ place: WritingPlace, isComplete: Bool, runtimes: [AgentRuntime]
  ) -> [Completion] {
    let written = place.siblings
    return context.keys.filter { key in
      guard key.field?.isDeprecated != true, key.field?.readBy?.isEmpty != true else { return false }
      return !([key.name] + key.others).contains(where: written.contains)
    }.map { key in
      Completion(
        key.name, .key, detail: key.type.shortName, documentation: HoverText.key(key, runtimes: runtimes),
        text: isComplete ? key.name : place.written(key: key.name),
        snippet: isComplete ? nil : place.snippet(key: key.name, key.type), range: place.word)
    }
  }

  // MARK: - Values

  func values(_ context: FieldContext, _ place: WritingPlace) -> [Completion] {
    guard let field = context.field else { return [] }
    let isFlag = if case .flag? = context.type { true } else { false }
    var found = (context.type?.words ?? []).map { word in
      Completion(word, .word, text: isFlag ? word : place.written(word), range: place.word)
    }
    switch field.meaning {
    case .tools, .disallowedTools, .availableTools, .excludedTools, .defaultAgent: found += tools(place)
    case .model where context.name == field.key: found += models(place)
    case .subagents, .agent: found += agents(place)
    case .handoffs where context.name == "model": found += models(place)
    case .handoffs where context.name == "agent" || context.name == field.key: found += agents(place)
    case .tests where context.name == "expect":
      found +=
        agents(place) + [
          Completion("none", .word, detail: "nobody should get it", text: place.written("none"), range: place.word)
        ]
    case .agents where context.name == field.key || field.otherSpellings.contains(context.name):
      found += files(place)
    case .skills:
      found += loaded.skills.compactMap(\.id).unique.map { skill in
        Completion(skill, .word, text: place.written(skill), range: place.word)
      }
    default: break
    }
    return found
  }

  private func tools(_ place: WritingPlace) -> [Completion] {
    let named = layout.tools.rows.filter { $0.status == .current }.map { row in
      Completion(
        row.name, .tool, detail: HoverText.reach(of: row), documentation: HoverText.tool(row),
        text: place.written(row.name), range: place.word)
    }
    let servers = loaded.agents.filter { $0.file.path == path }.flatMap(\.mcpServers) + teams.flatMap(\.mcpServers)
    let ofServers = servers.map(\.name.value).unique.map { server in
      let all = layout.tools.servers.everyTool(of: server)
      return Completion(
        all, .tool, detail: "every tool of the MCP server", text: place.written(all), range: place.word)
    }
    return named + ofServers
  }

  /// Those of other agents that the same systems read, and what is known to have taken others' place.
  private func models(_ place: WritingPlace) -> [Completion] {
    let used = loaded.agents.filter { $0.dialect.tools.source == layout.tools.source }.compactMap(\.model?.value)
    var names: [String] = used
    switch layout {
    case .agent(.claudeCode), .agent(.claudePlugin): names += ModelName.claudeAliases.sorted() + ["inherit"]
    case .agent(.agentMarkdown), .agent(.chatMode):
      names += ModelRetirement.all.filter { $0.service == .copilot }.compactMap(\.successor)
    default: break
    }
    let gone = names.filter { name in
      RetiredModel.service(of: layout).flatMap { ModelRetirement.of(ModelName(name), in: $0) } != nil
    }
    return names.filter { !gone.contains($0) }.unique.map { name in
      Completion(name, .model, text: place.written(name), range: place.word)
    }
  }

  /// The teams that the file is a part of.
  private var teams: [TeamDefinition] {
    loaded.teams.filter { $0.file?.path == path || $0.agents.contains { $0.file.path == path } }
  }

  private func agents(_ place: WritingPlace) -> [Completion] {
    var seen: Set<String> = []
    let all = teams.flatMap(\.agents).filter { $0.file.path != path || teams.contains { $0.file?.path == path } }
    return all.filter { seen.insert($0.id.value).inserted }.map { agent in
      Completion(
        agent.id.value, .agent, detail: agent.dialect.title, documentation: HoverText.agent(agent),
        text: place.written(agent.id.value), range: place.word)
    }
  }

  /// Agents' files below the team file's own folder.
  private func files(_ place: WritingPlace) -> [Completion] {
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[...$0] } ?? ""
    return loaded.agents.map(\.file.path).filter { $0 != path && $0.hasPrefix(folder) }.unique.map { file in
      let name = String(file.dropFirst(folder.count))
      return Completion(name, .file, text: place.written(name), range: place.word)
    }
  }
}

extension [String] {
  /// Each once, in the order of the alphabet.
  fileprivate var unique: [String] { Set(self).sorted() }
}

extension RetiredModel {
  fileprivate static func service(of layout: FileLayout) -> ModelRetirement.Service? {
    switch layout {
    case .agent(.claudeCode), .agent(.claudePlugin): .anthropic
    case .agent(.agentMarkdown), .agent(.chatMode): .copilot
    default: nil
    }
  }
}

extension ServerNotation {
  /// How all of a server's tools are written.
  fileprivate func everyTool(of server: String) -> String {
    switch self {
    case .slash, .slashAndFilters: "\(server)/*"
    case .doubleUnderscore: "mcp__\(server)"
    case .underscore(let prefix): "\(prefix)\(server)_*"
    case .at: "@\(server)"
    }
  }
}
