internal import AgentDefinitions

/// Flags a tool's name from another system than those that read the file.
struct ForeignToolName: AgentRule {
  static let info = RuleInfo(
    id: "foreign-tool-name",
    category: .tools,
    severity: .warning,
    summary: "The name is another system's for a tool.",
    why: "Names differ between systems, also by capitals alone. A name that is right elsewhere is passed over here "
      + "without a word, and the agent lacks the tool.",
    examples: [
      .flagged("tools: ↓view, Grep", at: ".claude/agents/example.md"),
      .flagged("tools: [read, ↓AskUserQuestion]"),
      .clean("tools: Read, Grep", at: ".claude/agents/example.md"),
      .clean("tools: [read, search, Bash]"),
      .clean("tools: [view]\nreadonly: true", at: ".cursor/agents/example.md"),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    guard agent.isToolListRead else { return }
    var seen: Set<String> = []
    for pattern in agent.tools.patterns where seen.count < 50 {
      guard case .unknown(let name) = pattern.value.kind, let home = Self.home(of: name, for: agent.dialect),
        seen.insert(name).inserted
      else { continue }
      findings.add(.foreign(name, home, agent), at: pattern.range)
    }
  }

  /// The other dialect that has exactly this name for a tool that this one has too.
  static func home(of name: String, for dialect: Dialect) -> Dialect? {
    Dialect.all.first { other in
      guard other != dialect, other.tools.source != dialect.tools.source, let row = other.tools.row(name),
        row.name == name, !row.tools.isEmpty
      else { return false }
      return dialect.tools.rows.contains { $0.status == .current && $0.tools.contains(where: row.tools.contains) }
    }
  }
}

extension FindingText {
  fileprivate static func foreign(_ name: String, _ home: Dialect, _ agent: AgentDefinition) -> FindingText {
    let suggestion = ToolSuggestion(for: name, in: agent.dialect)
    let present = Set(agent.tools.patterns.map(\.value.written))
    let isThere = !suggestion.names.isEmpty && suggestion.names.allSatisfy(present.contains)
    let names = suggestion.names.listed()
    let cure = isThere ? "here that is \(names), which is listed too; take this one out" : "here that is \(names)"
    return FindingText(
      "\(name.coded) is a name of \(home.systems), and no tool of \(agent.dialect.systems) is called so; "
        + cure,
      severity: isThere ? .info : .warning,
      effects: agent.runtimes.map { RuntimeEffect($0, "ignores the name") })
  }
}
