internal import AgentDefinitions

/// Flags tool lists that contradict each other.
struct ConflictingTools: AgentRule {
  static let info = RuleInfo(
    id: "conflicting-tools",
    category: .tools,
    severity: .warning,
    summary: "One list grants what another takes away, or a denial takes away more than it says.",
    why: "What is denied is gone, whoever grants it. And a denial has no small print: `Bash(rm *)` among the denied "
      + "tools takes away the whole shell.",
    examples: [
      .flagged("tools: Read, ↓Bash\ndisallowedTools: Bash", at: ".claude/agents/example.md"),
      .flagged("tools: Read, Bash\ndisallowedTools: ↓Bash(rm *)", at: ".claude/agents/example.md"),
      .flagged("tools: [view, grep, ↓view]"),
      .clean("tools: Read, Bash\ndisallowedTools: WebFetch", at: ".claude/agents/example.md"),
      .clean("tools: [view, grep]"),
      .clean(
        """
        agents:
          root:
            model: openai/gpt-5-mini
            description: Renames Swift functions
            instruction: You rename.
            toolsets:
              - { type: mcp, command: uvx, args: [docs-server==1.0.0] }
              - { type: mcp, command: uvx, args: [names-server==1.0.0] }
        """, at: "agent.yaml"),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    let narrowed = checkDenials(agent, into: &findings)
    checkBoth(agent, except: narrowed, into: &findings)
    checkTwice(agent, into: &findings)
  }

  /// The tools whose denial seems to be for some calls only.
  private func checkDenials(_ agent: AgentDefinition, into findings: inout Findings) -> Set<ToolName> {
    var narrowed: Set<ToolName> = []
    for pattern in agent.disallowedTools {
      guard let tool = pattern.value.tool, pattern.value.specifier != nil, agent.tools.names(tool),
        narrowed.insert(tool).inserted
      else { continue }
      findings.add(.takesAll(pattern.value, agent), at: pattern.range)
    }
    return narrowed
  }

  private func checkBoth(_ agent: AgentDefinition, except narrowed: Set<ToolName>, into findings: inout Findings) {
    guard !agent.disallowedTools.isEmpty else { return }
    let denied = Set(agent.disallowedTools.map(\.value.kind))
    var places: Set<SourceRange> = []
    for pattern in agent.tools.patterns where denied.contains(pattern.value.kind) {
      if let tool = pattern.value.tool, narrowed.contains(tool) { continue }
      if places.insert(pattern.range).inserted { findings.add(.both(pattern.value.written), at: pattern.range) }
    }
  }

  private func checkTwice(_ agent: AgentDefinition, into findings: inout Findings) {
    // Two toolsets of one type are usual: two MCP servers that the same program starts.
    if agent.dialect.field(.toolsets) != nil { return }
    var places: [String: SourceRange] = [:]
    for pattern in agent.tools.patterns {
      guard let first = places[pattern.value.written] else {
        places[pattern.value.written] = pattern.range
        continue
      }
      // One name that is several tools stands at one place.
      guard first != pattern.range else { continue }
      findings.add(.twice(pattern.value.written), at: pattern.range)
      return
    }
  }
}

extension FindingText {
  fileprivate static func both(_ written: String) -> FindingText {
    FindingText(
      "\(written.coded) is granted here and denied in `disallowedTools`, and the denial counts; take it out of one of "
        + "the two")
  }

  fileprivate static func takesAll(_ pattern: ToolPattern, _ agent: AgentDefinition) -> FindingText {
    let name = pattern.written.prefix { $0 != "(" }
    return FindingText(
      "\(pattern.written.coded) takes away all of \(name.coded), not only those calls; write \(name.coded) if that is "
        + "meant, or leave it to the permission rules",
      effects: agent.runtimes.map { RuntimeEffect($0, "takes the whole tool away") })
  }

  fileprivate static func twice(_ written: String) -> FindingText {
    FindingText("\(written.coded) stands in `tools` twice; once is enough", severity: .info)
  }
}
