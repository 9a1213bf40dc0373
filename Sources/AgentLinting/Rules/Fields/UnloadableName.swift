internal import AgentDefinitions

/// Flags a name for which a system does not load the agent.
struct UnloadableName: AgentRule {
  static let info = RuleInfo(
    id: "unloadable-name",
    category: .fields,
    severity: .error,
    summary: "A system does not load an agent of this name.",
    why: "Where `name` is the agent's id it must be one that can stand in a command, a tool call and a settings file. "
      + "Claude Code skips a file whose name has a colon in it or begins with a hyphen, and only the debug log says so. "
      + "Gemini CLI takes lower-case letters, digits, hyphens and underscores, and refuses a file with another name.",
    examples: [
      .flagged("name: ↓docs:writer", at: ".claude/agents/docs-writer.md"),
      .flagged("name: ↓-writer", at: ".claude/agents/writer.md"),
      .flagged(
        "---\nname: ↓Docs Writer\ndescription: Writes API references\n---\nYou write.\n",
        at: ".gemini/agents/writer.md"),
      .clean("name: docs-writer", at: ".claude/agents/docs-writer.md"),
      .clean("name: \"Docs: Writer\""),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    for form in NameForm.all where agent.isNamed(by: form) && !form.accepts(agent.id.value) {
      findings.add(.unloadable(agent.id.value, form, in: agent), at: agent.id.range)
      return
    }
  }
}

extension FindingText {
  fileprivate static func unloadable(_ name: String, _ form: NameForm, in agent: AgentDefinition) -> FindingText {
    FindingText(
      "\(form.runtime.title) does not load an agent called \(name.quoted); use \(form.words), as in "
        + "`name: \(name.asSlug)`",
      effects: [RuntimeEffect(form.runtime, form.otherwise)])
  }
}
