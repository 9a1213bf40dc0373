internal import AgentDefinitions

/// Flags an agent whose work is to change files, and that has no tool to.
struct InsufficientTools: AgentRule {
  static let info = RuleInfo(
    id: "insufficient-tools",
    category: .tools,
    tier: .strict,
    severity: .warning,
    summary: "The agent is to change files, and none of its tools can.",
    why: "It will describe the change instead of making it, and whoever called it takes the description for the deed.",
    examples: [
      .flagged("description: Implements REST endpoints in Go services\ntools: ↓[read, search]"),
      .clean("description: Implements REST endpoints in Go services\ntools: [read, edit]"),
      .clean("description: Implements REST endpoints in Go services\ntools: [read, \"builder/*\"]"),
      .clean("description: Suggests how to implement REST endpoints\ntools: [read, search]"),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    guard case .listed(let patterns, let range) = agent.tools, !patterns.isEmpty, !agent.isRecovered,
      let verb = agent.description.flatMap({ Self.work(in: $0.value) })
    else { return }
    let own = OwnGrants(of: agent)
    // A name that nobody here knows may be a tool that writes.
    let isClear = !patterns.contains { !$0.value.isGranting && $0.value.reach.isEmpty }
    guard isClear, ![.changesFiles, .runsCommands, .unknown, .delegates, .sendsOut].contains(where: own.has) else {
      return
    }
    findings.add(.insufficient(verb, agent), at: range)
  }

  /// The verb that the description begins with, when it is one of changing and nothing says otherwise.
  private static func work(in description: String) -> Substring? {
    let words = description.prefix(400).split { !$0.isLetter && $0 != "-" }
    guard let first = words.first, changing.contains(first.lowercased()),
      !words.contains(where: { word in talking.contains { word.lowercased().hasPrefix($0) } })
    else { return nil }
    return first
  }

  private static let changing: Set<String> = [
    "edits", "fixes", "implement", "implements", "migrates", "modernizes", "refactor", "refactors", "renames",
    "rewrites", "writes",
  ]
  private static let talking = [
    "advis", "analy", "audit", "draft", "explain", "guid", "plan", "propos", "prompt", "quer", "recommend", "review",
    "suggest",
  ]
}

extension FindingText {
  fileprivate static func insufficient(_ verb: Substring, _ agent: AgentDefinition) -> FindingText {
    let tool = agent.runtimes.contains(.claudeCode) ? "Edit" : "edit"
    return FindingText(
      "by its description this agent \(verb.lowercased()) something, but no tool in its list changes a file; add "
        + "\(tool.coded), or say in the description that it only proposes")
  }
}
