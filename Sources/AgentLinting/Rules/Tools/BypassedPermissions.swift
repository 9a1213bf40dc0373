internal import AgentDefinitions

/// Flags an agent that nobody is asked about.
struct BypassedPermissions: AgentRule {
  static let info = RuleInfo(
    id: "bypassed-permissions",
    category: .tools,
    severity: .warning,
    summary: "The agent runs every command and changes every file without asking.",
    why: "Whoever opens the repository and lets this agent be called has agreed to whatever it is talked into. Which "
      + "calls need no question is for the person who runs it to say.",
    examples: [
      .flagged("tools: Read, Bash\npermissionMode: ↓bypassPermissions", at: ".claude/agents/example.md"),
      .flagged(
        """
        {"name": "one", "description": "Renames Swift functions", "prompt": "You rename.",
         "tools": ["read", "shell"], "allowedTools": ["read", ↓"shell"],
         "mcpServers": {"docs": {"command": "docs", "autoApprove": [↓"*"]}}}
        """, at: ".kiro/agents/one.json"),
      .clean(
        """
        {"name": "one", "description": "Renames Swift functions", "prompt": "You rename.",
         "tools": ["read", "write"], "allowedTools": ["read", "write"],
         "toolsSettings": {"fs_write": {"allowedPaths": ["src/**"]}}}
        """, at: ".kiro/agents/one.json"),
      .clean(
        """
        {"name": "one", "description": "Renames Swift functions", "prompt": "You rename.",
         "tools": ["read", "shell"], "allowedTools": ["read"],
         "mcpServers": {"docs": {"command": "docs", "autoApprove": ["search"]}}}
        """, at: ".kiro/agents/one.json"),
      .clean("tools: Read, Bash\npermissionMode: acceptEdits", at: ".claude/agents/example.md"),
      .clean("tools: Read, Bash\npermissionMode: plan", at: ".claude/agents/example.md"),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    for field in agent.fields where field.key.value == "permissionMode" {
      // Where nobody reads the key it opens nothing.
      guard field.field?.readBy?.isEmpty != true, case .string("bypassPermissions") = field.value.scalar else {
        continue
      }
      findings.add(.bypass(agent), at: field.value.range)
    }
    guard agent.runtimes.contains(.kiro) else { return }
    checkAllowed(agent, into: &findings)
    checkApproved(agent, into: &findings)
  }

  /// Kiro's `allowedTools`. Whoever has limits for the tool in `toolsSettings` has thought of it.
  private func checkAllowed(_ agent: AgentDefinition, into findings: inout Findings) {
    let settings = agent.fields.first { $0.key.value == "toolsSettings" }?.value.entries.compactMap(\.key.text) ?? []
    // A tool has several names, and the settings may use another one.
    let limited = settings.flatMap(agent.dialect.tools.patterns).map(\.kind)
    let open = agent.allowedTools.filter { allowed in
      allowed.value == "*" || allowed.value == "@builtin"
        || agent.opened(by: allowed.value).contains { !limited.contains($0.kind) }
    }
    guard let first = open.first else { return }
    // Files are under version control, and an agent that writes has to write.
    let onlyWrites = open.allSatisfy { allowed in
      let opened = agent.opened(by: allowed.value)
      return !opened.isEmpty && !opened.contains { $0.reach.contains(.runsCommands) }
    }
    findings.add(.allowed(open.map(\.value), isMild: onlyWrites && LimitedRole(of: agent) == nil), at: first.range)
  }

  /// `autoApprove: ["*"]` of a server.
  private func checkApproved(_ agent: AgentDefinition, into findings: inout Findings) {
    for server in agent.field(.mcpServers)?.value.entries.map({ $0 }) ?? [] {
      guard let star = server.value["autoApprove"]?.elements.first(where: { $0.isText("*") }) else { continue }
      findings.add(.approved(server.key.text ?? ""), at: star.range)
    }
  }
}

extension AgentDefinition {
  /// The tools of this name that the agent has and that write or run something.
  fileprivate func opened(by name: String) -> [ToolPattern] {
    dialect.tools.patterns(for: name).filter { pattern in
      (pattern.reach.contains(.writesFiles) || pattern.reach.contains(.runsCommands))
        && (tools.isAll || tools.patterns.contains { $0.value.kind == pattern.kind })
    }
  }
}

extension FindingText {
  fileprivate static func allowed(_ names: [String], isMild: Bool) -> FindingText {
    FindingText(
      "`allowedTools` lets the agent use \(names.listed()) without a single question; take that out, and say under "
        + "`toolsSettings` which commands and paths need none", severity: isMild ? .info : nil,
      effects: [RuntimeEffect(.kiro, "asks nobody before it runs a command or changes a file")])
  }

  fileprivate static func approved(_ server: String) -> FindingText {
    FindingText(
      "`autoApprove: [\"*\"]` lets every tool of the MCP server \(server.coded) run without a question, also those that it "
        + "gets later; name the ones that only look something up",
      effects: [RuntimeEffect(.kiro, "asks nobody before it calls a tool of the server")])
  }

  fileprivate static func bypass(_ agent: AgentDefinition) -> FindingText {
    FindingText(
      "`permissionMode: bypassPermissions` lets this agent act without a single question; take it out, or write "
        + "`acceptEdits` and list only the tools that it needs",
      effects: agent.runtimes.filter { $0 == .claudeCode }.map {
        RuntimeEffect($0, "asks nobody before it runs a command or changes a file")
      })
  }
}
