internal import AgentDefinitions

/// Flags an agent whose work is to change files, and that has no tool to.
struct InsufficientTools: PromptRule {
  static let info = RuleInfo(
    id: "insufficient-tools",
    category: .tools,
    tier: .strict,
    severity: .warning,
    summary: "The agent is to change files, and none of its tools can.",
    why: "It will describe the change instead of making it, and whoever called it takes the description for the deed.",
    examples: [
      .flagged("description: Implements REST endpoints in Go services\ntools: ↓[read, search]"),
      .flagged(
        "---\ndescription: Reviews specifications\ntools: ↓[read, search]\n---\n1. Read it.\n2. Save the review to "
          + "`spec/reviews/today.md`.\n"),
      .clean(
        "---\ndescription: Reviews specifications\ntools: [read, search]\n---\nRead what is written in `spec/a.md`.\n"
          + "If asked, write a summary for `spec/b.md`.\n"),
      .clean("description: Implements REST endpoints in Go services\ntools: [read, edit]"),
      .clean("description: Implements REST endpoints in Go services\ntools: [read, \"builder/*\"]"),
      .clean("description: Suggests how to implement REST endpoints\ntools: [read, search]"),
    ])

  func check(_ prompt: CheckedPrompt, into findings: inout Findings) {
    let agent = prompt.agent
    guard case .listed(let patterns, let range) = agent.tools, !patterns.isEmpty, !agent.isRecovered,
      agent.isToolListRead
    else { return }
    let own = OwnGrants(of: agent)
    // A name that nobody here knows may be a tool that writes.
    let isClear = !patterns.contains { !$0.value.isGranting && $0.value.reach.isEmpty }
    guard isClear, ![.changesFiles, .runsCommands, .unknown, .delegates, .sendsOut].contains(where: own.has) else {
      return
    }
    if let verb = agent.description.flatMap({ Self.work(in: $0.value) }) {
      findings.add(.insufficient(verb, agent), at: range)
    } else if let file = Self.fileToWrite(in: prompt.prose) {
      findings.add(.unwritable(file, agent), at: range)
    }
  }

  /// “Save the review to `spec/reviews/x.md`”: an order without a condition.
  private static func fileToWrite(in prose: Prose) -> String? {
    for sentence in prose.sentences where sentence.range.count < 400 {
      let text = prose.string(sentence.range)
      let words = text.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "’" }
      guard let first = words.first(where: { !leads.contains($0) }), orders.contains(first),
        !words.contains(where: conditions.contains), !prose.isExample(at: sentence.range.lowerBound),
        let file = text.split(separator: "`").enumerated().first(where: { !$0.offset.isMultiple(of: 2) })?.element,
        file.contains("/"), file.contains("."), !file.contains(" "),
        let before = text.split(separator: "`").first?.split(separator: " ").last, ways.contains(before.lowercased())
      else { continue }
      return String(file)
    }
    return nil
  }

  private static let leads: Set<Substring> = ["always", "and", "finally", "must", "next", "please", "then", "you"]
  private static let orders: Set<Substring> = ["append", "save", "store", "write"]
  private static let ways: Set<String> = ["as", "at", "in", "into", "to", "under"]
  private static let conditions: Set<Substring> = [
    "ask", "cannot", "don't", "don’t", "if", "never", "no", "not", "offer", "parent", "propose", "should", "suggest",
    "unless", "user", "when", "without",
  ]

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

  fileprivate static func unwritable(_ file: String, _ agent: AgentDefinition) -> FindingText {
    let tool = agent.runtimes.contains(.claudeCode) ? "Write" : "edit"
    return FindingText(
      "the prompt orders the agent to write \(file.coded), and no tool in its list writes a file; add \(tool.coded), or "
        + "have it hand back the text")
  }
}
