internal import AgentDefinitions

/// Flags tool names that a system has given up.
struct OutdatedTool: AgentRule {
  static let info = RuleInfo(
    id: "outdated-tool",
    category: .tools,
    severity: .warning,
    summary: "The tool has another name by now, or is gone.",
    why: "A former name works only where somebody remembers it: other systems that read the file ignore it, and the "
      + "agent lacks the tool. There is one finding for each file.",
    fixes: [.safe, .unsafe],
    examples: [
      .flagged("tools: [↓codebase, search/usages, findTestFiles]", fixed: "tools: [search/codebase, search/usages]"),
      .flagged("tools: Read, ↓MultiEdit", at: ".claude/agents/example.md", fixed: "tools: Read, Edit"),
      .flagged("tools:\n  - view # files\n  - ↓runCommands\n", fixed: "tools:\n  - view # files\n  - execute\n"),
      .clean("tools: [search/codebase, search/usages]"),
      .clean("tools: Read, Edit", at: ".claude/agents/example.md"),
      .clean("tools: Read, LS\nreadonly: true", at: ".cursor/agents/example.md"),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    let table = agent.dialect.tools
    guard agent.tools.patterns.contains(where: { table.isOutdated(Self.name($0.value)) }) else { return }
    guard agent.isToolListRead else { return }
    var outdated: [(name: String, status: ToolNameTable.Row.Status)] = []
    var place: SourceRange?
    var written: Set<String> = []
    for pattern in agent.tools.patterns {
      let name = Self.name(pattern.value)
      guard written.insert(name).inserted, let row = table.row(name), row.status != .current,
        // `readfile` is Visual Studio's by now, `readFile` was VS Code's.
        row.name == name || !table.editors.contains(where: { $0.tools[name] != nil })
      else { continue }
      outdated.append((name, row.status))
      place = place ?? pattern.range
    }
    guard let place else { return }
    findings.add(.outdated(outdated, beside: written, of: agent, fixes: Self.fixes(for: agent)), at: place)
  }

  /// A name that is gone grants nothing. One that has become the name of more than it was is for a person to judge, and
  /// so is `Task`, which older versions of Claude Code alone know.
  private static func fixes(for agent: AgentDefinition) -> [Fix] {
    let table = agent.dialect.tools
    guard var fix = ToolListFix(agent) else { return [] }
    var seen: Set<SourceRange> = []
    for pattern in agent.tools.patterns where seen.insert(pattern.range).inserted {
      guard let row = table.row(name(pattern.value)) else { continue }
      switch row.status {
      case .current: break
      case .removed: fix.remove(pattern.range, isSafe: true)
      case .renamed(let successor):
        let tools = table.row(successor)?.tools ?? []
        let isGroup = table.rows.contains { $0.name.hasPrefix(successor + "/") }
        let isSame =
          Set(tools) == Set(row.tools) && !isGroup && !sets.contains(row.name)
          && row.name != "Task"
        fix.rename(pattern.range, to: successor, isSafe: isSame)
      }
    }
    return fix.fixes
  }

  /// Names that stood for several tools, of which the present one is one.
  private static let sets: Set<String> = ["runCommands", "runNotebooks", "runTasks"]

  private static func name(_ pattern: ToolPattern) -> String {
    pattern.specifier == nil ? pattern.written : String(pattern.written.prefix { $0 != "(" })
  }
}

extension ToolNameTable {
  fileprivate func isOutdated(_ name: String) -> Bool { row(name).map { $0.status != .current } ?? false }
}

extension FindingText {
  fileprivate static func outdated(
    _ names: [(name: String, status: ToolNameTable.Row.Status)], beside written: Set<String>, of agent: AgentDefinition,
    fixes: [Fix]
  ) -> FindingText {
    let changes = names.prefix(6).map { name, status in
      switch status {
      case .renamed(let successor) where written.contains(successor):
        "\(name.coded) (now \(successor.coded), also here)"
      case .renamed(let successor): "\(name.coded) (now \(successor.coded))"
      case .removed, .current: "\(name.coded) (gone)"
      }
    }
    let more = names.count > 6 ? " and \(names.count - 6) more" : ""
    let verb = names.count == 1 ? "is an outdated tool name" : "are outdated tool names"
    return FindingText(
      "\(changes.joined(separator: ", "))\(more) \(verb); write the present ones and take out what is gone",
      severity: names.allSatisfy { isHarmless($0.name, $0.status, beside: written, in: agent) } ? .info : .warning,
      effects: effects(for: agent), fixes: fixes)
  }

  /// What is gone grants nothing, and what is there under its new name too is not missing. Claude Code's `Task` and
  /// VS Code's former names still work where nobody else reads the file.
  private static func isHarmless(
    _ name: String, _ status: ToolNameTable.Row.Status, beside written: Set<String>, in agent: AgentDefinition
  ) -> Bool {
    switch status {
    case .renamed(let successor):
      written.contains(successor) || agent.dialect == .chatMode
        || name == "Task" && agent.runtimes.contains(.claudeCode)
    case .removed, .current: true
    }
  }

  private static func effects(for agent: AgentDefinition) -> [RuntimeEffect] {
    agent.runtimes.compactMap { runtime in
      switch runtime {
      case .visualStudioCode: RuntimeEffect(runtime, "still understands former names and marks them in the editor")
      case .copilotCloud, .copilotCLI: RuntimeEffect(runtime, "ignores names that it does not know")
      case .claudeCode: RuntimeEffect(runtime, "understands some former names and ignores the others")
      default: nil
      }
    }
  }
}
