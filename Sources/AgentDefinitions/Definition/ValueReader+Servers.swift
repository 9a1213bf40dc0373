extension ValueReader {
  /// MCP servers: a mapping by name, or a list of names and of such mappings.
  mutating func servers(_ value: SourceValue, key: String) -> [MCPServerDefinition] {
    switch value.kind {
    case .mapping: return value.entries.compactMap { server(named: $0.key, $0.value, key) }
    case .sequence:
      var servers: [MCPServerDefinition] = []
      for element in value.elements {
        if let name = element.locatedText {
          servers.append(MCPServerDefinition(name: name, transport: .reference, range: element.range))
        } else {
          for entry in element.entries {
            if let server = server(named: entry.key, entry.value, key) { servers.append(server) }
          }
        }
      }
      return servers
    case .scalar, .alias: return []
    }
  }

  private mutating func server(named key: SourceValue, _ value: SourceValue, _ field: String) -> MCPServerDefinition? {
    guard let name = key.locatedText, value.kind == .mapping else { return nil }
    let path = "\(field).\(name.value)"
    let transport = transport(value, path)
    var server = MCPServerDefinition(name: name, transport: transport, range: key.range.union(value.range))
    server.environment = variables(value["env"])
    server.headers = variables(value["headers"])
    if let tools = value["tools"], !tools.isNull { server.tools = serverTools(tools) }
    if let timeout = value["timeout"], let time = timeout.duration(numbersAre: .milliseconds(1)) {
      server.timeout = Located(time, at: timeout.range)
    }
    server.sandbox = value["sandbox"].map(sandbox)
    server.hosts = value["hosts"].flatMap(texts) ?? []
    return server
  }

  /// A level that cannot be read is the narrowest.
  private func sandbox(_ value: SourceValue) -> Located<String> {
    let level = value.text.flatMap { MCPServerDefinition.sandboxLevels.contains($0) ? $0 : nil }
    return Located(level ?? MCPServerDefinition.sandboxLevels[0], at: value.range)
  }

  /// Nil, which is all of them, only for a `*`: a list that cannot be read is empty.
  private func serverTools(_ value: SourceValue) -> [Located<String>]? {
    let names = texts(value) ?? []
    return names.contains { $0.value == "*" } ? nil : names
  }

  private mutating func transport(_ value: SourceValue, _ path: String) -> MCPServerDefinition.Transport {
    let type = value["type"]?.text
    let isRemote =
      switch type {
      case "http", "streamable-http", "sse": true
      case nil: value["command"] == nil && value["url"] != nil
      default: false
      }
    guard let address = plain(value[isRemote ? "url" : "command"], "\(path).\(isRemote ? "url" : "command")") else {
      faults.add(.missingKey(key: isRemote ? "url" : "command", in: path), at: value.range)
      return .reference
    }
    if isRemote { return type == "sse" ? .sse(address) : .http(address) }
    var arguments: [Located<String>] = []
    for argument in value["args"].map({ Array($0.elements) }) ?? [] {
      if let text = plain(argument, "\(path).args") { arguments.append(text) }
    }
    let folder = plain(value["cwd"] ?? value["workingDirectory"], "\(path).cwd")
    return .command(address, arguments: arguments, workingDirectory: folder)
  }

  func variables(_ value: SourceValue?) -> [MCPServerDefinition.Variable] {
    guard let value else { return [] }
    return value.entries.compactMap { entry in
      guard let name = entry.key.locatedText, let text = entry.value.text else { return nil }
      return MCPServerDefinition.Variable(name: name, value: interpolation.parse(text, at: entry.value.range))
    }
  }

  func interpolated(_ value: SourceValue?) -> InterpolatedText? {
    value?.locatedText.map { interpolation.parse($0.value, at: $0.range) }
  }

  /// A text in which no variable is put in; one that asks for it is told so.
  mutating func plain(_ value: SourceValue?, _ key: String) -> Located<String>? {
    guard let text = value?.locatedText else { return nil }
    if let variable = InterpolationForm.env.parse(text.value, at: text.range).variables.first {
      faults.add(.interpolationNotAllowed(key: key, variable: variable), at: text.range)
    }
    return text
  }
}
