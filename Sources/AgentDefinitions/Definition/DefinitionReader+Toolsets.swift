extension DefinitionReader {
  /// Reads an entry of a docker-agent file's `agents`.
  static func read(
    _ entry: SourceValue.Entry, as dialect: Dialect, shared: inout SharedDefinitions
  ) -> (agent: AgentDefinition?, faults: [Fault]) {
    var reader = DefinitionReader(entry.key.tree.file, dialect, range: entry.range)
    reader.name = entry.key.locatedText
    reader.shared = shared
    if entry.value.kind == .mapping {
      reader.readFields(entry.value)
    } else if !entry.value.isNull {
      reader.values.faults.add(
        .wrongType(key: "agents", expected: "a mapping", found: entry.value.words), at: entry.value.range)
    }
    reader.settleToolsets()
    shared = reader.shared
    return reader.finish()
  }

  /// The toolsets, and delegation as far as the agent names whom it may call.
  private mutating func settleToolsets() {
    if let names = agent.subagents, !names.isEmpty, let range = agent.field(.subagents)?.value.range {
      toolsets.append(Located(.tool(.task, written: "sub_agents"), at: range))
    }
    agent.subagents = agent.subagents?.filter { !$0.value.contains("/") } ?? []
    agent.handoffs.removeAll { $0.agent?.value.contains("/") ?? false }
    take(.listed(toolsets, agent.field(.toolsets)?.value.range ?? firstLine))
  }

  mutating func addToolsets(named names: [Located<String>], _ key: String) {
    var seen: Set<String> = []
    for name in names where seen.insert(name.value).inserted {
      if let toolset = shared.toolsets[name.value] {
        addToolsets([toolset], key)
      } else {
        // Of very many names none is worth comparing with each.
        let known = shared.toolsets.count > 100 ? nil : Spelling.nearest(name.value, among: shared.toolsets.keys)
        let expected = known.map { "“\($0)”" } ?? "a name that the file has under `toolsets`"
        values.faults.add(.invalidValue(key: key, written: name.value, expected: expected), at: name.range)
      }
    }
  }

  mutating func addToolsets(_ all: [SourceValue], _ key: String) {
    for toolset in all where toolset.kind == .mapping {
      guard let type = toolset["type"], let name = type.text, !type.isNull else {
        values.faults.add(.missingKey(key: "type", in: key), at: toolset.range)
        continue
      }
      if !ToolNameTable.toolsetTypes.contains(name) {
        let types = ToolNameTable.toolsetTypes.sorted()
        let expected = Spelling.nearest(name, among: types) ?? "one of " + types.joined(separator: ", ")
        values.faults.add(.invalidValue(key: "\(key).type", written: name, expected: expected), at: type.range)
      }
      var tools = name == "mcp" ? serverTools(toolset) : builtInTools(toolset, name, at: type.range)
      if toolset["readonly"].map({ $0.flag != false }) ?? false {
        tools = ToolGrant.listed(tools, toolset.range).readOnly(at: toolset.range).patterns
      }
      toolsets += tools
    }
  }

  private mutating func builtInTools(
    _ toolset: SourceValue, _ type: String, at range: SourceRange
  ) -> [Located<ToolPattern>] {
    if let filter = filter(toolset) { return values.patterns(filter) }
    guard let names = ToolNameTable.tools(ofToolset: type) else {
      return [Located(ToolPattern(.foreign(type), written: type), at: range)]
    }
    guard spend(names.count, toolset) else { return [] }
    return values.patterns(names.map { Located($0, at: range) })
  }

  /// An MCP server of the agent's own, and its tools.
  private mutating func serverTools(_ toolset: SourceValue) -> [Located<ToolPattern>] {
    let reference = toolset["ref"]?.locatedText
    let definition = reference.flatMap { shared.servers[$0.value] } ?? toolset
    let command = definition["command"]?.locatedText
    let url = definition["remote"]?["url"]?.locatedText
    let title = toolset["name"]?.locatedText ?? reference.map(\.withoutRegistry) ?? command ?? url
    guard let title = title.map(distinct) else {
      values.faults.add(.missingKey(key: "command", in: "toolsets"), at: toolset.range)
      return []
    }
    var transport = MCPServerDefinition.Transport.reference
    if let command {
      let arguments = definition["args"].map { $0.elements.compactMap(\.locatedText) } ?? []
      guard spend(arguments.count, toolset) else { return [] }
      transport = .command(command, arguments: arguments, workingDirectory: definition["working_dir"]?.locatedText)
    } else if let url {
      transport = definition["remote"]?["transport_type"]?.isText("sse") ?? false ? .sse(url) : .http(url)
    }
    var server = MCPServerDefinition(name: title, transport: transport, range: toolset.range)
    server.environment = values.variables(definition["env"])
    server.headers = values.variables(definition["remote"]?["headers"])
    server.tools = filter(toolset) ?? (definition.range == toolset.range ? nil : filter(definition))
    agent.mcpServers.append(server)
    guard let tools = server.tools else {
      return [Located(.mcp(server: title.value, tool: "*", written: "\(title.value)/*"), at: title.range)]
    }
    return tools.map { Located(.mcp(server: title.value, tool: $0.value), at: $0.range) }
  }

  /// Two servers that the same program starts are two: `npx`, `npx-2`.
  private func distinct(_ title: Located<String>) -> Located<String> {
    let count = agent.mcpServers.count { $0.name.value == title.value || $0.name.value.hasPrefix(title.value + "-") }
    return count == 0 ? title : Located("\(title.value)-\(count + 1)", at: title.range)
  }

  /// The tools that a toolset is cut down to; nil when it says nothing. What cannot be read leaves none.
  private mutating func filter(_ toolset: SourceValue) -> [Located<String>]? {
    guard let tools = toolset["tools"], !tools.isNull else { return nil }
    guard tools.kind == .sequence else {
      values.faults.add(.unreadableTools(found: tools.words), at: tools.range)
      return []
    }
    guard spend(tools.count, toolset) else { return [] }
    return tools.elements.compactMap(\.locatedText)
  }

  private mutating func spend(_ count: Int, _ toolset: SourceValue) -> Bool {
    if shared.spend(count) { return true }
    values.faults.add(.unreadableTools(found: "more tools than one file may stand for"), at: toolset.range)
    return false
  }
}

extension Located<String> {
  /// `docker:duckduckgo` is the server `duckduckgo`.
  fileprivate var withoutRegistry: Located<String> {
    guard let colon = value.lastIndex(of: ":") else { return self }
    return Located(String(value[value.index(after: colon)...]), at: range)
  }
}
