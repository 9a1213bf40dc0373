internal import AgentDefinitions

/// Flags a name that loads and is not of the form that its system asks for.
struct IrregularName: AgentRule {
  static let info = RuleInfo(
    id: "irregular-name",
    category: .fields,
    severity: .warning,
    summary: "The name is not in lower case with hyphens.",
    why: "Claude Code asks for lower-case letters and hyphens. The name is what stands after `@`, in `Agent(…)` lists, "
      + "in settings and in models' calls; a blank or a capital letter makes those miss. A name that merely has an "
      + "underscore or capital letters in it is reported as information.",
    fixes: [.unsafe],
    examples: [
      .flagged(
        "name: ↓Code Reviewer", at: ".claude/agents/code-reviewer.md", fixed: "name: code-reviewer"),
      .flagged("name: ↓code_reviewer", at: ".claude/agents/code-reviewer.md"),
      .clean("name: test-writer-2", at: ".claude/agents/code-reviewer.md"),
      .clean("name: Code Reviewer"),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    for form in NameForm.all where agent.isNamed(by: form) {
      let name = agent.id.value
      guard form.accepts(name), !form.isRegular(name) else { continue }
      findings.add(.irregular(name, form, agent), at: agent.id.range)
      return
    }
  }
}

extension FindingText {
  fileprivate static func irregular(_ name: String, _ form: NameForm, _ agent: AgentDefinition) -> FindingText {
    FindingText(
      "\(name.quoted) is the agent's id, and \(form.runtime.title) asks for \(form.words) in it, so that it can be "
        + "written after `@` and in `Agent(…)`; write `name: \(name.asSlug)`",
      severity: name.isOneWord ? .info : .warning, effects: [RuntimeEffect(form.runtime, "loads it all the same")],
      fixes: .of(
        "write `name: \(name.asSlug)`; whoever calls it by its old name must too", .unsafe,
        agent.field(.name)?.value.replaced(by: name.asSlug)))
  }
}

extension String {
  /// Whether it can be written after an `@` and be recognised.
  fileprivate var isOneWord: Bool {
    unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".": true
      default: false
      }
    }
  }
}
