package import AgentDefinitions

extension Reach {
  /// What the reach of a tool comes to.
  package var capabilities: Set<Capability> {
    switch self {
    case .readsFiles: [.readsPrivateData]
    case .writesFiles: [.changesFiles]
    case .runsCommands: [.runsCommands]
    case .usesNetwork: [.takesUntrustedContent, .sendsOut]
    case .delegates: [.delegates]
    case .asksPeople: [.asksPeople]
    }
  }
}

extension Set<Reach> {
  package var capabilities: Set<Capability> { reduce(into: []) { $0.formUnion($1.capabilities) } }
}

extension ToolPattern {
  /// What one entry of a tool list can touch in the systems that have the tool; empty for names that nobody knows. For
  /// an MCP tool it is `KnownServer` that tells.
  package var reach: Set<Reach> {
    switch kind {
    case .tool(.bash):
      guard let specifier, Self.readsOnly(specifier) else { return ToolCatalogue.row(.bash)?.touches ?? [] }
      return [.readsFiles, .runsCommands]
    case .tool, .mcp: return touches ?? []
    case .foreign(let name): return ForeignReach.touches(name)
    case .unknown: return []
    }
  }

  /// `Bash(git log *)`: a command that shows something, and nothing by which another could follow it.
  private static func readsOnly(_ specifier: String) -> Bool {
    let words = specifier.split { " :*".contains($0) }
    guard let command = words.first, !specifier.contains(where: { ";&|><`$".contains($0) }) else { return false }
    if command == "git" { return words.dropFirst().first.map { showingGit.contains($0) } ?? false }
    return showing.contains(command)
  }

  private static let showing: Set<Substring> = [
    "cat", "diff", "du", "file", "grep", "head", "ls", "pwd", "rg", "stat", "tail", "tree", "wc", "which",
  ]
  private static let showingGit: Set<Substring> = [
    "blame", "diff", "grep", "log", "ls-files", "rev-list", "rev-parse", "shortlog", "show", "status",
  ]
}
