internal import AgentDefinitions

/// Flags a tool's name from another system than those that read the file.
struct ForeignToolName: AgentRule {
  static let info = RuleInfo(
    id: "foreign-tool-name",
    category: .tools,
    severity: .warning,
    summary: "The name is another system's for a tool.",
    why: "Names differ between systems, also by capitals alone. A name that is right elsewhere is passed over here "
      + "without a word, and the agent lacks the tool; Gemini CLI does not even load the file. There is one finding for "
      + "each list.",
    fixes: [.safe, .unsafe],
    examples: [
      .flagged("tools: ↓view, Grep", at: ".claude/agents/example.md", fixed: "tools: Read, Grep"),
      .flagged("tools: ↓create, Read", at: ".claude/agents/example.md", fixed: "tools: Write, Read"),
      .flagged("tools: [read, ↓AskUserQuestion]"),
      .flagged("tools: ↓read_file, run_shell_command, Grep", at: ".claude/agents/example.md"),
      .clean("tools: Read, Grep", at: ".claude/agents/example.md"),
      .clean("tools: [read, search, Bash]"),
      .clean("tools: [view]\nreadonly: true", at: ".cursor/agents/example.md"),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    guard agent.isToolListRead else { return }
    var seen: Set<String> = []
    var foreign: [ForeignName] = []
    for pattern in agent.tools.patterns where seen.count < 50 {
      guard case .unknown(let name) = pattern.value.kind, let home = Self.home(of: name, for: agent.dialect),
        seen.insert(name).inserted
      else { continue }
      foreign.append(ForeignName(name: name, home: home, range: pattern.range, in: agent))
    }
    guard let first = foreign.first else { return }
    findings.add(.foreign(foreign, in: agent, fixes: Self.fixes(for: foreign, in: agent)), at: first.range)
  }

  /// A name with one counterpart that can do just what it can do under its own.
  private static func fixes(for names: [ForeignName], in agent: AgentDefinition) -> [Fix] {
    guard var fix = ToolListFix(agent) else { return [] }
    for name in names {
      if name.isThere {
        fix.remove(name.range, isSafe: true)
      } else if name.here.count == 1, let here = name.here.first {
        let there = name.home.tools.row(name.name)?.tools ?? []
        let tools = agent.dialect.tools.row(here)?.tools ?? []
        fix.rename(name.range, to: here, isSafe: Set(tools) == Set(there))
      }
    }
    return fix.fixes
  }

  /// The other dialect that has exactly this name for a tool that this one has too; of several the one that most people
  /// know.
  static func home(of name: String, for dialect: Dialect) -> Dialect? {
    homes.first { other in
      guard other != dialect, other.tools.source != dialect.tools.source, let row = other.tools.row(name),
        row.name == name, !row.tools.isEmpty
      else { return false }
      return dialect.tools.rows.contains { $0.status == .current && $0.tools.contains(where: row.tools.contains) }
    }
  }

  private static let homes: [Dialect] = {
    let known: [Dialect] = [.claudeCode, .agentMarkdown, .gemini, .cursor, .openCode]
    return known + Dialect.all.filter { !known.contains($0) }
  }()
}

/// A name from elsewhere, and what it is here.
struct ForeignName {
  let name: String
  let home: Dialect
  let range: SourceRange
  let here: [String]
  /// Whether what it is here is listed too, so that nothing is missing.
  let isThere: Bool

  init(name: String, home: Dialect, range: SourceRange, in agent: AgentDefinition) {
    self.name = name
    self.home = home
    self.range = range
    here = ToolSuggestion(for: name, in: agent.dialect).names
    let present = Set(agent.tools.patterns.map(\.value.written))
    isThere = !here.isEmpty && here.allSatisfy(present.contains)
  }
}

extension Dialect {
  /// The system that a tool's name is best known from.
  fileprivate var homeName: String { self == .agentMarkdown ? "Copilot" : systems }
}

extension FindingText {
  fileprivate static func foreign(_ names: [ForeignName], in agent: AgentDefinition, fixes: [Fix]) -> FindingText {
    let isHarmless = names.allSatisfy(\.isThere)
    let isRefused = agent.runtimes.contains(.geminiCLI)
    return FindingText(
      names.count == 1 ? names.map { one($0, agent) }.joined() : several(names, agent),
      severity: isRefused ? .error : isHarmless ? .info : .warning,
      effects: UnknownTool.effects(of: agent), fixes: fixes)
  }

  private static func one(_ name: ForeignName, _ agent: AgentDefinition) -> String {
    "\(name.name.coded) is a name of \(name.home.homeName), and no tool of \(agent.dialect.systems) is called so; here that "
      + "is \(name.here.listed())" + (name.isThere ? ", which is listed too; take this one out" : "")
  }

  private static func several(_ names: [ForeignName], _ agent: AgentDefinition) -> String {
    let shown = names.prefix(6).map { name in
      "\(name.name.coded) (here \(name.here.listed())\(name.isThere ? ", also listed" : ""))"
    }
    let more = names.count > 6 ? " and \(names.count - 6) more" : ""
    var homes: [String] = []
    for name in names where !homes.contains(name.home.homeName) { homes.append(name.home.homeName) }
    return
      "\(shown.joined(separator: ", "))\(more) are names of \(homes.joined(separator: " and of ")), and no tools of "
      + "\(agent.dialect.systems) are called so; write the names in parentheses"
  }
}
