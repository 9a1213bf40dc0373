internal import AgentDefinitions

/// What a rule covers. There are two questions, because a mistake costs something else in each: to allow, all of a request
/// must fit; to deny or to ask, a part of it is enough, and a suspicion too.
extension PermissionRule {
  /// Whether it covers all of `request` when it is to allow.
  ///
  /// - Parameter isConfined: the command runs in a sandbox. Without one, nobody's reading of a command line allows
  ///   anything: only the very text does, or a rule for all commands.
  package func covers(_ request: PermissionRequest, isConfined: Bool = true) -> Bool {
    if subject == .any { return true }
    switch (subject, request) {
    case (.shell, .shell(let command, _, _)):
      guard case .shell(let pattern) = matcher else { return true }
      if pattern.isExactly(command) { return true }
      guard isConfined, let commands = ShellLine(command).commands else { return false }
      return commands.allSatisfy(pattern.allows)
    case (.write, .write(let path, _, _)), (.read, .read(let path, _)): return pathFits(path)
    case (.url, .url(let url, _)):
      guard case .host(let host) = matcher else { return true }
      return host.allows(url)
    case (.mcp, .mcp(let server, let tool, _, _)): return serverFits(server, tool)
    case (.customTool, .customTool(let name, _)):
      guard case .tool(let tool) = matcher else { return true }
      return tool.matches(name)
    default: return false
    }
  }

  /// Whether it covers a single command of a line that was understood.
  func allows(_ command: ShellCommand) -> Bool {
    switch matcher {
    case .everything: subject == .any || subject == .shell
    case .shell(let pattern): pattern.allows(command)
    default: false
    }
  }

  /// Whether it covers any part of `request` when it is to deny or to ask.
  package func forbids(_ request: PermissionRequest) -> Bool {
    switch (matcher, request) {
    case (_, .shell(let command, _, _)): touches(ShellLine(command))
    case (.host(let host), .url(let url, _)): host.touches(url)
    default: covers(request)
    }
  }

  /// Whether it covers any part of a command line, were it only an address or a file that is named in it.
  func touches(_ line: ShellLine) -> Bool {
    switch matcher {
    case .everything: subject == .any || subject == .shell
    case .shell(let pattern): pattern.touches(line)
    case .host(let host): line.words.contains(where: host.isNamed)
    case .path: isNamed(in: line)
    case .server, .tool: false
    }
  }

  /// Whether a command line names a path that the rule is about. What only reads does not write it.
  private func isNamed(in line: ShellLine) -> Bool {
    guard subject == .read || !line.isReadOnly else { return false }
    return line.words.contains { word in
      let path = word.hasPrefix("./") ? String(word.dropFirst(2)) : word
      return !path.hasPrefix("-") && path != "." && pathFits(path)
    }
  }

  private func pathFits(_ path: String) -> Bool {
    guard case .path(let glob) = matcher else { return matchesAll }
    // `secrets/**` is the folder too.
    return glob.description == path || glob.description == path + "/**" || glob.matches(path)
  }

  private func serverFits(_ server: String, _ tool: String) -> Bool {
    guard case .server(let name, let wanted) = matcher else { return matchesAll }
    return name.matches(server) && wanted?.matches(tool) ?? true
  }

  private var matchesAll: Bool {
    if case .everything = matcher { true } else { false }
  }
}
