internal import AgentDefinitions

/// Flags a prompt that orders the agent to use a tool that its list does not grant.
struct UngrantedTool: PromptRule {
  static let info = RuleInfo(
    id: "ungranted-tool",
    category: .tools,
    tier: .strict,
    severity: .warning,
    summary: "The prompt orders the use of a tool that the agent does not have.",
    why: "The model tries, is refused, and makes do: it invents what the search would have found, or answers its own "
      + "question to the user. Nothing but a comparison of prompt and tool list shows it.",
    fixes: [.unsafe],
    examples: [
      .flagged(
        "---\nname: a\ndescription: Looks up Kafka errors\ntools: Read\n---\nUse the ↓WebSearch tool for each error.\n",
        at: ".claude/agents/a.md",
        fixed:
          "---\nname: a\ndescription: Looks up Kafka errors\ntools: Read, WebSearch\n---\nUse the WebSearch tool for each error.\n"
      ),
      .flagged(
        "---\nname: a\ndescription: Plans Kafka topics\ntools: Read\n---\n- Ask for the limits with `↓AskUserQuestion`.\n",
        at: ".claude/agents/a.md"),
      .clean(
        "---\nname: a\ndescription: Looks up Kafka errors\ntools: Read, WebSearch\n---\nUse the WebSearch tool.\n",
        at: ".claude/agents/a.md"),
      .clean(
        "---\nname: a\ndescription: Looks up Kafka errors\ntools: Read\n---\nNever use `WebSearch`: it is unavailable here.\n"
          + "The caller uses the WebSearch tool.\n\n```\nUse the WebSearch tool.\n```\n", at: ".claude/agents/a.md"),
      .flagged(
        "---\ndescription: Files Jira epics from requirements\ntools: [tracker/*]\n---\n1. **Documents**: Use `↓read_file` for all of it.\n"
      ),
      .flagged(
        "---\ndescription: Files Jira epics from requirements\ntools: [tracker]\n---\nUse `↓read_file` for all of them.\n"
      ),
      .clean(
        "---\ndescription: Files Jira epics from requirements\ntools: [read, search/codebase]\n---\n- You will use `read_file` and `file_search`.\n"
          + "- Wrong: Use `fetch_webpage` for files.\n- **Claude Code:** Use the Agent tool.\n"),
      .clean("---\ndescription: Reads the API\ntools: [read/problems]\n---\nFaults: Use the `problems` tool.\n"),
      .clean("---\ndescription: Reads the API\ntools: [vscode, read]\n---\nUse `vscodeAPI` for every interface.\n"),
      .clean(
        "---\nname: a\ndescription: Looks up Kafka errors\n---\nUse the WebSearch tool.\n", at: ".claude/agents/a.md"),
    ])

  func check(_ prompt: CheckedPrompt, into findings: inout Findings) {
    let (agent, prose) = (prompt.agent, prompt.prose)
    guard !agent.isRecovered, !agent.tools.isAll || !agent.disallowedTools.isEmpty else { return }
    var seen: Set<String> = []
    for sentence in prose.sentences where prose.blocks[sentence.block].mayOrder {
      guard let name = ToolOrder(prose.text.bytes, sentence.range, agent.dialect.tools)?.name,
        let kind = Self.lacking(agent.dialect.tools.listedName(of: name.value) ?? name.value, agent),
        !prose.isExample(at: sentence.range.lowerBound),
        !prose.isComment(at: sentence.range.lowerBound), seen.insert(name.value).inserted
      else { continue }
      findings.add(.ungranted(name.value, kind, agent), at: prose.place(name.range))
    }
  }

  enum Lack { case notListed, denied }

  /// Whether the agent does not have the tool, and why.
  private static func lacking(_ name: String, _ agent: AgentDefinition) -> Lack? {
    let wanted = agent.dialect.tools.patterns(for: name).map(\.kind)
    guard !wanted.contains(where: { if case .unknown = $0 { true } else { false } }) else { return nil }
    if agent.disallowedTools.contains(where: { wanted.contains($0.value.kind) }) { return .denied }
    guard !agent.tools.isAll else { return nil }
    let names = names(of: name, agent.dialect)
    let groups = names.compactMap { $0.split(separator: "/").first?.lowercased() }
    let isListed = agent.tools.patterns.contains { pattern in
      wanted.contains { covers(pattern.value.kind, $0) } || groups.contains(pattern.value.written.lowercased())
        || Self.names(of: pattern.value.written, agent.dialect).contains(where: names.contains)
    }
    return isListed ? nil : .notListed
  }

  /// `vscodeAPI` is `vscode/vscodeAPI` by now, which `vscode` grants.
  private static func names(of name: String, _ dialect: Dialect) -> [String] {
    guard case .renamed(let successor)? = dialect.tools.row(name)?.status else { return [name] }
    return [name, successor]
  }

  private static func covers(_ granted: ToolPattern.Kind, _ wanted: ToolPattern.Kind) -> Bool {
    if granted == wanted { return true }
    guard case .mcp(let server, let tool) = granted else { return false }
    if case .mcp(server, _) = wanted { return tool == "*" || tool.hasSuffix("*") }
    return server == "*"
  }
}

extension ProseBlock {
  /// A quotation is somebody else's order, a heading none.
  fileprivate var mayOrder: Bool {
    switch kind {
    case .paragraph, .listItem: quoteDepth == 0
    default: false
    }
  }
}

extension FindingText {
  fileprivate static func ungranted(
    _ name: String, _ lack: UngrantedTool.Lack, _ agent: AgentDefinition
  ) -> FindingText {
    let reason = lack == .denied ? "`disallowedTools` takes it away" : "`tools` does not grant it"
    return FindingText(
      "the prompt orders the use of \(name.coded), but \(reason); grant it, or take the order out of the prompt",
      effects: agent.runtimes.map { RuntimeEffect($0, "runs the agent without the tool") },
      fixes: lack == .denied ? [] : agent.granting(agent.dialect.tools.listedName(of: name) ?? name))
  }
}
