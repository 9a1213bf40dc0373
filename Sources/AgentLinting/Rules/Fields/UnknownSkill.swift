internal import AgentDefinitions

/// Notes the name of a skill that the repository, which has skills, does not have.
struct UnknownSkill: FaultRule {
  static let info = RuleInfo(
    id: "unknown-skill",
    category: .fields,
    tier: .strict,
    severity: .info,
    summary: "The agent names a skill that this repository does not have.",
    why:
      "The skill may come from a plugin, or from a folder of the person's own, as `~/.claude/skills`; everybody else "
      + "runs the agent without it. Nothing is said where the repository has no skills at all.",
    examples: [
      .flagged(RuleExample.skillFiles(of: .copilot, naming: "[swift-names, ↓commit-messages]")),
      .flagged(RuleExample.skillFiles(of: .claudeCode, naming: "↓swift-names", in: ".github/skills")),
      .clean(
        """
        ---
        description: Renames Swift functions
        tools: [view, edit]
        skills: [commit-messages, writing:plain-words]
        ---
        You rename functions as the skills say.
        """),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .unknownSkill(let name, nil, let elsewhere) = kind else { return nil }
    let system = context.dialect?.runtimes.contains(.claudeCode) ?? false ? "Claude Code" : "Copilot"
    if let elsewhere {
      return FindingText(
        "the skill \(name.coded) lies in \(elsewhere.coded), where \(system) does not look; put it, or a link to it, into "
          + "a folder that it reads")
    }
    return FindingText(
      "no skill of this repository is called \(name.coded), so that the agent works without it for everybody whose own "
        + "folder or plugins do not have one; add it, or leave the name out")
  }
}
