internal import AgentDefinitions

/// Flags an environment variable that a team needs and the environment lacks.
struct MissingVariable: FaultRule {
  static let info = RuleInfo(
    id: "missing-variable",
    category: .servers,
    severity: .error,
    summary: "An environment variable that the file asks for is not set.",
    why: "Without it the request to the provider or the server would fail with a less helpful message. Only `agentrun` "
      + "looks at the environment; the linter never does.",
    examples: [
      .clean(
        """
        version: 1
        provider: { type: openai, baseUrl: "https://api.example.com/v1", apiKey: "${env:EXAMPLE_KEY}" }
        agents:
          - { name: one, description: Renames Swift functions, prompt: You rename. }
        """, at: "team.yaml")
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .missingVariable(let name) = kind else { return nil }
    return FindingText("the environment variable \(name.coded) is not set; set it, or take the reference to it out")
  }
}
