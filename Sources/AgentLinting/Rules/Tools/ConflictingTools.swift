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
    fixes: [.safe],
    examples: [
      .flagged(
        "tools: Read, ↓Bash\ndisallowedTools: Bash", at: ".claude/agents/example.md",
        fixed: "tools: Read\ndisallowedTools: Bash"),
      .flagged("tools: Read, Bash\ndisallowedTools: ↓Bash(rm *)", at: ".claude/agents/example.md"),
      .flagged("tools: [view, grep, ↓view]", fixed: "tools: [view, grep]"),
      .flagged(
        """
        {"name": "one", "description": "Renames Swift functions", "prompt": "You rename.",
         "tools": ["read"], "allowedTools": ["read", ↓"@docs"]}
        """, at: ".kiro/agents/one.json"),
      .clean(
        """
        {"name": "one", "description": "Renames Swift functions", "prompt": "You rename.",
         "tools": ["fs_read", "@docs", "@git/git_log"], "allowedTools": ["read", "@docs/search", "@git/*"]}
        """, at: ".kiro/agents/one.json"),
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
    if agent.runtimes.contains(.kiro), agent.field(.tools) != nil { checkAllowed(agent, into: &findings) }
  }

  /// Kiro's `allowedTools` lets tools be used without asking; it grants none.
  private func checkAllowed(_ agent: AgentDefinition, into findings: inout Findings) {
    let lost = agent.allowedTools.filter { allowed in
      !agent.dialect.tools.patterns(for: allowed.value).contains { agent.tools.mayGrant($0.kind) }
    }
    if let first = lost.first { findings.add(.allowedInVain(lost.map(\.value)), at: first.range) }
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
      guard places.insert(pattern.range).inserted else { continue }
      var fix = ToolListFix(agent)
      fix?.remove(pattern.range, isSafe: true)
      findings.add(.both(pattern.value.written, fixes: fix?.fixes ?? []), at: pattern.range)
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
      findings.add(.twice(pattern.value.written, fixes: Self.eachOnce(agent)), at: pattern.range)
      return
    }
  }

  private static func eachOnce(_ agent: AgentDefinition) -> [Fix] {
    var fix = ToolListFix(agent)
    var places: [String: SourceRange] = [:]
    for pattern in agent.tools.patterns {
      let first = places[pattern.value.written] ?? pattern.range
      places[pattern.value.written] = first
      if first != pattern.range { fix?.remove(pattern.range, isSafe: true) }
    }
    return fix?.fixes ?? []
  }
}

extension ToolGrant {
  /// Whether the list grants it, or may: what a star stands for and a name that nobody knows are not judged.
  fileprivate func mayGrant(_ kind: ToolPattern.Kind) -> Bool {
    if isAll { return true }
    switch kind {
    case .tool(let name): return names(name)
    case .foreign, .unknown: return true
    case .mcp(let server, let tool):
      if server.contains("*") { return true }
      return patterns.contains { pattern in
        guard case .mcp(let granted, let part) = pattern.value.kind else { return false }
        return granted == "*" || granted == server && (tool.contains("*") || part.contains("*") || part == tool)
      }
    }
  }
}

extension FindingText {
  fileprivate static func allowedInVain(_ names: [String]) -> FindingText {
    FindingText(
      "`allowedTools` speaks of \(names.listed()), which `tools` does not grant, so the agent never has "
        + "\(names.count == 1 ? "it" : "them"); add \(names.count == 1 ? "it" : "them") to `tools`, or take "
        + "\(names.count == 1 ? "it" : "them") out here",
      effects: [RuntimeEffect(.kiro, "gives the agent what `tools` names and nothing else")])
  }

  fileprivate static func both(_ written: String, fixes: [Fix]) -> FindingText {
    FindingText(
      "\(written.coded) is granted here and denied in `disallowedTools`, and the denial counts; take it out of one of "
        + "the two", fixes: fixes)
  }

  fileprivate static func takesAll(_ pattern: ToolPattern, _ agent: AgentDefinition) -> FindingText {
    let name = pattern.written.prefix { $0 != "(" }
    return FindingText(
      "\(pattern.written.coded) takes away all of \(name.coded), not only those calls; write \(name.coded) if that is "
        + "meant, or leave it to the permission rules",
      effects: agent.runtimes.map { RuntimeEffect($0, "takes the whole tool away") })
  }

  fileprivate static func twice(_ written: String, fixes: [Fix]) -> FindingText {
    FindingText("\(written.coded) stands in `tools` twice; once is enough", severity: .info, fixes: fixes)
  }
}
