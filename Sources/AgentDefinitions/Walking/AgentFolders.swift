/// Where systems look for agents, told from a path alone.
extension ClaimedPath {
  /// Whether some system takes what lies under this name for an agent.
  var isAgentsFile: Bool {
    guard !isDocumentation, name.utf8.first != UInt8(ascii: "_"), !isTestData else { return false }
    return Self.places.contains { folder, endings in isInside(folder) && endings.contains { hasSuffix($0) } }
  }

  /// Whether it is the folder that some system looks into for agents.
  var isAgentsFolder: Bool {
    let inside = ClaimedPath(text + "/.")
    return !isTestData && Self.places.contains { folder, _ in inside.end(of: folder) == text.endIndex }
  }

  /// Whether agents may lie below a folder of this name, as in `.claude`: what cannot be read there is missed.
  var mayHoldAgentsFolder: Bool {
    let inside = ClaimedPath(text + "/.")
    return !isTestData && (Self.homes.contains(String(name)) || Self.places.contains { inside.isInside($0.folder) })
  }

  /// Whether a link of this name is worth following: some system looks into what it leads to, or a plugin's agents
  /// lie there.
  var mayLeadToAgents: Bool { mayHoldAgentsFolder || isWhereAgentsAre || name == "agents" }

  /// Whether a file lies in a folder of agents, whosever that is.
  var isWhereAgentsAre: Bool { isInside("agents") || isInside("agent") }

  private static let places: [(folder: StaticString, endings: [StaticString])] = Dialect.all.flatMap { dialect in
    let endings = dialect.endings + dialect.endingsInFolder
    return folders(of: dialect).map { (folder: $0, endings: endings) }
  }

  private static func folders(of dialect: Dialect) -> [StaticString] {
    if dialect == .openCode { return [".opencode/agent", ".opencode/agents"] }
    return dialect.folder.map { "\($0)".hasPrefix(".") ? [$0] : [] } ?? []
  }

  private static let homes: Set<String> = [".claude", ".codex", ".cursor", ".gemini", ".github", ".kiro", ".opencode"]
}
