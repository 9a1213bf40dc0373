import AgentLinting

extension RuleGuard {
  static let tools: [RuleGuard] = [
    plugin(
      "bypassed-permissions", "where nobody reads the key", "tools: Read\npermissionMode: bypassPermissions"),
    clean(
      "foreign-tool-name", "a tool that this system has under no name",
      "---\nname: a\ndescription: Names data races\ntools: [read, AskUserQuestion]\n---\nYou look.\n",
      at: ".kiro/agents/a.md"),
    flagged("foreign-tool-name", "what it is here is listed too", .info, "tools: ↓view, Read", at: claude),
    clean("conflicting-tools", "one name that is several tools", "tools: [read, search]"),
    flagged("conflicting-tools", "twice", .info, "tools: [view, ↓view]"),
    flagged("empty-tools", "nothing starts", .warning, "tools: ↓[]", at: claude),
    flagged("empty-tools", "it runs without", .info, "tools: ↓[]"),
    clean(
      "insufficient-tools", "who can have it done",
      "description: Implements REST endpoints in Go services\ntools: [read, agent]"),
    clean(
      "insufficient-tools", "a name that may be a tool which writes",
      "description: Implements REST endpoints in Go services\ntools: [read, my_editor]"),
    clean(
      "ungranted-tool", "in a comment",
      "---\nname: a\ndescription: Looks up errors\ntools: Read\n---\nLook. <!-- Use the WebSearch tool. -->\n",
      at: claude),
    clean("unknown-tool", "another system's, which another rule tells", "tools: view, Read", at: claude),
    clean("unavailable-tool", "in the foreground", "tools: Read, AskUserQuestion\nbackground: false", at: claude),
    clean(
      "unattended-destruction", "it is called by name", "description: Deletes data\ntools: [execute]\ninfer: false"),
    flagged("outdated-tool", "it is missing", .warning, "tools: [↓codebase]"),
    flagged("outdated-tool", "it is there under its new name too", .info, "tools: [↓codebase, search/codebase]"),
    flagged("outdated-tool", "Claude Code still understands it", .info, "tools: Read, ↓Task", at: claude),
    clean(
      "writing-reader", "what writes is denied",
      "---\nname: a\ndescription: Read-only agent that maps\ntools: Read, Write\ndisallowedTools: Write\n---\nYou map.\n",
      at: claude),
    flagged("writing-reader", "it says so", .error, writer("description: Read-only agent that maps modules")),
    flagged(
      "writing-reader", "only its name does", .warning,
      writer("description: Looks at modules", name: "module-reviewer"),
      at: ".claude/agents/module-reviewer.md"),
    clean(
      "over-broad-tools", "a limit that is none is told by another rule",
      "---\nname: a\ndescription: Read-only agent that maps modules\nallowedTools: Read\n---\nYou map.\n", at: claude),
    clean(
      "over-broad-tools", "a reviewer that writes its report to a file",
      "---\nname: api-reviewer\ndescription: Reviews interfaces\n---\nAppend what you found to `reviews/api.md`.\n",
      at: ".claude/agents/api-reviewer.md"),
    flagged(
      "over-broad-tools", "one that only reads a file", .warning,
      "---\nname: api-reviewer\n↓description: Reviews interfaces\n---\nCompare with what `docs/api.md` says.\n",
      at: ".claude/agents/api-reviewer.md"),
    clean(
      "over-broad-tools", "in a folder of a system that nobody here knows",
      "---\nname: api-reviewer\ndescription: Reviews interfaces\nmodel: sonnet\n---\nYou review.\n",
      at: ".agentsmesh/agents/api-reviewer.md"),
    clean(
      "over-broad-tools", "it runs elsewhere",
      "---\nkind: remote\nname: api-reviewer\nagent_card_url: https://a.example/card\n---\n",
      at: ".gemini/agents/api-reviewer.md"),
    clean(
      "missing-description", "it describes itself elsewhere",
      "---\nkind: remote\nname: api-reviewer\nagent_card_url: https://a.example/card\n---\n",
      at: ".gemini/agents/api-reviewer.md"),
    flagged(
      "over-broad-tools", "it must not edit, wherever that stands", .warning,
      reader("# Steps\n\nLook.\n\n- Say how to fix it.\n- **Do NOT make changes yourself.**\n"), at: claude),
    flagged(
      "over-broad-tools", "the tools by name", .warning, reader("**NEVER use Write/Edit** - you verify.\n"), at: claude),
    flagged(
      "over-broad-tools", "in a list", .warning, reader("- You are **read-only** - you cannot write files\n"),
      at: claude),
    clean(
      "over-broad-tools", "how, not whether",
      "---\nname: a\ndescription: Looks\n---\nDo not edit files directly; use the generator.\n", at: claude),
    clean(
      "over-broad-tools", "with a condition",
      "---\nname: a\ndescription: Looks\n---\nDo not make changes yourself until they are approved.\n"
        + "You are read-only while the build runs.\n", at: claude),
    clean(
      "over-broad-tools", "what somebody else is told",
      "---\nname: a\ndescription: Looks\n---\nTell it:\n\n```\nDo not make changes yourself.\n```\n",
      at: claude),
    flagged(
      "over-broad-tools", "a map that only switches on", .warning,
      "---\n↓description: Read-only agent that maps modules\ntools: {read: true, grep: true}\n---\nYou map.\n",
      at: ".opencode/agents/a.md"),
    clean(
      "over-broad-tools", "a map that switches something off",
      "---\ndescription: Read-only agent that maps modules\ntools: {write: false}\n---\nYou map.\n",
      at: ".opencode/agents/a.md"),
    flagged(
      "ungranted-tool", "a name that is no word", .warning,
      "---\ndescription: Looks at the past\ntools: [search]\n---\n- **Context**: Use `↓githubRepo` for the past.\n"),
    clean("unknown-tool", "the JetBrains IDEs' names", "tools: [read_file, show_content, get_errors, search]"),
    flagged("unknown-tool", "names of theirs that VS Code's models use too", .info, "tools: [↓read_file, list_dir]"),
    flagged("unknown-tool", "the same among VS Code's", .warning, "tools: [search, ↓read_file, list_dir]"),
    clean("foreign-tool-name", "the JetBrains IDEs' names", "tools: [read_file, grep_search]"),
    clean("outdated-tool", "Visual Studio's names", "tools: [code_search, readfile, editfiles]"),
    flagged("unknown-tool", "one list, one finding", .warning, "tools: [↓gerp, quux, view]"),
    clean(
      "over-broad-tools", "a star was a decision",
      "---\ndescription: Read-only agent that maps modules\ntools: [\"*\"]\n---\nYou map.\n"),
    clean(
      "over-broad-tools", "the writing tools are taken away",
      "---\nname: a\ndescription: Read-only agent that maps modules\ndisallowedTools: Write, Edit\n---\nYou map.\n",
      at: claude),
  ]

  private static func reader(_ prompt: String) -> String {
    "---\nname: example\n↓description: Looks at modules\n---\nYou look.\n\n\(prompt)"
  }

  private static func writer(_ description: String, name: String? = nil) -> String {
    let first = name.map { "name: \($0)\n" } ?? ""
    let tools = name == nil ? "[view, ↓edit]" : "[Read, ↓Write]"
    return "---\n\(first)\(description)\ntools: \(tools)\n---\nYou look.\n"
  }
}
