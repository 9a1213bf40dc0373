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
    fixes: [.safe, .unsafe],
    examples: [
      .flagged("tools: [view, ↓gerp]", fixed: "tools: [view, grep]"),
      .flagged("tools: ↓Raed, Grep", at: ".claude/agents/example.md", fixed: "tools: Read, Grep"),
      .flagged(
        "tools: Glob, ↓grep_files, ripgrep", at: ".claude/agents/example.md", fixed: "tools: Glob, grep_files, Grep"),
      .flagged("tools: ↓Raed, Gerp, Glob", at: ".claude/agents/example.md"),
      .flagged("disallowedTools: ↓bash", at: ".claude/agents/example.md", fixed: "disallowedTools: Bash"),
      .clean("tools: [view, grep, docs/search, \"github/*\"]"),
      .clean("tools: [\"code_search\", \"readfile\", \"find_references\"]"),
      .clean("tools: Read, Grep, Bash(git log *), mcp__docs__search", at: ".claude/agents/example.md"),
      .clean("tools: Read, ReadLints, Shell\nreadonly: true", at: ".cursor/agents/example.md"),
    ])

  /// More wrong names in one file say nothing new.
  private static let most = 50

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    guard agent.isToolListRead else { return }
    let editor = EditorNames(in: agent)
    var seen: Set<String> = []
    var unknown: [Located<String>] = []
    var foreign: [Located<String>] = []
    for pattern in agent.tools.patterns where seen.count < Self.most {
      guard let name = Self.unknownName(pattern.value, editor), seen.insert(name).inserted,
        editor.isMisplaced(name) || ForeignToolName.home(of: name, for: agent.dialect) == nil
      else { continue }
      let suggestion = ToolSuggestion(for: name, in: agent.dialect)
      if agent.dialect.tools.servers.allowsAnyName, suggestion.names.isEmpty {
        foreign.append(Located(name, at: pattern.range))
      } else {
        unknown.append(Located(name, at: pattern.range))
      }
    }
    // One list, one finding.
    if editor.areAll, let first = (unknown + foreign).first {
      findings.add(.editors((unknown + foreign).map(\.value), of: agent), at: first.range)
    } else if let first = unknown.first {
      let fixes = Self.fixes(for: unknown.filter { !editor.isMisplaced($0.value) }, in: .tools, of: agent)
      findings.add(.unknown((unknown + foreign).map(\.value), of: agent, fixes: fixes), at: first.range)
    } else if let first = foreign.first {
      findings.add(.foreign(foreign.map(\.value), of: agent), at: first.range)
    }
    var denied: [Located<String>] = []
    for pattern in agent.disallowedTools where seen.count < Self.most {
      guard case .unknown(let name) = pattern.value.kind, seen.insert(name).inserted else { continue }
      denied.append(Located(name, at: pattern.range))
    }
    if let first = denied.first {
      let fixes = Self.fixes(for: denied, in: .disallowedTools, of: agent)
      findings.add(.unknownDenied(denied.map(\.value), of: agent, fixes: fixes), at: first.range)
    }
  }

  /// A misspelled name is safe to mend; what other words may mean is for a person to say.
  private static func fixes(
    for names: [Located<String>], in meaning: FieldMeaning, of agent: AgentDefinition
  ) -> [Fix] {
    guard var fix = ToolListFix(agent, meaning) else { return [] }
    for name in names {
      let suggestion = ToolSuggestion(for: name.value, in: agent.dialect)
      guard suggestion.names.count == 1, let wanted = suggestion.names.first else { continue }
      fix.rename(name.range, to: wanted, isSafe: Spelling.isSlip(name.value, for: wanted))
    }
    return fix.fixes
  }

  /// The name that none of the systems has which the file is written for, as far as it says.
  private static func unknownName(_ pattern: ToolPattern, _ editor: EditorNames) -> String? {
    if case .unknown(let name) = pattern.kind { return name }
    return editor.isMisplaced(pattern.written) ? pattern.written : nil
  }

  /// Names that only other editors' Copilot has, in a list.
  private struct EditorNames {
    private let misplaced: Set<String>
    /// Whether the list has no others: then it was written for such an editor, or by somebody who asked a model.
    let areAll: Bool

    init(in agent: AgentDefinition) {
      let names = agent.tools.patterns.map(\.value.written)
      let table = agent.dialect.tools
      let meant = table.editors.filter { $0.isFor(names) }
      misplaced = Set(
        names.filter { name in
          table.row(name) == nil && table.editors.contains { $0.tools[name] != nil }
            && !meant.contains { $0.tools[name] != nil }
        })
      areAll = !names.isEmpty && names.allSatisfy(misplaced.contains)
    }

    func isMisplaced(_ name: String) -> Bool { misplaced.contains(name) }
  }

  /// What each system does with names that it does not know.
  static func effects(of agent: AgentDefinition) -> [RuntimeEffect] {
    agent.runtimes.map { runtime in
      switch runtime {
      case .geminiCLI: RuntimeEffect(runtime, "does not load the file")
      case .claudeCode where agent.tools.isNone:
        RuntimeEffect(runtime, "does not start the agent: none of its tools exists")
      case .visualStudioCode:
        RuntimeEffect(runtime, "ignores the name, unless an extension or a server brings such a tool")
      default: RuntimeEffect(runtime, "ignores the name")
      }
    }
  }

  /// The same, where another finding about the same list does not say it.
  fileprivate static func ownEffects(of agent: AgentDefinition) -> [RuntimeEffect] {
    let isSaid =
      agent.tools.isNone
      && agent.tools.patterns.contains { pattern in
        if case .unknown(let name) = pattern.value.kind {
          ForeignToolName.home(of: name, for: agent.dialect) != nil
        } else {
          false
        }
      }
    return isSaid ? [] : effects(of: agent)
  }
}

extension FindingText {
  fileprivate static func unknown(_ names: [String], of agent: AgentDefinition, fixes: [Fix]) -> FindingText {
    let suggestions = names.map { ToolSuggestion(for: $0, in: agent.dialect) }
    let isHarmless = suggestions.allSatisfy { Self.isHarmless($0, agent) }
    return FindingText(
      called(names, suggestions, of: agent, "the agent does not get \(names.count == 1 ? "it" : "them")"),
      severity: agent.runtimes.contains(.geminiCLI) ? .error : isHarmless ? .info : .warning,
      effects: UnknownTool.ownEffects(of: agent), fixes: fixes)
  }

  /// A list in which every name is one that other editors have.
  fileprivate static func editors(_ names: [String], of agent: AgentDefinition) -> FindingText {
    let more = names.count > 5 ? names.count - 4 : 0
    let shown = more > 0 ? names.prefix(4).map(\.coded).joined(separator: ", ") + " and \(more) more" : names.listed()
    let listed = names.flatMap { ToolSuggestion(for: $0, in: agent.dialect).names }
    var here: [String] = []
    for name in listed where !here.contains(name) { here.append(name) }
    return FindingText(
      "\(shown) \(names.count == 1 ? "is a name" : "are names") of the JetBrains IDEs, and no tools of "
        + "\(agent.dialect.systems) are called so; write \(here.listed()) beside them for those",
      severity: .info, effects: UnknownTool.ownEffects(of: agent))
  }

  fileprivate static func unknownDenied(
    _ names: [String], of agent: AgentDefinition, fixes: [Fix]
  ) -> FindingText {
    let suggestions = names.map { ToolSuggestion(for: $0, in: agent.dialect) }
    return FindingText(called(names, suggestions, of: agent, "this takes nothing away"), fixes: fixes)
  }

  /// One name with its cure behind it, several with what each may be in parentheses.
  private static func called(
    _ names: [String], _ suggestions: [ToolSuggestion], of agent: AgentDefinition, _ consequence: String
  ) -> String {
    if let name = names.first, let suggestion = suggestions.first, names.count == 1 {
      return "no tool of \(agent.dialect.systems) is called \(name.coded), so \(consequence)\(suggestion.cure)"
    }
    let shown = zip(names, suggestions).prefix(6).map { name, suggestion in
      suggestion.names.isEmpty ? name.coded : "\(name.coded) (perhaps \(suggestion.names.listed("or")))"
    }
    let more = names.count > 6 ? " and \(names.count - 6) more" : ""
    return
      "no tools of \(agent.dialect.systems) are called \(shown.joined(separator: ", "))\(more), so \(consequence); take "
      + "them out, or write the names of those that exist"
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
        + "\(isOne ? "counts" : "count") only where \(bringers(agent)) brings such a tool; "
        + "write a server's tools as `\(agent.dialect.tools.servers == .at ? "@" : "")SERVER/TOOL`",
      severity: .info, effects: UnknownTool.ownEffects(of: agent))
  }

  /// VS Code's tool sets are files of the project's or of a person's.
  private static func bringers(_ agent: AgentDefinition) -> String {
    agent.runtimes.contains(.visualStudioCode)
      ? "an extension, a tool set or an MCP server" : "an extension or an MCP server"
  }
}
