internal import AgentDefinitions

/// Flags a name in a tool list that is no tool of the systems that read the file.
struct UnknownTool: AgentRule {
  static let info = RuleInfo(
    id: "unknown-tool",
    category: .tools,
    severity: .warning,
    summary: "The name is no tool of the systems that read this file.",
    why: "The agent does not get what its author meant to give it, or keeps what was meant to be taken away. Where "
      + "extensions and servers may bring tools of any name, a name that resembles none of the known ones is reported "
      + "as information only.",
    examples: [
      .flagged("tools: [view, ↓gerp]"),
      .flagged("tools: ↓Raed, Grep", at: ".claude/agents/example.md"),
      .flagged("disallowedTools: ↓bash", at: ".claude/agents/example.md"),
      .clean("tools: [view, grep, docs/search, \"github/*\"]"),
      .clean("tools: Read, Grep, Bash(git log *), mcp__docs__search", at: ".claude/agents/example.md"),
      .clean("tools: Read, ReadLints, Shell\nreadonly: true", at: ".cursor/agents/example.md"),
    ])

  /// More wrong names in one file say nothing new.
  private static let most = 50

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    guard agent.isToolListRead else { return }
    var seen: Set<String> = []
    var foreign: [Located<String>] = []
    for pattern in agent.tools.patterns where seen.count < Self.most {
      guard case .unknown(let name) = pattern.value.kind, seen.insert(name).inserted,
        ForeignToolName.home(of: name, for: agent.dialect) == nil
      else { continue }
      let suggestion = ToolSuggestion(for: name, in: agent.dialect)
      if agent.dialect.tools.servers.allowsAnyName, suggestion.names.isEmpty {
        foreign.append(Located(name, at: pattern.range))
      } else {
        findings.add(.unknown(name, suggestion, of: agent), at: pattern.range)
      }
    }
    if let first = foreign.first { findings.add(.foreign(foreign.map(\.value), of: agent), at: first.range) }
    for pattern in agent.disallowedTools where seen.count < Self.most {
      guard case .unknown(let name) = pattern.value.kind, seen.insert(name).inserted else { continue }
      findings.add(.unknownDenied(name, of: agent), at: pattern.range)
    }
  }
}

extension FindingText {
  fileprivate static func unknown(
    _ name: String, _ suggestion: ToolSuggestion, of agent: AgentDefinition
  ) -> FindingText {
    FindingText(
      "no tool of \(agent.dialect.systems) is called \(name.coded), so the agent does not get it\(suggestion.cure)",
      severity: isHarmless(suggestion, agent) ? .info : .warning,
      effects: agent.runtimes.map { RuntimeEffect($0, effect(on: $0, agent)) })
  }

  /// What resembles nothing is ignored, and what it was to be is there under its right name: nothing is lost.
  private static func isHarmless(_ suggestion: ToolSuggestion, _ agent: AgentDefinition) -> Bool {
    guard !agent.tools.isNone else { return false }
    let present = Set(agent.tools.patterns.map(\.value.written))
    return suggestion.names.allSatisfy(present.contains) && !suggestion.isServer
  }

  /// Names that nothing resembles, all in one finding: they may be an extension's or a server's.
  fileprivate static func foreign(_ names: [String], of agent: AgentDefinition) -> FindingText {
    let more = names.count > 5 ? names.count - 4 : 0
    let shown = more > 0 ? names.prefix(4).map(\.coded).joined(separator: ", ") + " and \(more) more" : names.listed()
    let isOne = names.count == 1
    return FindingText(
      "\(shown) \(isOne ? "is no built-in tool" : "are no built-in tools") of \(agent.dialect.systems), and "
        + "\(isOne ? "counts" : "count") only where an extension or an MCP server brings such a tool; "
        + "write a server's tools as `SERVER/TOOL`",
      severity: .info, effects: agent.runtimes.map { RuntimeEffect($0, effect(on: $0, agent)) })
  }

  fileprivate static func unknownDenied(_ name: String, of agent: AgentDefinition) -> FindingText {
    FindingText(
      "no tool of \(agent.dialect.systems) is called \(name.coded), so this takes nothing away"
        + ToolSuggestion(for: name, in: agent.dialect).cure)
  }

  private static func effect(on runtime: AgentRuntime, _ agent: AgentDefinition) -> String {
    switch runtime {
    case .geminiCLI: "does not load the file"
    case .claudeCode where agent.tools.isNone: "does not start the agent: none of its tools exists"
    case .visualStudioCode: "ignores the name, unless an extension or a server brings such a tool"
    default: "ignores the name"
    }
  }
}
