internal import AgentDefinitions

/// Flags TOML files that are not TOML.
struct InvalidTOML: FaultRule {
  static let info = RuleInfo(
    id: "invalid-toml",
    category: .reading,
    severity: .error,
    summary: "The file is not TOML.",
    why:
      "Codex refuses a file of which one line is wrong. Here the other lines are checked all the same, and the agent "
      + "does not start: what cannot be read may have been a limit.",
    examples: [
      .flagged(codex("model = ↓gpt-5"), at: codexPath),
      .flagged(codex("sandbox_mode↓: \"read-only\""), at: codexPath),
      .flagged(codex("nickname_candidates = ↓[\"Ada\", \"Grace\""), at: codexPath),
      .clean(codex("model = \"gpt-5\""), at: codexPath),
    ])

  private static let codexPath = ".codex/agents/one.toml"

  private static func codex(_ line: String) -> String {
    """
    name = "one"
    description = "Renames Swift functions and fixes their callers"
    developer_instructions = "You rename Swift functions."
    \(line)

    """
  }

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .syntax(.invalidTOML(let problem)) = kind else { return nil }
    let effects = (context.dialect?.runtimes ?? []).map { runtime in
      RuntimeEffect(runtime, runtime == .roster ? "does not start" : "refuses the file")
    }
    return FindingText("this is not TOML: \(problem.message)", effects: effects)
  }
}
