/// What a YAML or JSON file is, told from its top-level keys.
enum FileSort {
  case team
  /// docker-agent's: a map of agents.
  case dockerTeam
  /// The SDK's custom agents, in a list or under their key.
  case customAgents
  /// OpenCode's configuration, with agents in it.
  case openCodeTeam
  case agent
  /// Something else; in words when it is known.
  case other(String?)

  init(_ root: SourceValue) {
    let keys = Set(root.entries.compactMap { $0.key.text })
    let agents = root["agents"] ?? root["customAgents"]
    if ClaimedPath(root.tree.file.path).isOpenCodeConfiguration {
      let hasAgents = ["agent", "mode"].contains { root[$0]?.kind == .mapping }
      self = hasAgents ? .openCodeTeam : .other("an OpenCode configuration without agents")
    } else if root.kind == .sequence {
      let isList = root.elements.contains { $0["name"] != nil && $0["prompt"] != nil }
      self = isList ? .customAgents : .other(nil)
    } else if agents?.kind == .mapping {
      self = .dockerTeam
    } else if root["agents"] == nil, agents?.kind == .sequence, ClaimedPath(root.tree.file.path).isCustomAgents {
      self = .customAgents
    } else if agents?.kind == .sequence {
      self = .team
    } else if keys.isSuperset(of: ["name", "prompt"]) {
      self = .agent
    } else if keys.isSuperset(of: ["on", "jobs"]) {
      self = .other("a GitHub workflow")
    } else if keys.contains("services") {
      self = .other("a Compose file")
    } else if keys.contains(where: Self.teamKeys.contains)
      || keys.allSatisfy({ TeamReader.table.field(spelled: $0) != nil })
    {
      self = .team
    } else {
      self = .other(nil)
    }
  }

  private static let teamKeys: Set<String> = [
    "agents", "customAgents", "provider", "providers", "systemMessage", "defaultAgent", "permissions", "limits",
    "tests", "mcpServers", "availableTools", "excludedTools",
  ]

  /// What a Markdown file is that no dialect claims, told from its name.
  static func markdown(_ path: String) -> String? {
    let path = ClaimedPath(path)
    if path.hasSuffix(".prompt.md") { return "a prompt file" }
    if path.hasSuffix(".instructions.md") { return "an instructions file" }
    if path.name == "SKILL.md" { return "a skill" }
    return path.isDocumentation ? "documentation" : nil
  }
}

extension ClaimedPath {
  /// Whether a JSON file with the key `customAgents` is the SDK's, and not a team of ours in JSON.
  fileprivate var isCustomAgents: Bool { hasSuffix(".json") && name != "team.json" && !hasSuffix(".team.json") }
}
