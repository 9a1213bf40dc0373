internal import AgentDefinitions

/// Flags an environment variable where none is put in.
struct MisplacedVariable: FaultRule {
  static let info = RuleInfo(
    id: "misplaced-variable",
    category: .servers,
    severity: .warning,
    summary: "An environment variable stands where none is put in.",
    why: "Variables are put into provider keys and headers and into an MCP server's `env` and `headers`, and nowhere "
      + "else: a secret in a prompt, a path or an argument would end up in logs and process lists.",
    examples: [
      .flagged(
        """
        name: one
        description: Renames Swift functions
        prompt: You rename.
        mcpServers:
          docs: { command: docs-server, args: [↓"--key=${env:DOCS_KEY}"] }
        """, at: "one.agent.yaml"),
      .clean(
        """
        name: one
        description: Renames Swift functions
        prompt: You rename.
        mcpServers:
          docs: { command: docs-server, env: { DOCS_KEY: "${env:DOCS_KEY}" } }
        """, at: "one.agent.yaml"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .interpolationNotAllowed(let key, let variable) = kind else { return nil }
    return FindingText(
      "the variable \(variable.coded) is not put into \(key.coded), which keeps it as written; hand it over in the "
        + "server's `env` or `headers`")
  }
}
